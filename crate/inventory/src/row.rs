use patrol_advise::{Grade, Scope};
use patrol_azdo::{Instant, ListEntry};
use patrol_settings::Phrase;

use crate::advice::advice;
use crate::risk::{Risk, has_ended};
use crate::{Inventory, Order, Organization, Reach};

/// How the tools that make tokens by themselves begin their names: Git Credential Manager and the credential helpers before it.
const MADE_BY_GIT: &str = "Git: http";

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
    /// When it was last used, if the list says so.
    pub last_used: Option<Instant>,
    /// A tool made it, not a person.
    pub made_by_tool: bool,
    /// How much a thief could do with it.
    pub risk: Risk,
    /// What to do about it, the most useful first; empty when nothing is.
    pub advice: Vec<Phrase>,
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
    /// Every token once, as it was seen last, the riskiest first. `limit` is the person's longest lifetime in days.
    pub fn rows(&self, limit: u16, now: Instant) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for seen in &self.lists {
            for entry in seen.entries() {
                if rows.iter().all(|row| row.id != entry.token.authorization_id) {
                    rows.push(self.row(&seen.organization, entry, limit, now));
                }
            }
        }
        Order::default().sort(&mut rows);
        rows
    }

    fn row(&self, organization: &Organization, entry: ListEntry, limit: u16, now: Instant) -> Row {
        let ListEntry { token, organizations, revoked } = entry;
        let ended = revoked || has_ended(&token, now);
        Row {
            organization: organization.clone(),
            reach: Reach::of(self, &organizations),
            rights: rights(&token.scopes),
            created: token.valid_from,
            expires: token.valid_to,
            days_left: token.valid_to.map(|end| end.days_since(now)),
            ended,
            last_used: token.last_used,
            made_by_tool: token.name.starts_with(MADE_BY_GIT),
            risk: if ended { Risk::Ended } else { Risk::of(&token, now) },
            advice: advice(&token, revoked, organization.cloud, limit, now),
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
    use patrol_azdo::{Instant, ListAddress, ListEntry, TokenList};

    use crate::{Inventory, Organization, Row, Seen};

    /// 2026-11-20T00:00:00Z.
    pub(crate) const NOW: Instant = Instant(1_795_132_800_000);

    /// A moment some days after [`NOW`].
    pub(crate) fn days(count: i64) -> Instant {
        Instant(NOW.0 + count * 86_400_000)
    }

    /// An entry of a list as JSON, with nothing but an id, a scope, and `fields` in front of which a comma stands.
    pub(crate) fn token(id: &str, fields: &str) -> String {
        format!(r#"{{"authorizationId":"{id}","displayName":"{id}","scope":"vso.work"{fields}}}"#)
    }

    /// The same as it is read.
    pub(crate) fn entry(id: &str, fields: &str) -> ListEntry {
        TokenList::read(&address(), &format!("[{}]", token(id, fields))).unwrap().entries.remove(0)
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
        inventory.take(organization, &address(), &format!("[{}]", tokens.join(",")), NOW);
        inventory.lists.remove(0)
    }

    /// The rows of one list.
    pub(crate) fn rows(tokens: &[(&str, &str)]) -> Vec<Row> {
        Inventory { lists: vec![seen(contoso(), tokens)] }.rows(30, NOW)
    }

    fn address() -> ListAddress {
        ListAddress::read("vssps.dev.azure.com", "/contoso/_apis/Token/SessionTokens", "").unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{NOW, contoso, organization, rows, seen};
    use super::*;

    #[test]
    fn a_token_on_two_pages_is_one_row_as_it_was_seen_last() {
        let inventory = Inventory {
            lists: vec![
                seen(organization("fabrikam"), &[("a", r#","displayName":"new""#)]),
                seen(contoso(), &[("a", r#","displayName":"old""#), ("b", "")]),
            ],
        };
        let names: Vec<_> = inventory.rows(30, NOW).into_iter().map(|row| row.name).collect();
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
    fn tokens_of_the_git_tool_are_told_from_those_of_people() {
        for (name, tool) in
            [("Git: https://dev.azure.com/contoso on PC", true), ("Git: my laptop", false), ("", false)]
        {
            assert_eq!(
                rows(&[("a", &format!(r#","displayName":"{name}""#))])[0].made_by_tool,
                tool,
                "{name}"
            );
        }
    }
}
