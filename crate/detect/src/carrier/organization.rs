//! The Azure DevOps organization that a URL names.

use alloc::string::String;

/// Azure DevOps allows 50 characters; no token is that short, so none can pass for a name.
const LONGEST: usize = 50;

/// The organization in a URL without its scheme and user part: `dev.azure.com/ORG/…`, `pkgs.dev.azure.com/ORG/…`,
/// `ORG.visualstudio.com`, `ORG.pkgs.visualstudio.com`.
pub(crate) fn of(url: &[u8]) -> Option<String> {
    let authority = until(url, b"/");
    let host = until(authority, b":");
    let name = if is_in(host, b"dev.azure.com") {
        until(url.get(authority.len() + 1..)?, b"/?#")
    } else if is_in(host, b"visualstudio.com") {
        until(&host[..host.len().saturating_sub(b".visualstudio.com".len())], b".")
    } else {
        return None;
    };
    let is_name = (1..=LONGEST).contains(&name.len())
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    core::str::from_utf8(name).ok().filter(|_| is_name).map(String::from)
}

/// Whether the host is the domain or lies in it.
fn is_in(host: &[u8], domain: &[u8]) -> bool {
    host.split_at_checked(host.len().wrapping_sub(domain.len())).is_some_and(|(before, end)| {
        end.eq_ignore_ascii_case(domain) && matches!(before.last(), None | Some(b'.'))
    })
}

/// The text up to the first of the bytes.
fn until<'t>(text: &'t [u8], ends: &[u8]) -> &'t [u8] {
    &text[..text.iter().position(|byte| ends.contains(byte)).unwrap_or(text.len())]
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
            "visualstudio.com",
            "xvisualstudio.com/y",
            "dev.azure.com/$(org)/",
            "evil-dev.azure.com.x/y",
        ] {
            assert_eq!(of(url.as_bytes()), None, "{url}");
        }
        let long = alloc::format!("dev.azure.com/{}", "a".repeat(51));
        assert_eq!(of(long.as_bytes()), None);
    }
}
