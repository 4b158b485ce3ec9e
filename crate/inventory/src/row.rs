use patrol_advise::{Advice, Context, Grade, Names, Remedy, Scope, Service, risk};
use patrol_azdo::{Instant, ListEntry};
use patrol_policy::Settings;

use crate::inventory::judged;
use crate::{Inventory, Order, Organization, Reach, Risk};

/// A token as a person looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The service's id of the token.
    pub id: String,
    /// The name that its owner, or a tool, gave it.
    pub name: String,
    /// The organization on whose token page it was listed.
    pub organization: Organization,
    /// Where it works.
    pub reach: Reach,
    /// Its scopes as listed.
    pub scopes: Vec<String>,
    /// What the scopes allow, without those that come with another.
    pub rights: Vec<Right>,
    /// When it was made, if the list says so.
    pub created: Option<Instant>,
    /// When it ends, if the list says so.
    pub expires: Option<Instant>,
    /// Started days until then, negative when it is past.
    pub days_left: Option<i64>,
    /// It does not work any more.
    pub ended: bool,
    /// It has more scopes or organizations than are kept; what they allow is not known.
    pub incomplete: bool,
    /// When it was last used, if the list says so.
    pub last_used: Option<Instant>,
    /// A tool made it, not a person.
    pub made_by_tool: bool,
    /// How much somebody with it could do.
    pub risk: Risk,
    /// The same with where and how long it works, for sorting: the riskiest has the most.
    pub score: u16,
    /// What the rules say of it, the firmest first. Empty for a token that has ended.
    pub advice: Vec<Advice>,
    /// What to do about it, the most useful first; empty when nothing is.
    pub remedies: Vec<Remedy>,
}

/// Something that a token allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// The scope as the form names it, or its id when it is not known.
    pub name: String,
    /// `None` when it is not known.
    pub grade: Option<Grade>,
}

impl Inventory {
    /// Every token once, as it was seen last, the riskiest first.
    pub fn rows(&self, settings: &Settings, now: Instant) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for seen in &self.lists {
            for entry in seen.entries() {
                if rows.iter().all(|row| row.id != entry.token.authorization_id) {
                    rows.push(self.row(&seen.organization, entry, settings, now));
                }
            }
        }
        Order::default().sort(&mut rows);
        rows
    }

    fn row(&self, organization: &Organization, entry: ListEntry, settings: &Settings, now: Instant) -> Row {
        let ended = entry.has_ended(now);
        let mut judged = judged(&entry);
        if ended {
            // For the rules a token that the service calls invalid ends now, whatever its date.
            judged.valid_to = Some(now);
        }
        let ListEntry { token, organizations, incomplete, .. } = entry;
        let service = if organization.cloud { Service::Cloud } else { Service::Server };
        let names = Names::english();
        let context = Context { settings, now, service, existing: None, task: None, names };
        let risk = risk(&judged, &context);
        Row {
            organization: organization.clone(),
            reach: Reach::of(self, &organizations),
            rights: rights(&token.scopes),
            created: token.valid_from,
            expires: token.valid_to,
            days_left: token.valid_to.map(|end| end.days_since(now)),
            ended,
            last_used: token.last_used,
            made_by_tool: risk.made_by_a_tool,
            incomplete,
            risk: if ended { Risk::Ended } else { risk.grade.into() },
            score: risk.score,
            advice: risk.advice,
            remedies: risk.remedies,
            id: token.authorization_id,
            name: token.name,
            scopes: token.scopes,
        }
    }
}

fn rights(ids: &[String]) -> Vec<Right> {
    let known: Vec<Scope> = ids.iter().filter_map(|id| Scope::find(id)).collect();
    let known = Scope::maximal(&known)
        .into_iter()
        .map(|scope| Right { name: scope.name(), grade: Some(scope.grade) });
    let unknown =
        ids.iter().filter(|id| Scope::find(id).is_none()).map(|id| Right { name: id.clone(), grade: None });
    let mut rights: Vec<Right> = known.chain(unknown).collect();
    // What is not known stands first, then the strongest; otherwise in the order of the list.
    rights.sort_by_key(|right| std::cmp::Reverse(right.grade.map_or(u8::MAX, |grade| grade as u8)));
    rights
}

#[cfg(test)]
pub(crate) mod testing {
    use patrol_azdo::{Instant, TokenListRequest};
    use patrol_policy::Settings;

