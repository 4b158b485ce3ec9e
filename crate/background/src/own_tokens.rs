//! The tokens that the person made in this browser, so that a question about one can say which it is: each as a fingerprint of its digest, with what
//! was asked of the service for it. Their values are never here. Of a token without a fingerprint, the lists of tokens may tell which it may be.

use patrol_advise::{Names, Scope};
use patrol_azdo::{Expiry, Instant, Intent, Reach, ReadFrom, TokenFields, TokenRequest};
use patrol_inventory::{Candidate, Clue, Inventory};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Guard, OwnToken, own_token_message};
use patrol_protocol::{FoundSecret, NewToken, Reply};
use patrol_webext::runtime::Sender;

use crate::clock::now;
use crate::fingerprints::{self, Record};
use crate::sender::Page;
use crate::{servers, settings, token_list};

/// The kind of secret that a new token is. Older tokens have no checksum.
const KIND: &str = "azure-devops-pat";

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
    let (made, message) = made(&fields, &token, page, now())?;
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
pub(crate) async fn name(secrets: Vec<FoundSecret>, page: Option<&Page>) -> Reply {
    let mut tokens = vec![None; secrets.len()];
    if !settings::in_force().await.name_own_tokens {
        return Reply::OwnTokens { tokens };
    }
    let record = fingerprints::read::<OwnToken>().await.ok().flatten();
    let known = record.as_ref().map(|record| record.kept.list()).unwrap_or_default();
    let inventory = if page.is_some() { token_list::inventory().await } else { Inventory::default() };
    let here = page.and_then(|page| page.organization.as_deref());
    let of_kind = tokens.iter_mut().zip(&secrets).filter(|(_, secret)| secret.rule == KIND).take(TOKENS);
    for (said, secret) in of_kind {
        let found = match &record {
            Some(record) => find(record, &secret.digest).await,
            None => None,
        };
        *said = match found {
            Some(token) if token.has_ended(now().0.unsigned_abs()) => None,
            Some(token) => Some(sentence(token)),
            None => guess(&inventory, known, secret, here, now()),
        };
    }
    Reply::OwnTokens { tokens }
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

/// What is known of a token that was just made, without its fingerprint, and what that is made of.
fn made(fields: &TokenFields, token: &NewToken, page: Page, now: Instant) -> Option<(OwnToken, String)> {
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
        name: fields.name.clone()?,
        scopes: fields.scopes.clone(),
        everywhere: fields.reach == Reach::AllOrganizations,
        ends,
        made: now.0.unsigned_abs(),
    };
    Some((made.cut(), message))
}

/// The token with this digest, in whichever organization it was made.
async fn find<'a>(record: &'a Record<OwnToken>, digest: &str) -> Option<&'a OwnToken> {
    let mut organizations: Vec<String> =
        record.kept.list().iter().map(|token| token.organization.to_ascii_lowercase()).collect();
    organizations.sort_unstable();
    organizations.dedup();
    for organization in organizations {
        let fingerprint = record.key.sign(&own_token_message(KIND, &organization, digest)?).await.ok()?;
        if let Some(token) = record.kept.find(&fingerprint) {
            return Some(token);
        }
    }
    None
}

/// Which of the listed tokens it may be. Those of which there is a fingerprint are others.
fn guess(
    inventory: &Inventory,
    known: &[OwnToken],
    secret: &FoundSecret,
    here: Option<&str>,
    now: Instant,
) -> Option<Phrase> {
    let clue = Clue { issued: secret.issued.as_deref()?, organization: secret.organization.as_deref(), here };
    let is_other = |candidate: &Candidate| known.iter().any(|token| is_same(token, candidate));
    perhaps(&inventory.guess(clue, is_other, now))
}

/// Whether a token that is listed is one whose making was seen.
fn is_same(token: &OwnToken, Candidate { name, organization, created, .. }: &Candidate) -> bool {
    token.name == *name
        && token.organization.eq_ignore_ascii_case(organization)
        && token.made.abs_diff(created.0.unsigned_abs()) <= Instant::DAY.unsigned_abs()
}

/// That it may be one of these.
fn perhaps(candidates: &[Candidate]) -> Option<Phrase> {
    let seen = Word::own(candidates.iter().map(|one| one.seen).min()?.date());
    Some(match candidates {
        [only] => Phrase::own_token_perhaps(Foreign::new(&only.name), Foreign::new(&only.organization), seen),
        _ => Phrase::own_token_perhaps_one_of(
            Word::list(candidates.iter().map(|one| Foreign::new(&one.name))),
            seen,
        ),
    })
}

