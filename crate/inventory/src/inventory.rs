use patrol_advise::{Grade, grade};
use patrol_azdo::{ExistingToken, Instant, ListEntry, Reach, TokenList, TokenListRequest};
use serde::{Deserialize, Serialize};

/// Of more organizations the one whose list was seen longest ago goes.
pub const ORGANIZATIONS: usize = 20;

/// More tokens of one organization are counted, not kept.
const TOKENS: usize = 1000;

/// What the token pages of a person's organizations have shown, the latest first. Holds no token's value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Inventory {
    /// One list an organization.
    pub lists: Vec<Seen>,
    /// Lists of more organizations were seen than are kept.
    #[serde(default)]
    pub more: bool,
}

/// The list of one organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// The organization whose list it is.
    pub organization: Organization,
    /// When the last answer of it was seen, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// How many entries could not be read, or were too many to keep.
    pub unreadable: usize,
    /// The service had more than the page has asked for.
    pub more: bool,
    /// The last answer was of a form that Patrol does not know.
    pub strange: bool,
    entries: Vec<Entry>,
}

/// An organization as the page knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Its name in the request.
    pub name: String,
    /// Its id in lists, if the page tells it.
    pub id: Option<String>,
    /// The address of its token page.
    pub page: String,
    /// Whether it is in Microsoft's cloud and not on a server of one's own.
    pub cloud: bool,
}

/// `patrol_azdo`'s entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    id: String,
    name: String,
    scopes: Vec<String>,
    organizations: Vec<String>,
    from: Option<i64>,
    to: Option<i64>,
    used: Option<i64>,
    revoked: bool,
    #[serde(default)]
    incomplete: bool,
}

impl Inventory {
    /// Under which key it is kept.
    pub const KEY: &str = "inventory";

