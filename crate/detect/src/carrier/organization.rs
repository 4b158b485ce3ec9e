//! The Azure DevOps organization that a URL names.

use alloc::string::String;

/// Azure DevOps allows 50 characters; no token is that short, so none can pass for a name.
const LONGEST: usize = 50;

/// The organization in a URL without its scheme and user part: `dev.azure.com/ORG/…`, `pkgs.dev.azure.com/ORG/…`,
/// `ORG.visualstudio.com`, `ORG.pkgs.visualstudio.com`.
pub(crate) fn of(url: &[u8]) -> Option<String> {
    let mut parts = core::str::from_utf8(url).ok()?.split('/');
    let host = parts.next()?.split(':').next()?.to_ascii_lowercase();
    let name = if host == "dev.azure.com" || host.ends_with(".dev.azure.com") {
        parts.next()?
    } else {
        host.strip_suffix(".visualstudio.com")?.split('.').next()?
    };
    let name = name.split(['?', '#']).next()?;
    let is_name = (1..=LONGEST).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then(|| String::from(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_kinds_of_host() {
        for url in
            ["dev.azure.com/Fabrikam/x", "DEV.azure.com:443/Fabrikam?x", "vssps.dev.azure.com/Fabrikam/_apis"]
        {
            assert_eq!(of(url.as_bytes()).as_deref(), Some("Fabrikam"), "{url}");
        }
        for url in ["fabrikam.visualstudio.com", "fabrikam.pkgs.visualstudio.com/_packaging"] {
            assert_eq!(of(url.as_bytes()).as_deref(), Some("fabrikam"), "{url}");
        }
    }

    #[test]
    fn says_nothing_about_other_hosts_and_odd_names() {
        for url in [
            "github.com/fabrikam",
            "dev.azure.com",
            "dev.azure.com/",
            "dev.azure.com/$(org)/",
            "evil-dev.azure.com.x/y",
        ] {
            assert_eq!(of(url.as_bytes()), None, "{url}");
        }
        let long = alloc::format!("dev.azure.com/{}", "a".repeat(51));
        assert_eq!(of(long.as_bytes()), None);
    }
}
