//! Values in `.npmrc`: `//pkgs.dev.azure.com/ORG/_packaging/FEED/npm/registry/:_password=…`.

use alloc::string::String;

use super::organization;

/// How much of the line before the value is read, in bytes.
const REACH: usize = 512;

const KEYS: [&[u8]; 3] = [b":_password", b":_auth", b":_authToken"];

/// Whether a value that begins behind `before` is a credential of `.npmrc`, and the organization that its key names.
pub(crate) fn find(before: &[u8]) -> Option<Option<String>> {
    let reach = &before[before.len().saturating_sub(REACH)..];
    let line = &reach[reach.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1)..];
    let key = trim_end(line, b"\"' \t");
    let key = trim_end(key.strip_suffix(b"=")?, b" \t");
    let registry = KEYS.iter().find_map(|name| key.strip_suffix(*name))?;
    let url = registry.windows(2).position(|part| part == b"//").map(|at| &registry[at + 2..]);
    Some(url.and_then(organization::of))
}

fn trim_end<'t>(text: &'t [u8], bytes: &[u8]) -> &'t [u8] {
    let end = text.iter().rposition(|byte| !bytes.contains(byte)).map_or(0, |at| at + 1);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::Carrier;
    use crate::base64::encode;
    use crate::generate;
    use crate::scan;

    const REGISTRY: &str = "//pkgs.dev.azure.com/fabrikam/_packaging/feed/npm/registry/";

    fn only(text: &str) -> (&str, Carrier, Option<String>) {
        let [finding] = &scan(text)[..] else { panic!("{text}") };
        (&text[finding.range.clone()], finding.carrier, finding.organization.clone())
    }

    #[test]
    fn names_the_organization_of_the_feed() {
        let fabrikam = Some(String::from("fabrikam"));
        for token in [generate::azure_devops_pat(9), generate::azure_devops_pat_legacy(9)] {
            let password = encode(&token);
            let auth = encode(&format!("user:{token}"));
            for (text, value) in [
                (format!("{REGISTRY}:username=x\n{REGISTRY}:_password={password}\n"), &password),
                (format!("{REGISTRY}:_password = \"{password}\""), &password),
                (format!("{REGISTRY}:_auth={auth}"), &auth),
                (format!("//fabrikam.pkgs.visualstudio.com/_packaging/:_authToken={token}"), &token),
            ] {
                assert_eq!(only(&text), (value.as_str(), Carrier::Npmrc, fabrikam.clone()));
            }
        }
    }

    #[test]
    fn is_not_taken_in_by_other_keys() {
        assert_eq!(find(b"//host/:email="), None);
        assert_eq!(find(b"//host/:_password=x\nvalue "), None);
        assert_eq!(find(b""), None);
    }
}