/// Which token it is.
fn sentence(token: &OwnToken) -> Phrase {
    let (name, organization) = (Foreign::new(&token.name), Foreign::new(&token.organization));
    let known = Scope::maximal(&Scope::known(&token.scopes));
    let unknown = token.scopes.iter().filter(|id| Scope::find(id).is_none());
    let names = Names::english();
    let scopes = Word::list(
        known.iter().map(|scope| names.of_scope(scope)).chain(unknown.map(|id| Foreign::new(id).into())),
    );
    let day = token.ends.map(|ends| Word::own(Instant(i64::try_from(ends).unwrap_or(i64::MAX)).date()));
    match day {
        Some(day) if token.everywhere => Phrase::own_token_everywhere(name, scopes, day),
        Some(day) => Phrase::own_token(name, scopes, organization, day),
        None => Phrase::own_token_no_end(name, scopes, organization),
    }
}

#[cfg(test)]
mod tests {
    use patrol_azdo::TokenListRequest;
    use patrol_inventory::Organization;

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

    fn made_now(fields: &TokenFields, token: &NewToken, page: Page) -> Option<OwnToken> {
        made(fields, token, page, Instant(7)).map(|(made, _)| made)
    }

    #[test]
    fn what_was_asked_for_is_known_of_a_new_token() {
        let expected = OwnToken {
            fingerprint: String::new(),
            host: "dev.azure.com".into(),
            organization: "contoso".into(),
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

    /// The lists with one token each, made on this day, and seen on 2026-11-20.
    fn listed(tokens: &[(&str, &str)]) -> Inventory {
        let mut inventory = Inventory::default();
        for (name, day) in tokens {
            let organization = Organization {
                name: "contoso".into(),
                page: format!("https://dev.azure.com/{name}"),
                ..Organization::default()
            };
            let request =
                TokenListRequest::read("vssps.dev.azure.com", "/contoso/_apis/Token/SessionTokens", "")
                    .unwrap();
            let answer = format!(
                r#"[{{"authorizationId":"{name}","displayName":"{name}","scope":"vso.code","validFrom":"{day}"}}]"#
            );
            inventory.take(organization, &request, &answer, NOW);
        }
        inventory
    }

    /// 2026-11-20T00:00:00Z.
    const NOW: Instant = Instant(1_795_132_800_000);

    #[test]
    fn what_is_not_known_for_sure_is_said_as_a_guess() {
        let secret = FoundSecret {
            rule: KIND.into(),
            digest: "0a".repeat(32),
            issued: Some("2026-11".into()),
            organization: None,
        };
        let said = |tokens: &[(&str, &str)], known: &[OwnToken]| {
            let phrase = guess(&listed(tokens), known, &secret, None, NOW)?;
            Some((phrase.key(), phrase.args().join("; ").replace(['\u{2068}', '\u{2069}'], "")))
        };
        let (one, of) =
            (Phrase::own_token_perhaps("", "", "").key(), Phrase::own_token_perhaps_one_of("", "").key());
        let laptop = ("laptop", "2026-11-03");
        assert_eq!(said(&[laptop], &[]), Some((one, "\"laptop\"; \"contoso\"; 2026-11-20".into())));
        let both = said(&[("build", "2026-11-04"), laptop], &[]);
        assert_eq!(both, Some((of, "\"laptop\", \"build\"; 2026-11-20".into())));
        assert_eq!(said(&[("build", "2026-10-04")], &[]), None);
        // It has another value: the fingerprint would have told.
        let made = Instant::parse(laptop.1).unwrap().0.unsigned_abs() + 2000;
        let known = OwnToken { made, ..made_now(&fields(), &token(), page()).unwrap() };
        assert_eq!(said(&[laptop], std::slice::from_ref(&known)), None);
        let earlier = OwnToken { made: 7, ..known };
        assert!(said(&[laptop], &[earlier]).is_some(), "of the value that it had before");
        let no_month = FoundSecret { issued: None, ..secret.clone() };
        assert_eq!(guess(&listed(&[laptop]), &[], &no_month, None, NOW), None);
    }

    #[test]
    fn the_sentence_says_which_token_it_is_and_cannot_speak_for_patrol() {
        let said = |token: OwnToken| {
            let phrase = sentence(&token);
            (phrase.key(), phrase.args().join("; ").replace(['\u{2068}', '\u{2069}'], ""))
        };
        let token = made_now(&fields(), &token(), page()).unwrap();
        let (code, day) = ("Code (Read & write)", "2027-01-04");
        let expected = format!("\"laptop\"; {code}; \"contoso\"; {day}");
        assert_eq!(said(token.clone()), (Phrase::own_token("", "", "", "").key(), expected));
        let everywhere = OwnToken { everywhere: true, ..token.clone() };
        assert_eq!(said(everywhere).1, format!("\"laptop\"; {code}; {day}"));
        let scopes = vec!["vso.code_write".into(), "vso.new".into()];
        let no_end = OwnToken { ends: None, scopes, name: "a\"\n\u{202e}b".into(), ..token };
        assert_eq!(said(no_end).1, format!("\"a' b\"; {code}, \"vso.new\"; \"contoso\""));
    }
}