    use crate::{Inventory, Organization, Row, Seen};

    /// 2026-11-20T00:00:00Z.
    pub(crate) const NOW: Instant = Instant(1_795_132_800_000);

    /// An entry of a list as JSON, with nothing but an id, a scope, and `fields` in front of which a comma stands.
    pub(crate) fn token(id: &str, fields: &str) -> String {
        format!(r#"{{"authorizationId":"{id}","displayName":"{id}","scope":"vso.work"{fields}}}"#)
    }

    /// An organization of the cloud whose id is `g-` and its name.
    pub(crate) fn organization(name: &str) -> Organization {
        Organization {
            name: name.into(),
            id: Some(format!("g-{name}")),
            page: format!("https://dev.azure.com/{name}/_usersSettings/tokens"),
            cloud: true,
        }
    }

    /// The organization of most tests.
    pub(crate) fn contoso() -> Organization {
        organization("contoso")
    }

    /// A list with these tokens, each an id and further fields.
    pub(crate) fn seen(organization: Organization, tokens: &[(&str, &str)]) -> Seen {
        let tokens: Vec<String> = tokens.iter().map(|(id, fields)| token(id, fields)).collect();
        let mut inventory = Inventory::default();
        inventory.take(organization, &list_request(), &format!("[{}]", tokens.join(",")), NOW);
        inventory.lists.remove(0)
    }

    /// The rows of one list.
    pub(crate) fn rows(tokens: &[(&str, &str)]) -> Vec<Row> {
        Inventory { lists: vec![seen(contoso(), tokens)], more: false }.rows(&Settings::default(), NOW)
    }

    fn list_request() -> TokenListRequest {
        TokenListRequest::read("vssps.dev.azure.com", "/contoso/_apis/Token/SessionTokens", "").unwrap()
    }
}

#[cfg(test)]
mod tests {
    use patrol_advise::Ground;

    use super::testing::{NOW, contoso, organization, rows, seen};
    use super::*;

    #[test]
    fn a_token_on_two_pages_is_one_row_as_it_was_seen_last() {
        let inventory = Inventory {
            lists: vec![
                seen(organization("fabrikam"), &[("a", r#","displayName":"new""#)]),
                seen(contoso(), &[("a", r#","displayName":"old""#), ("b", "")]),
            ],
            more: false,
        };
        let names: Vec<_> =
            inventory.rows(&Settings::default(), NOW).into_iter().map(|row| row.name).collect();
        assert_eq!(names, ["new", "b"]);
    }

    #[test]
    fn rights_are_named_once_the_strongest_first_and_the_unknown_before_all() {
        let rows = rows(&[("a", r#","scope":"vso.work vso.code vso.code_write vso.new""#)]);
        let rights: Vec<_> = rows[0].rights.iter().map(|right| (right.name.as_str(), right.grade)).collect();
        assert_eq!(
            rights,
            [
                ("vso.new", None),
                ("Code (Read & write)", Some(Grade::High)),
                ("Work Items (Read)", Some(Grade::Medium)),
            ]
        );
    }

    #[test]
    fn a_token_that_the_service_calls_invalid_has_ended_whatever_its_date() {
        let row = &rows(&[("a", r#","isValid":false,"validTo":"2027-01-01","scope":"app_token""#)])[0];
        assert_eq!((row.ended, row.risk, row.days_left), (true, Risk::Ended, Some(42)));
    }

    #[test]
    fn every_token_is_told_what_to_do() {
        let told = |fields: &str| rows(&[("a", fields)])[0].remedies.clone();
        let narrow = r#","displayName":"report of open bugs","validTo":"2026-11-25","targetAccounts":["g"]"#;
        assert_eq!(told(narrow), [Remedy::Replace]);
        let wide =
            r#","scope":"app_token","validTo":"2027-11-01","lastUsed":"2026-01-01","targetAccounts":["g"]"#;
        assert_eq!(told(wide)[..3], [Remedy::Revoke(Ground::Unused), Remedy::Shrink, Remedy::Shorten]);
        assert_eq!(told(r#","scope":"app_token","isValid":false"#), [Remedy::Revoke(Ground::Ended)]);
        let global = r#","scope":"app_token","validTo":"2027-11-01","targetAccounts":null"#;
        assert_eq!(told(global), [Remedy::Revoke(Ground::Global), Remedy::Replace]);
    }
}
