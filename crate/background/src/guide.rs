//! The guide, opened where somebody needs it: with the names that the browser tells, and links from it into Azure DevOps.

use patrol_advise::GuideTopic;
use patrol_azdo::{Name, Whereabouts};
use patrol_protocol::Reply;
use patrol_webext::runtime::Sender;
use patrol_webext::{language, tabs};
use web_sys::Url;

use crate::servers;

/// Opens a place in it from a page; only for one that a tab shows: nothing else has a person before it.
pub(crate) fn open_from(sender: &Sender, shown: &str) -> Option<Reply> {
    sender.tab()?;
    let own = place(sender.address());
    // Where the browser does not tell the address of the tab, the page itself is all that is known of it.
    let page = match sender.page_address() {
        Some(page) => place(page),
        None => own.clone().filter(|_| sender.frame_id == Some(0)),
    };
    Some(open(shown, names(own, page, sender.is_private())))
}

/// Opens it from one of Patrol's own pages, about the page in a tab.
pub(crate) async fn open_for_tab(topic: GuideTopic, tab: Option<i32>) -> Option<Reply> {
    let tab = match tab {
        Some(tab) => tabs::get(tab).await,
        None => None,
    };
    let is_private = tab.as_ref().is_some_and(|tab| tab.private);
    let page = tab.and_then(|tab| tab.url).unwrap_or_default();
    let host = Url::new(&page).map(|url| url.hostname()).unwrap_or_default();
    let page = if servers::is_guarded(&host).await { place(&page) } else { None };
    Some(open(topic.place(), names(page.clone(), page, is_private)))
}

/// Opens it where it says what to do about secrets of these rules that got out, without any names.
pub(crate) fn open_plan(rules: &[String]) -> Reply {
    open(plan(rules), Whereabouts::default())
}

/// The place in the guide that says what to do about secrets of these rules that got out.
pub(crate) fn plan(rules: &[String]) -> &'static str {
    patrol_guide::plan(rules.iter().map(String::as_str))
}

/// Opens the page with the person's tokens. `None` where the place names none, or a server that they have not added.
pub(crate) async fn open_token_page(place: &str) -> Option<Reply> {
    let (names, _) = Whereabouts::of_query(place);
    if let Some(server) = names.get(Name::Server)
        && !servers::is_guarded(server.split(':').next().unwrap_or_default()).await
    {
        return None;
    }
    tabs::open_page(&names.token_page()?);
    Some(Reply::Done)
}

fn open(shown: &str, names: Whereabouts) -> Reply {
    tabs::open(&patrol_guide::link(&language(), shown, &names));
    Reply::Done
}

/// Where the person works, by host and path of the page in the tab. A frame of another host does not speak for it. From a private window there are
/// none: browsers keep the addresses of what they show in others.
fn names(own: Option<(String, String)>, page: Option<(String, String)>, is_private: bool) -> Whereabouts {
    match (own, page) {
        (Some((own, _)), Some((host, path))) if own == host && !is_private => {
            Whereabouts::of_page(&host, &path)
        }
        _ => Whereabouts::default(),
    }
}

/// Host, with its port, and path of an address.
fn place(address: &str) -> Option<(String, String)> {
    Url::new(address).ok().map(|url| (url.host(), url.pathname()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_of_the_page_in_the_tab_says_where_the_person_works() {
        let at = |host: &str, path: &str| Some((host.to_owned(), path.to_owned()));
        let page = || at("dev.azure.com", "/contoso/Web%20Site/_git/shop");
        let all = "org=contoso&project=Web%20Site&repo=shop";
        for (own, page, is_private, expected) in [
            (page(), page(), false, all),
            (at("dev.azure.com", "/fabrikam"), page(), false, all),
            (at("contoso.visualstudio.com", "/web"), page(), false, ""),
            (at("dev.azure.com:444", "/contoso"), page(), false, ""),
            (page(), at("example.org", "/contoso"), false, ""),
            (page(), None, false, ""),
            (None, page(), false, ""),
            (page(), page(), true, ""),
        ] {
            assert_eq!(names(own.clone(), page, is_private).to_query(), expected, "{own:?}");
        }
    }
}
