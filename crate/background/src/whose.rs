//! Which of the person's tokens a secret is: by the fingerprint of its digest, or, where there is none, perhaps by the lists of tokens.

use patrol_advise::{Names, Scope};
use patrol_azdo::Instant;
use patrol_inventory::{Candidate, Clue, Inventory};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{OwnToken, own_token_message};
use patrol_protocol::FoundSecret;

use crate::clock::now;
use crate::fingerprints::{self, Record};
use crate::own_tokens::KIND;
use crate::sender::Page;
use crate::{settings, token_list};

/// What is known of the person's tokens.
pub(crate) struct Known {
    record: Option<Record<OwnToken>>,
    /// Empty where the page that asks is of another service than Azure DevOps.
    inventory: Inventory,
}

impl Known {
    /// `None` where the person, or the company, does not want tokens named.
    pub(crate) async fn read(page: Option<&Page>) -> Option<Known> {
        if !settings::in_force().await.name_own_tokens {
            return None;
        }
        let record = fingerprints::read::<OwnToken>().await.ok().flatten();
        let inventory = if page.is_some() { token_list::inventory().await } else { Inventory::default() };
        Some(Known { record, inventory })
    }

    /// Which token it is, or may be.
    pub(crate) async fn whose(&self, secret: &FoundSecret, page: Option<&Page>) -> Option<Whose> {
        let here = page.and_then(|page| page.organization.as_deref());
        let (found, known) = match &self.record {
            Some(record) => (find(record, &secret.digest).await, record.kept.list()),
            None => (None, [].as_slice()),
        };
        match found {
            Some(token) if token.has_ended(now().0.unsigned_abs()) => None,
            Some(token) => Some(Whose::Known(token.clone())),
            None => guess(&self.inventory, known, secret, here, now()),
        }
    }
}

/// Which of the person's tokens a secret is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// It has the fingerprint of this one.
    Known(OwnToken),
    /// It may be the first of these, or one of the others where there are any.
    Perhaps(Candidate, Vec<Candidate>),
}

impl Whose {
    /// What is to be said of it.
    pub(crate) fn sentence(&self) -> Phrase {
        let day = |seen: Instant| Word::own(seen.date());
        match self {
            Whose::Known(token) => sentence(token),
            Whose::Perhaps(one, others) if others.is_empty() => Phrase::own_token_perhaps(
                Foreign::new(&one.name),
                Foreign::new(&one.organization),
                day(one.seen),
            ),
            Whose::Perhaps(first, others) => {
                let all = || std::iter::once(first).chain(others);
                Phrase::own_token_perhaps_one_of(
                    Word::list(all().map(|one| Foreign::new(&one.name))),
                    day(all().map(|one| one.seen).fold(first.seen, Ord::min)),
                )
            }
        }
    }

    /// The address of the page that lists it, and its name there, where it is one token and that is known.
    pub(crate) fn row(self) -> Option<(String, String)> {
        match self {
            Whose::Known(token) => Some((token.page, token.name)).filter(|(page, _)| !page.is_empty()),
            Whose::Perhaps(one, others) => others.is_empty().then_some((one.page, one.name)),
        }
    }
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
) -> Option<Whose> {
    let clue = Clue { issued: secret.issued.as_deref()?, organization: secret.organization.as_deref(), here };
    let is_other = |candidate: &Candidate| known.iter().any(|token| is_same(token, candidate));
    let mut found = inventory.guess(clue, is_other, now).into_iter();
    found.next().map(|first| Whose::Perhaps(first, found.collect()))
}

/// Whether a token that is listed is one whose making was seen.
fn is_same(token: &OwnToken, Candidate { name, organization, created, .. }: &Candidate) -> bool {
    token.name == *name
        && token.organization.eq_ignore_ascii_case(organization)
        && token.made.abs_diff(created.0.unsigned_abs()) <= Instant::DAY.unsigned_abs()
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

    /// The page that lists the tokens.
    const LIST: &str = "https://dev.azure.com/contoso/_usersSettings/tokens";

    fn own() -> OwnToken {
        OwnToken {
            fingerprint: String::new(),
            host: "dev.azure.com".into(),
            organization: "contoso".into(),
            page: LIST.into(),
            name: "laptop".into(),
            scopes: vec!["vso.code".into(), "vso.code_write".into()],
            everywhere: false,
            ends: Some(1_799_056_800_000),
            made: 7,
        }
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
            let phrase = guess(&listed(tokens), known, &secret, None, NOW)?.sentence();
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
        let known = OwnToken { made, ..own() };
        assert_eq!(said(&[laptop], std::slice::from_ref(&known)), None);
        let earlier = OwnToken { made: 7, ..known };
        assert!(said(&[laptop], &[earlier]).is_some(), "of the value that it had before");
        let no_month = FoundSecret { issued: None, ..secret.clone() };
        assert_eq!(guess(&listed(&[laptop]), &[], &no_month, None, NOW), None);
    }

    #[test]
    fn only_one_token_of_which_the_page_is_known_has_a_row_to_show() {
        let known = own();
        let earlier = OwnToken { page: String::new(), ..known.clone() };
        let row = |whose: Whose| whose.row();
        assert_eq!(row(Whose::Known(known)), Some((LIST.into(), "laptop".into())));
        assert_eq!(row(Whose::Known(earlier)), None);
        let one = |name: &str| Candidate {
            name: name.into(),
            organization: "contoso".into(),
            page: LIST.into(),
            created: NOW,
            seen: NOW,
        };
        assert_eq!(row(Whose::Perhaps(one("build"), vec![])), Some((LIST.into(), "build".into())));
        assert_eq!(row(Whose::Perhaps(one("build"), vec![one("laptop")])), None);
    }

    #[test]
    fn the_sentence_says_which_token_it_is_and_cannot_speak_for_patrol() {
        let said = |token: OwnToken| {
            let phrase = sentence(&token);
            (phrase.key(), phrase.args().join("; ").replace(['\u{2068}', '\u{2069}'], ""))
        };
        let token = own();
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
