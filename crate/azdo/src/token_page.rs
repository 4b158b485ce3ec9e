use crate::is_cloud;

/// What follows the organization in the address of its list of personal access tokens (seen on the service and on servers, 2026-11).
const LIST: &str = "/_usersSettings/tokens";

/// The page on which a person revokes a token: of the organization if the token's surroundings name one, else of the one that the page is in.
/// An absolute address, or a path on the page's own host; `None` where neither names an organization.
///
/// `host` is without port; `path` begins with `/` and is percent-encoded, as browsers give it.
pub fn token_page(host: &str, path: &str, organization: Option<&str>) -> Option<String> {
    if let Some(organization) = organization.filter(|name| is_name(name)) {
        return Some(format!("https://dev.azure.com/{organization}{LIST}"));
    }
    if host.to_ascii_lowercase().ends_with(".visualstudio.com") {
        return Some(LIST.to_owned());
    }
    let mut names = path.split('/').filter(|name| !name.is_empty()).take_while(|name| !name.starts_with('_'));
    let first = names.next()?;
    let collection = names.next().filter(|_| !is_cloud(host) && first.eq_ignore_ascii_case("tfs"));
    Some(match collection {
        Some(collection) => format!("/{first}/{collection}{LIST}"),
        None => format!("/{first}{LIST}"),
    })
}

/// Whether a text can be the name of an organization, so that it may stand in an address.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_that_of_the_organization_that_is_named() {
        for (host, path, organization, page) in [
            ("dev.azure.com", "/contoso/Fiber/_git/web", None, Some("/contoso/_usersSettings/tokens")),
            ("dev.azure.com", "/contoso", None, Some("/contoso/_usersSettings/tokens")),
            (
                "dev.azure.com",
                "/contoso/_workitems/edit/7",
                Some("fabrikam"),
                Some("https://dev.azure.com/fabrikam/_usersSettings/tokens"),
            ),
            ("contoso.visualstudio.com", "/Fiber/_wiki", None, Some("/_usersSettings/tokens")),
            ("tfs.contoso.com", "/tfs/Main/Fiber/_git/web", None, Some("/tfs/Main/_usersSettings/tokens")),
            ("tfs.contoso.com", "/Main/Fiber/_git/web", None, Some("/Main/_usersSettings/tokens")),
            ("dev.azure.com", "/_signedin", None, None),
            ("dev.azure.com", "/", None, None),
            ("dev.azure.com", "/contoso", Some("evil.test/x"), Some("/contoso/_usersSettings/tokens")),
        ] {
            assert_eq!(
                token_page(host, path, organization).as_deref(),
                page,
                "{host}{path} {organization:?}"
            );
        }
    }
}
