use patrol_azdo::Place;
use patrol_webext::runtime::Sender;
use web_sys::Url;

/// The page that a message comes from, as the browser vouches for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// Without port; empty for a frame of which the browser tells nothing.
    pub(crate) host: String,
    /// The path of its address.
    pub(crate) path: String,
    /// The organization, or the collection of a server. A frame on the host of the page that it is in belongs to that page's: its own address
    /// may name none.
    pub(crate) organization: Option<String>,
}

impl Page {
    /// The page of a sender that is none of Patrol's own pages.
    pub(crate) fn of(sender: &Sender) -> Page {
        let Some((host, path)) = parts(sender.address()) else { return Page::default() };
        let page = sender.page_address().and_then(parts);
        let organization = organization(&host, &path, page);
        Page { host, path, organization }
    }
}

/// Host and path of the page that the tab shows, which follow where it goes without being loaded anew. `None` for a frame of another host: its
/// own address may stay behind.
pub(crate) fn shown(sender: &Sender) -> Option<(String, String)> {
    let (host, _) = parts(sender.address())?;
    sender.page_address().and_then(parts).filter(|(of_page, _)| *of_page == host)
}

/// Host and path of an address.
fn parts(address: &str) -> Option<(String, String)> {
    Url::new(address).ok().map(|url| (url.hostname(), url.pathname()))
}

/// The organization of a frame; `page` is host and path of the page in its tab.
fn organization(host: &str, path: &str, page: Option<(String, String)>) -> Option<String> {
    let path = page.filter(|(of_page, _)| of_page == host).map_or(path.to_owned(), |(_, path)| path);
    Place::of(host, &path).organization
}

#[cfg(test)]
mod tests {
    use super::organization;

    #[test]
    fn a_frame_belongs_to_the_organization_of_its_page() {
        let cloud = |path: &str| Some(("dev.azure.com".to_owned(), path.to_owned()));
        for (path, page, expected) in [
            ("/contoso/Web/_git/site", None, Some("contoso")),
            ("/", cloud("/contoso/Web"), Some("contoso")),
            ("/contoso/Web", cloud("/fabrikam/Web"), Some("fabrikam")),
            ("/contoso/Web", Some(("example.org".into(), "/fabrikam".into())), Some("contoso")),
            ("/", cloud("/"), None),
        ] {
            assert_eq!(organization("dev.azure.com", path, page).as_deref(), expected, "{path}");
        }
    }
}
