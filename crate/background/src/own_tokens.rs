//! The tokens that the person made in this browser, so that a question about one can say which it is: each as a fingerprint of its digest, with what
//! was asked of the service for it. Their values are never here.

use patrol_azdo::{Expiry, Instant, Intent, Reach, ReadFrom, TokenFields, TokenRequest, token_page};
use patrol_policy::{Guard, OwnToken, own_token_message};
use patrol_protocol::{FoundSecret, NamedToken, NewToken, Reply};
use patrol_webext::runtime::Sender;
use web_sys::Url;

use crate::clock::now;
use crate::fingerprints::{self, Record};
use crate::sender::Page;
use crate::whose::Known;
use crate::{open_token, servers, settings};

/// The kind of secret that a new token is. Older tokens have no checksum.
pub(crate) const KIND: &str = "azure-devops-pat";

/// How sure its recognition is where its checksum holds.
const CERTAIN: &str = "certain";

/// How many tokens of a message are looked at: a question names no more that anybody reads.
const TOKENS: usize = 20;

/// Keeps the fingerprint of a token that the page shows. `None` where a page has no right to that: a frame, a page that Patrol does not guard now, a
/// request that makes no token, or something that is none.
pub(crate) async fn keep(fields: TokenFields, token: NewToken, page: Page, sender: &Sender) -> Option<Reply> {
    sender.tab().filter(|_| sender.frame_id == Some(0))?;
    let is_on = settings::in_force().await.name_own_tokens && servers::is_guarded(&page.host).await;
    let is_paused =
        settings::policy(&page).await.paused.into_iter().any(|paused| paused.guard == Guard::Tokens);
    if !is_on || is_paused {
        return None;
    }
    let list = list_of(sender, &page);
    let (made, message) = made(&fields, &token, page, list, now())?;
    Some(
        fingerprints::change(async move |record: &mut Record<OwnToken>| {
            let fingerprint = record.key.sign(&message).await?;
            // A new value takes the place of the old one, which opens nothing any more.
            record.kept.retain(|known| !known.has_ended(made.made));
            if fields.intent == Intent::Regenerate {
                record.kept.retain(|known| !known.is_namesake(&made));
            }
            record.kept.add(OwnToken { fingerprint, ..made });
            Ok(())
        })
        .await,
    )
}

/// Says of each of the secrets which of the person's tokens it is, or may be. `page` is the one that asks; none where it is of another service
/// than Azure DevOps: it learns nothing of the lists.
pub(crate) async fn name(secrets: Vec<FoundSecret>, page: Option<&Page>, sender: &Sender) -> Reply {
    let mut tokens = vec![None; secrets.len()];
    let Some(known) = Known::read(page).await else { return Reply::OwnTokens { tokens } };
    let may_open = page.is_some() && may_open(sender);
    let of_kind = tokens.iter_mut().zip(&secrets).filter(|(_, secret)| secret.rule == KIND).take(TOKENS);
    for (said, secret) in of_kind {
        if let Some(whose) = known.whose(secret, page).await {
            *said = Some(NamedToken { sentence: whose.sentence(), opens: may_open && whose.row().is_some() });
        }
    }
    Reply::OwnTokens { tokens }
}

/// Opens the page that lists the token that the secret is, or may be. `None` where [`name`] would not offer that. Where it leads, is looked up anew:
/// the page that asks knows no address.
pub(crate) async fn open(secret: &FoundSecret, page: Option<&Page>, sender: &Sender) -> Option<Reply> {
    let page = page.filter(|_| may_open(sender))?;
    if secret.rule != KIND || !servers::is_guarded(&page.host).await {
        return None;
    }
    let known = Known::read(Some(page)).await?;
    let (list, name) = known.whose(secret, Some(page)).await?.row()?;
    open_token::show(list, name).await
}

/// Whether a tab may be opened: for a page that a person has before them, and not from a private window, for the tab may come in another one.
fn may_open(sender: &Sender) -> bool {
    sender.tab().is_some() && sender.frame_id == Some(0) && !sender.is_private()
}

/// The tokens, the latest first.
pub(crate) async fn list() -> Reply {
    agree().await;
    fingerprints::list(|tokens| Reply::OwnTokenList { tokens }).await
}

/// Forgets a token.
pub(crate) async fn forget(fingerprint: String) -> Reply {
    fingerprints::forget::<OwnToken>(fingerprint).await
}

/// Forgets all tokens.
pub(crate) async fn forget_all() -> Reply {
    fingerprints::forget_all::<OwnToken>().await
}

/// Forgets the tokens that have ended, and all of them where the person or the company does not want them kept.
pub(crate) async fn agree() {
    let now = now().0.unsigned_abs();
    if settings::in_force().await.name_own_tokens {
        fingerprints::retain(move |token: &OwnToken| !token.has_ended(now)).await;
    } else if matches!(fingerprints::read::<OwnToken>().await, Ok(Some(_))) {
        forget_all().await;
    }
}

