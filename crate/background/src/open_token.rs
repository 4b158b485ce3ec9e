//! The way to a token on its page. Azure DevOps has no address for one token, so the page is told which one is meant.

use patrol_phrase::{Foreign, Phrase};
use patrol_protocol::Reply;
use patrol_webext::runtime::Sender;
use patrol_webext::storage::Area;
use patrol_webext::tabs;

use crate::token_list;

/// Where the token is kept that a page was opened for, until the page asks. The person may have to sign in first.
const KEY: &str = "wantedToken";

/// The token that a page was opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    tab: i32,
    /// The address of the page, without query.
    page: String,
    name: String,
}

impl Wanted {
    fn read(stored: &str) -> Option<Wanted> {
        let (tab, page, name) = serde_json::from_str(stored).ok()?;
        Some(Wanted { tab, page, name })
    }

    fn to_json(&self) -> String {
        serde_json::to_string(&(self.tab, &self.page, &self.name)).unwrap_or_default()
    }

    /// Whether it is the page in this tab that it was opened for.
    fn is_for(&self, tab: Option<i32>, address: &str) -> bool {
        let page = address.split(['?', '#']).next().unwrap_or_default();
        tab == Some(self.tab) && page.eq_ignore_ascii_case(&self.page)
    }
}

/// Opens the page on which a token was listed. `None` when no list has it any more.
pub(crate) async fn open(token: &str) -> Option<Reply> {
    let inventory = token_list::inventory().await;
    let (organization, token) = inventory.listed(token)?;
    show(organization.page.clone(), token.name).await
}

/// Opens this page for the token with this name, which is marked there.
pub(crate) async fn show(page: String, name: String) -> Option<Reply> {
    let tab = tabs::create(&page).await?;
    // Without it the page is open all the same.
    let _ = Area::Session.set(KEY, &Wanted { tab, page, name }.to_json()).await;
    Some(Reply::Done)
}

/// The token that the page was opened for; asked for once.
pub(crate) async fn wanted(sender: &Sender) -> Option<Reply> {
    let wanted = Wanted::read(&Area::Session.get(KEY).await.ok()??)?;
    if !wanted.is_for(sender.tab(), sender.address()) {
        return None;
    }
    let _ = Area::Session.set(KEY, "null").await;
    let name = Foreign::new(&wanted.name);
    let (marked, sought) = (Phrase::list_marked(&name), Phrase::list_sought(&name));
    Some(Reply::WantedToken { name: wanted.name, marked, sought })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_that_was_opened_for_it_in_its_tab_is_told() {
        let page = "https://dev.azure.com/contoso/_usersSettings/tokens";
        let wanted = Wanted { tab: 7, page: page.into(), name: "ci".into() };
        assert_eq!(Wanted::read(&wanted.to_json()), Some(wanted.clone()));
        assert_eq!(Wanted::read("null"), None);
        assert!(wanted.is_for(Some(7), page));
        assert!(wanted.is_for(Some(7), "https://dev.azure.com/Contoso/_usersSettings/tokens?x=1#y"));
        assert!(!wanted.is_for(Some(8), page) && !wanted.is_for(None, page));
        assert!(!wanted.is_for(Some(7), "https://dev.azure.com/fabrikam/_usersSettings/tokens"));
    }
}
