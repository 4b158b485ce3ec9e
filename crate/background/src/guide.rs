//! The guide, opened where somebody needs it: with the names that the browser or a clone address tells, and links from it into Azure DevOps.

use patrol_advise::GuideTopic;
use patrol_azdo::{CloneUrl, Name, Whereabouts};
use patrol_protocol::Reply;
use patrol_webext::runtime::Sender;
use patrol_webext::{language, tabs};
use web_sys::Url;

use crate::servers;

/// Opens it from a page; only for one that a tab shows: nothing else has a person before it.
pub(crate) fn open_from(sender: &Sender, topic: GuideTopic, clone: Option<&str>) -> Option<Reply> {
    sender.tab()?;
    let names = match clone.and_then(CloneUrl::parse) {
        Some(url) => Whereabouts::of_clone(&url),
        None => of_page(sender.page_address().unwrap_or_else(|| sender.address())),
    };
    Some(open(topic, &names))
}

/// Opens it from one of Patrol's own pages, about the page in a tab.
pub(crate) async fn open_for_tab(topic: GuideTopic, tab: Option<i32>) -> Option<Reply> {
    let tab = match tab {
        Some(tab) => tabs::get(tab).await,
        None => None,
    };
    let page = tab.and_then(|tab| tab.url).unwrap_or_default();
    let host = Url::new(&page).map(|url| url.hostname()).unwrap_or_default();
    let names = if servers::is_guarded(&host).await { of_page(&page) } else { Whereabouts::default() };
    Some(open(topic, &names))
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

fn open(topic: GuideTopic, names: &Whereabouts) -> Reply {
    tabs::open(&address(&patrol_guide::file(&language()), topic, names));
    Reply::Done
}

/// The names in the address of a page.
fn of_page(address: &str) -> Whereabouts {
    Url::new(address).map(|url| Whereabouts::of_page(&url.host(), &url.pathname())).unwrap_or_default()
}

/// The guide's address: its file, the topic, and the names.
fn address(file: &str, topic: GuideTopic, names: &Whereabouts) -> String {
    match names.to_query() {
        query if query.is_empty() => format!("{file}#{}", topic.place()),
        query => format!("{file}#{}?{query}", topic.place()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_topic_and_where_the_person_works() {
        let names = Whereabouts::of_page("dev.azure.com", "/contoso/Web%20Site/_git/shop");
        assert_eq!(
            address("guide.html", GuideTopic::GitOnce, &names),
            "guide.html#scenario/git-once?org=contoso&project=Web%20Site&repo=shop"
        );
        assert_eq!(
            address("guide.de.html", GuideTopic::Leak, &Whereabouts::default()),
            "guide.de.html#playbook"
        );
    }
}