/// The address of the list of the organization in whose pages the sender is; empty where there is none.
fn list_of(sender: &Sender, Page { host, path, .. }: &Page) -> String {
    let origin = Url::new(sender.address()).map(|url| url.origin()).unwrap_or_default();
    token_page(host, path, None).map(|path| origin + &path).unwrap_or_default()
}

/// What is known of a token that was just made, without its fingerprint, and what that is made of. `list` is the address of its list.
fn made(
    fields: &TokenFields,
    token: &NewToken,
    page: Page,
    list: String,
    now: Instant,
) -> Option<(OwnToken, String)> {
    let is_made = fields.read_from == ReadFrom::Request && fields.intent != Intent::Edit;
    if !is_made || token.rule != KIND || token.confidence != CERTAIN {
        return None;
    }
    let organization = page.organization?;
    let message = own_token_message(KIND, &organization, &token.digest)?;
    let ends = match TokenRequest::of(fields)?.expiry {
        Expiry::At(end) => u64::try_from(end.0).ok(),
        Expiry::NotSaid | Expiry::Unreadable | Expiry::NotKnown => None,
    };
    let made = OwnToken {
        fingerprint: String::new(),
        host: page.host,
        organization,
        page: list,
        name: fields.name.clone()?,
        scopes: fields.scopes.clone(),
        everywhere: fields.reach == Reach::AllOrganizations,
        ends,
        made: now.0.unsigned_abs(),
    };
    Some((made.cut(), message))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn page() -> Page {
        Page {
            host: "dev.azure.com".into(),
            path: "/contoso/_usersSettings/tokens".into(),
            organization: Some("contoso".into()),
        }
    }

    fn fields() -> TokenFields {
        TokenFields {
            read_from: ReadFrom::Request,
            name: Some("laptop".into()),
            scopes: vec!["vso.code".into(), "vso.code_write".into()],
            valid_to: Some("2027-01-04T10:00:00Z".into()),
            reach: Reach::Organizations(1),
            ..TokenFields::default()
        }
    }

    fn token() -> NewToken {
        NewToken { rule: KIND.into(), confidence: CERTAIN.into(), digest: "0a".repeat(32) }
    }

    /// The page that lists the tokens.
    const LIST: &str = "https://dev.azure.com/contoso/_usersSettings/tokens";

    fn made_now(fields: &TokenFields, token: &NewToken, page: Page) -> Option<OwnToken> {
        made(fields, token, page, LIST.into(), Instant(7)).map(|(made, _)| made)
    }

    #[test]
    fn what_was_asked_for_is_known_of_a_new_token() {
        let expected = OwnToken {
            fingerprint: String::new(),
            host: "dev.azure.com".into(),
            organization: "contoso".into(),
            page: LIST.into(),
            name: "laptop".into(),
            scopes: fields().scopes,
            everywhere: false,
            ends: Some(1_799_056_800_000),
            made: 7,
        };
        assert_eq!(made_now(&fields(), &token(), page()), Some(expected.clone()));
        let regenerate = TokenFields { intent: Intent::Regenerate, ..fields() };
        assert_eq!(made_now(&regenerate, &token(), page()), Some(expected));
    }

    #[test]
    fn nothing_else_is_taken_for_one() {
        let none = |fields: TokenFields, token: NewToken, page: Page| {
            assert_eq!(made_now(&fields, &token, page), None, "{fields:?} {token:?}");
        };
        none(TokenFields { intent: Intent::Edit, ..fields() }, token(), page());
        none(TokenFields { read_from: ReadFrom::Unreadable, ..fields() }, token(), page());
        none(TokenFields { read_from: ReadFrom::Form, ..fields() }, token(), page());
        none(TokenFields { name: None, ..fields() }, token(), page());
        none(fields(), NewToken { rule: "azure-devops-pat-legacy".into(), ..token() }, page());
        none(fields(), NewToken { confidence: "high".into(), ..token() }, page());
        none(fields(), NewToken { digest: "hunter2".into(), ..token() }, page());
        none(fields(), token(), Page { organization: None, ..page() });
    }

    #[test]
    fn a_tab_opens_for_the_page_itself_and_not_from_a_private_window() {
        let may = |sender| may_open(&serde_json::from_value::<Sender>(sender).unwrap());
        let tab = json!({ "id": 7 });
        assert!(may(json!({ "tab": tab, "frameId": 0 })));
        assert!(!may(json!({ "tab": tab, "frameId": 3 })) && !may(json!({ "tab": tab })));
        assert!(!may(json!({ "frameId": 0 })), "nobody sees it");
        assert!(!may(json!({ "tab": { "id": 7, "incognito": true }, "frameId": 0 })));
    }
}
