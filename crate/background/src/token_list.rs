use patrol_advise::Service;
use patrol_azdo::{ExistingToken, TokenListRequest};
use patrol_inventory::{Inventory, Organization, Seen};
use patrol_json::{Json, Part};
use patrol_phrase::Phrase;
use patrol_protocol::Reply;
use patrol_webext::storage::{Area, StorageError};
use web_sys::Url;

use crate::clock::now;
use crate::queue::in_turn;

/// Longer reports are not read, in bytes.
const LONGEST: usize = 8 << 20;

/// No organization has a longer address, or id, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// Takes in what a page was told of its tokens, and says how the list stands, or that it could not be kept; `None` when it is not that.
/// `page` is the address of the page.
pub(crate) async fn take(seen: &str, page: &str) -> Option<Reply> {
    let not_kept = Reply::Refused { phrase: Phrase::problem_list_not_kept() };
    if seen.len() > LONGEST {
        return Some(not_kept);
    }
    let response = ListResponse::read(seen, page)?;
    match in_turn(add(response)).await {
        Some(Ok(listed)) => listed,
        _ => Some(not_kept),
    }
}

/// What [`take`] would say of the list if there were no other; nothing is kept.
pub(crate) fn look(seen: &str, page: &str) -> Option<Reply> {
    let response =
        Some(seen).filter(|seen| seen.len() <= LONGEST).map(|seen| ListResponse::read(seen, page))??;
    let mut inventory = Inventory::default();
    inventory.take(response.organization, &response.request, &response.text, now());
    inventory.lists.first().map(listed)
}

async fn add(response: ListResponse) -> Result<Option<Reply>, StorageError> {
    let mut inventory = Inventory::from_json(Area::Session.get(Inventory::KEY).await?.as_deref());
    inventory.take(response.organization, &response.request, &response.text, now());
    Area::Session.set(Inventory::KEY, &inventory.to_json()).await?;
    // The list that was taken last stands first.
    Ok(inventory.lists.first().map(listed))
}

fn listed(seen: &Seen) -> Reply {
    let tokens = seen.entries().count();
    Reply::Listed { line: Phrase::list_known(tokens, seen.risky(now())), tokens }
}

/// Every token that the lists have shown.
pub(crate) async fn tokens() -> Vec<ExistingToken> {
    inventory().await.tokens()
}

/// The lists. What cannot be read is taken for nothing: they come again with the pages.
pub(crate) async fn inventory() -> Inventory {
    Inventory::from_json(Area::Session.get(Inventory::KEY).await.unwrap_or_default().as_deref())
}

/// What the service answered to a request for the list, and whose list it is.
struct ListResponse {
    organization: Organization,
    request: TokenListRequest,
    text: String,
}

impl ListResponse {
    fn read(seen: &str, page: &str) -> Option<ListResponse> {
        let json = Json::parse(seen)?;
        let field = |name| json.root().get(name).and_then(Part::as_str);
        let asked = field("url").filter(|url| url.len() <= LONGEST_ADDRESS)?;
        let (page, asked) = (Url::new(page).ok()?, Url::new(asked).ok()?);
        if !is_of(&asked.hostname(), &page.hostname()) {
            return None;
        }
        let query = asked.search();
        let request = TokenListRequest::read(
            &asked.hostname(),
            &asked.pathname(),
            query.strip_prefix('?').unwrap_or_default(),
        )?;
        // The data of a page may be older than where it is now.
        let own = field("hostName").is_some_and(|name| name.eq_ignore_ascii_case(&request.organization));
        Some(ListResponse {
            organization: Organization {
                name: request.organization.clone(),
                id: field("hostId").filter(|id| own && id.len() <= LONGEST_ADDRESS).map(str::to_owned),
                page: page.origin() + &request.page,
                cloud: Service::of(&page.hostname()) == Service::Cloud,
            },
            text: field("answer")?.to_owned(),
            request,
        })
    }
}

/// Whether a page on `host` asks `asked` for its tokens: itself, or the identity service beside it.
fn is_of(asked: &str, host: &str) -> bool {
    asked == host || asked.strip_prefix("vssps.") == Some(host) || asked.replacen(".vssps.", ".", 1) == host
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn a_page_speaks_for_its_own_service_only() {
        for (asked, host, own) in [
            ("vssps.dev.azure.com", "dev.azure.com", true),
            ("contoso.vssps.visualstudio.com", "contoso.visualstudio.com", true),
            ("tfs.example.org", "tfs.example.org", true),
            ("vssps.dev.azure.com", "contoso.visualstudio.com", false),
            ("fabrikam.vssps.visualstudio.com", "contoso.visualstudio.com", false),
            ("dev.azure.com.example.org", "dev.azure.com", false),
        ] {
            assert_eq!(is_of(asked, host), own, "{asked} {host}");
        }
    }
}