    /// Reads the stored record; an empty inventory when it cannot be read, for the next answer brings it back.
    pub fn from_json(json: Option<&str>) -> Inventory {
        json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// The record to store.
    pub fn to_json(&self) -> String {
        // The types have string keys only and cannot fail; an empty text reads as an empty inventory.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Every token as it is listed, what was seen last first.
    pub fn tokens(&self) -> Vec<ExistingToken> {
        self.lists.iter().flat_map(Seen::entries).map(|entry| entry.token).collect()
    }

    /// The token with this id, and the organization on whose page it was listed.
    pub fn listed(&self, id: &str) -> Option<(&Organization, ExistingToken)> {
        self.lists.iter().find_map(|seen| {
            let entry = seen.entries().find(|entry| entry.token.authorization_id == id)?;
            Some((&seen.organization, entry.token))
        })
    }

    /// Takes an answer in. A first page takes the place of the organization's list, a later one adds to it; an answer that cannot be
    /// understood leaves the list and marks it.
    pub fn take(
        &mut self,
        organization: Organization,
        request: &TokenListRequest,
        answer: &str,
        now: Instant,
    ) {
        let known = self.lists.iter().position(|seen| seen.organization.page == organization.page);
        let mut seen =
            known.map(|at| self.lists.remove(at)).unwrap_or_else(|| Seen::nothing(organization.clone()));
        match TokenList::read(request, answer) {
            Some(list) => {
                if !request.continues {
                    seen = Seen::nothing(organization);
                }
                seen.add(list);
            }
            None => seen.strange = true,
        }
        seen.at = now.0;
        self.lists.insert(0, seen);
        self.more |= self.lists.len() > ORGANIZATIONS;
        self.lists.truncate(ORGANIZATIONS);
    }
}

impl Seen {
    fn nothing(organization: Organization) -> Seen {
        Seen { organization, at: 0, unreadable: 0, more: false, strange: false, entries: Vec::new() }
    }

    fn add(&mut self, list: TokenList) {
        self.unreadable += list.unreadable;
        self.more = list.more;
        self.strange = false;
        for entry in list.entries.into_iter().map(Entry::from) {
            match self.entries.iter().position(|known| known.id == entry.id) {
                Some(known) => self.entries[known] = entry,
                None if self.entries.len() < TOKENS => self.entries.push(entry),
                None => self.unreadable += 1,
            }
        }
    }

    /// How many tokens are of high or critical risk.
    pub fn risky(&self, now: Instant) -> usize {
        self.entries().filter(|entry| !entry.has_ended(now) && grade(&judged(entry)) >= Grade::High).count()
    }

    /// The tokens of the list.
    pub fn entries(&self) -> impl Iterator<Item = ListEntry> {
        self.entries.iter().cloned().map(ListEntry::from)
    }
}

/// Stands for what is not kept of a token, which may be anything, as a scope that nobody knows.
const NOT_KEPT: &str = "…";

/// The token as it is judged.
pub(crate) fn judged(entry: &ListEntry) -> ExistingToken {
    let mut token = entry.token.clone();
    if entry.incomplete {
        token.scopes.push(NOT_KEPT.to_owned());
    }
    token
}

impl From<ListEntry> for Entry {
    fn from(ListEntry { token, organizations, revoked, incomplete }: ListEntry) -> Entry {
        let milliseconds = |moment: Option<Instant>| moment.map(|moment| moment.0);
        Entry {
            id: token.authorization_id,
            name: token.name,
            scopes: token.scopes,
            organizations,
            from: milliseconds(token.valid_from),
            to: milliseconds(token.valid_to),
            used: milliseconds(token.last_used),
            revoked,
            incomplete,
        }
    }
}

impl From<Entry> for ListEntry {
    fn from(entry: Entry) -> ListEntry {
        let token = ExistingToken {
            authorization_id: entry.id,
            name: entry.name,
            scopes: entry.scopes,
            valid_from: entry.from.map(Instant),
            valid_to: entry.to.map(Instant),
            reach: match entry.organizations.len() {
                0 => Reach::AllOrganizations,
                count => Reach::Organizations(count),
            },
            last_used: entry.used.map(Instant),
        };
        ListEntry {
            token,
            organizations: entry.organizations,
            revoked: entry.revoked,
            incomplete: entry.incomplete,
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::Settings;

    use super::*;
    use crate::Risk;
    use crate::row::testing::{NOW, contoso, organization, token};

    fn list_request(query: &str) -> TokenListRequest {
        TokenListRequest::read("vssps.dev.azure.com", "/contoso/_apis/Token/SessionTokens", query).unwrap()
    }

    fn with_many_scopes(id: &str) -> String {
        token(id, "").replace("vso.work", &"vso.work ".repeat(1000))
    }

    #[test]
    fn a_token_of_which_not_all_is_kept_counts_as_risky() {
        let mut inventory = Inventory::default();
        let narrow = r#","validTo":"2026-12-01","targetAccounts":["g"]"#;
        let tokens = [token("a", narrow), with_many_scopes("b").replace('}', &format!("{narrow}}}"))];
        inventory.take(contoso(), &list_request(""), &format!("[{}]", tokens.join(",")), NOW);
        assert_eq!(inventory.lists[0].risky(NOW), 1);
        let rows = inventory.rows(&Settings::default(), NOW);
        let told: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row.incomplete, row.risk)).collect();
        assert_eq!(told, [("b", true, crate::Risk::High), ("a", false, crate::Risk::Medium)]);
    }

    fn ids(seen: &Seen) -> Vec<String> {
        seen.entries().map(|entry| entry.token.authorization_id).collect()
    }

    #[test]
    fn a_first_page_replaces_the_list_and_a_later_one_adds_to_it() {
        let mut inventory = Inventory::default();
        let (first, later) =
            (list_request("startRowNumber=1&pageSize=2"), list_request("startRowNumber=3&pageSize=2"));
        inventory.take(contoso(), &first, &format!("[{},{}]", token("old", ""), token("a", "")), NOW);
        inventory.take(contoso(), &first, &format!("[{},7,{}]", token("a", ""), token("b", "")), NOW);
        assert!(inventory.lists[0].more);
        let renamed = token("b", r#","displayName":"renamed""#);
        inventory.take(contoso(), &later, &format!("[{renamed}]"), Instant(NOW.0 + 1));
        let [seen] = inventory.lists.as_slice() else { panic!("{inventory:?}") };
        assert_eq!(ids(seen), ["a", "b"]);
        assert_eq!(inventory.tokens().iter().map(|token| &token.name).collect::<Vec<_>>(), ["a", "renamed"]);
        assert_eq!(seen.entries().last().map(|entry| entry.token.name), Some("renamed".into()));
        assert_eq!((seen.unreadable, seen.more, seen.at), (1, false, NOW.0 + 1));
    }

    #[test]
    fn every_organization_has_its_list_and_the_oldest_of_too_many_goes() {
        let mut inventory = Inventory::default();
        for number in 0..=ORGANIZATIONS {
            assert!(!inventory.more);
            let answer = format!("[{}]", token(&number.to_string(), ""));
            inventory.take(organization(&format!("org-{number}")), &list_request(""), &answer, NOW);
        }
        assert_eq!((inventory.lists.len(), inventory.more), (ORGANIZATIONS, true));
        assert_eq!(ids(&inventory.lists[0]), [ORGANIZATIONS.to_string()]);
        assert!(inventory.lists.iter().all(|seen| seen.organization.name != "org-0"));
    }

    #[test]
    fn an_answer_that_cannot_be_understood_takes_nothing_away() {
        let mut inventory = Inventory::default();
        inventory.take(contoso(), &list_request(""), &format!("[{}]", token("a", "")), NOW);
        inventory.take(contoso(), &list_request(""), "<html>", NOW);
        assert!(inventory.lists[0].strange);
        assert_eq!(ids(&inventory.lists[0]), ["a"]);
        inventory.take(contoso(), &list_request(""), "[]", NOW);
        assert!(!inventory.lists[0].strange);
        assert_eq!(ids(&inventory.lists[0]), [""; 0]);
    }

    #[test]
    fn what_is_stored_comes_back_and_what_cannot_be_read_is_empty() {
        let mut inventory = Inventory::default();
        let whole = token(
            "a",
            r#","validTo":"2027-01-15","validFrom":"2026-01-15","lastUsed":"2026-11-01","targetAccounts":["g"]"#,
        );
        inventory.take(
            contoso(),
            &list_request(""),
            &format!("[{whole},{},{}]", token("b", r#","isValid":false"#), with_many_scopes("c")),
            NOW,
        );
        assert!(inventory.lists[0].entries().any(|entry| entry.incomplete));
        assert_eq!(Inventory::from_json(Some(&inventory.to_json())), inventory);
        for text in [None, Some(""), Some("[]"), Some(r#"{"lists":[{}]}"#)] {
            assert_eq!(Inventory::from_json(text), Inventory::default(), "{text:?}");
        }
    }

    #[test]
    fn the_risky_tokens_of_a_list_are_those_that_its_rows_call_so() {
        let mut inventory = Inventory::default();
        let scoped = |id: &str, scope: &str, to: &str| {
            token(id, &format!(r#","validTo":"{to}""#)).replace("vso.work", scope)
        };
        let tokens = [
            scoped("all", "app_token", "2026-12-01"),
            scoped("write", "vso.code_write", "2026-12-01"),
            scoped("unknown", "vso.nobody", "2026-12-01"),
            scoped("read", "vso.work", "2026-12-01"),
            scoped("over", "app_token", "2026-01-01"),
        ];
        inventory.take(contoso(), &list_request(""), &format!("[{}]", tokens.join(",")), NOW);
        let rows = inventory.rows(&Settings::default(), NOW);
        let of = |risk| rows.iter().filter(|row| row.risk == risk).count();
        assert_eq!((of(Risk::Critical), of(Risk::High)), (1, 2));
        assert_eq!(inventory.lists[0].risky(NOW), 3);
    }

    #[test]
    fn a_flood_of_tokens_is_counted_and_not_kept() {
        let mut inventory = Inventory::default();
        let flood: Vec<String> = (0..TOKENS + 5).map(|number| token(&number.to_string(), "")).collect();
        inventory.take(contoso(), &list_request(""), &format!("[{}]", flood.join(",")), NOW);
        assert_eq!((ids(&inventory.lists[0]).len(), inventory.lists[0].unreadable), (TOKENS, 5));
    }
}
