use patrol_json::{Json, Part};

use crate::{ExistingToken, Instant, Reach, TokenListRequest};

/// Names and ids longer than this are cut, in characters. The service's own limits are far below.
const LONGEST: usize = 300;

/// More scopes of one token are not kept: twice as many as there are.
const SCOPES: usize = 200;

/// More organizations of one token are not kept.
const ORGANIZATIONS: usize = 200;

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry {
    /// The token. Its value is in no list, and a field of that name would not be read.
    pub token: ExistingToken,
    /// Ids of the organizations where it works; empty for every one that its owner can reach.
    pub organizations: Vec<String>,
    /// The service says that it does not work any more, whatever its dates are.
    pub revoked: bool,
    /// It has more scopes or organizations than are kept here.
    pub incomplete: bool,
}

impl ListEntry {
    /// Whether the token does not work any more.
    pub fn has_ended(&self, now: Instant) -> bool {
        self.revoked || self.token.valid_to.is_some_and(|end| end <= now)
    }
}

/// One answer to the question which tokens a person has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenList {
    /// What could be read, in the order of the answer. SSH keys, which come from the same service, are left out.
    pub entries: Vec<ListEntry>,
    /// How many entries could not be read.
    pub unreadable: usize,
    /// The service has more than this answer tells.
    pub more: bool,
}

impl TokenList {
    /// Reads an answer: a bare array, or one below `value`, `sessionTokens` or `patTokens`. `None` for any other shape.
    pub fn read(request: &TokenListRequest, answer: &str) -> Option<TokenList> {
        let json = Json::parse(answer)?;
        let root = json.root();
        let entries =
            ["value", "sessionTokens", "patTokens"].iter().find_map(|name| root.get(name)?.elements());
        let entries = root.elements().or(entries)?;
        let continuation = root.get("continuationToken").and_then(Part::as_str);
        let mut list = TokenList {
            more: continuation.is_some_and(|token| !token.is_empty())
                || request.page_size.is_some_and(|size| size > 0 && entries.len() >= size),
            entries: Vec::new(),
            unreadable: 0,
        };
        for entry in entries {
            match ListEntry::read(entry) {
                _ if entry.get("isPublic").and_then(Part::as_bool) == Some(true) => {}
                Some(entry) => list.entries.push(entry),
                None => list.unreadable += 1,
            }
        }
        Some(list)
    }
}

impl ListEntry {
    /// `None` when it cannot be said which token it is or what it may do.
    fn read(entry: Part) -> Option<ListEntry> {
        let string = |name| entry.get(name).and_then(Part::as_str);
        let moment = |name| string(name).and_then(Instant::parse).filter(|moment| *moment > Instant::FIRST);
        let scopes = string("scope")?.split(|c: char| c.is_whitespace() || c == ',');
        // One more than is kept shows that there are more.
        let mut scopes: Vec<String> = scopes.filter(|id| !id.is_empty()).take(SCOPES + 1).map(cut).collect();
        let mut organizations: Vec<String> =
            match entry.get("targetAccounts").filter(|accounts| !accounts.is_null()) {
                None => Vec::new(),
                Some(accounts) => {
                    let ids = accounts.elements()?.take(ORGANIZATIONS + 1);
                    ids.map(|id| id.as_str().map(cut)).collect::<Option<_>>()?
                }
            };
        let incomplete = scopes.len() > SCOPES || organizations.len() > ORGANIZATIONS;
        scopes.truncate(SCOPES);
        organizations.truncate(ORGANIZATIONS);
        let token = ExistingToken {
            authorization_id: string("authorizationId").filter(|id| !id.is_empty()).map(cut)?,
            name: cut(string("displayName").unwrap_or_default()),
            scopes,
            valid_from: moment("validFrom"),
            valid_to: moment("validTo"),
            reach: match organizations.len() {
                0 => Reach::AllOrganizations,
                count => Reach::Organizations(count),
            },
            last_used: moment("lastUsed"),
        };
        Some(ListEntry {
            token,
            organizations,
            revoked: entry.get("isValid").and_then(Part::as_bool) == Some(false),
            incomplete,
        })
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: &str = "displayFilterOption=1&createdByOption=3&startRowNumber=1&pageSize=100";
    const TOKEN: &str = r#"{"authorizationId":"a1","displayName":"ci","scope":"vso.code vso.packaging","validFrom":"2026-11-01T00:00:00Z",
        "validTo":"/Date(1800000000000)/","targetAccounts":["g1"],"isValid":true,"isPublic":false,"token":"never","lastUsed":"2026-11-20"}"#;

    fn request(query: &str) -> TokenListRequest {
        TokenListRequest::read("vssps.dev.azure.com", "/contoso/_apis/Token/SessionTokens", query).unwrap()
    }

    fn read(answer: &str) -> TokenList {
        TokenList::read(&request(PAGE), answer).unwrap()
    }

    #[test]
    fn every_shape_of_an_answer_gives_the_same_list() {
        let list = read(&format!("[{TOKEN}]"));
        assert_eq!(
            list.entries,
            [ListEntry {
                token: ExistingToken {
                    authorization_id: "a1".into(),
                    name: "ci".into(),
                    scopes: vec!["vso.code".into(), "vso.packaging".into()],
                    valid_from: Instant::parse("2026-11-01"),
                    valid_to: Some(Instant(1_800_000_000_000)),
                    reach: Reach::Organizations(1),
                    last_used: Instant::parse("2026-11-20"),
                },
                organizations: vec!["g1".into()],
                revoked: false,
                incomplete: false,
            }]
        );
        for shape in [
            format!(r#"{{"count":1,"value":[{TOKEN}]}}"#),
            format!(r#"{{"sessionTokens":[{TOKEN}]}}"#),
            format!(r#"{{"continuationToken":"","patTokens":[{TOKEN}]}}"#),
        ] {
            assert_eq!(read(&shape), list, "{shape}");
        }
    }

    #[test]
    fn the_value_of_a_token_is_not_in_what_was_read() {
        assert!(!format!("{:?}", read(&format!("[{TOKEN}]"))).contains("never"));
    }

    #[test]
    fn null_empty_or_missing_organizations_mean_all_of_them() {
        for accounts in [r#","targetAccounts":null"#, r#","targetAccounts":[]"#, ""] {
            let list = read(&format!(r#"[{{"authorizationId":"a","scope":"vso.code"{accounts}}}]"#));
            assert_eq!(list.entries[0].token.reach, Reach::AllOrganizations, "{accounts}");
        }
    }

    #[test]
    fn a_bad_entry_is_counted_and_takes_no_other_with_it() {
        let bad = [
            "7",
            "null",
            r#"{"scope":"vso.code"}"#,
            r#"{"authorizationId":"","scope":"vso.code"}"#,
            r#"{"authorizationId":"a2"}"#,
            r#"{"authorizationId":"a2","scope":7}"#,
            r#"{"authorizationId":"a2","scope":"vso.code","targetAccounts":"all"}"#,
        ];
        let list = read(&format!("[{},{TOKEN}]", bad.join(",")));
        assert_eq!((list.entries.len(), list.unreadable), (1, bad.len()));
    }

    #[test]
    fn what_is_too_much_to_keep_of_a_token_is_left_out_and_marked() {
        let kept = |scopes: usize, organizations: usize| {
            let scopes: Vec<_> = (0..scopes).map(|n| format!("vso.x{n}")).collect();
            let organizations: Vec<_> = (0..organizations).map(|n| format!("\"g{n}\"")).collect();
            let list = read(&format!(
                r#"[{{"authorizationId":"a","scope":"{}","targetAccounts":[{}]}}]"#,
                scopes.join(" "),
                organizations.join(",")
            ));
            let entry = &list.entries[0];
            (entry.token.scopes.len(), entry.organizations.len(), entry.token.reach, entry.incomplete)
        };
        assert_eq!(
            kept(SCOPES, ORGANIZATIONS),
            (SCOPES, ORGANIZATIONS, Reach::Organizations(ORGANIZATIONS), false)
        );
        assert_eq!(kept(SCOPES + 1, 1), (SCOPES, 1, Reach::Organizations(1), true));
        assert_eq!(kept(1, 9 * ORGANIZATIONS), (1, ORGANIZATIONS, Reach::Organizations(ORGANIZATIONS), true));
    }

    #[test]
    fn ssh_keys_are_neither_tokens_nor_bad() {
        let list = read(r#"[{"isPublic":true,"authorizationId":"k","scope":"app_token"},{"isPublic":true}]"#);
        assert_eq!(list, TokenList { entries: vec![], unreadable: 0, more: false });
    }

    #[test]
    fn dates_that_are_none_are_left_open() {
        let list = read(
            r#"[{"authorizationId":"a","scope":"","validTo":"soon","validFrom":7,"lastUsed":"0001-01-01T00:00:00"}]"#,
        );
        let token = &list.entries[0].token;
        assert_eq!((token.valid_from, token.valid_to, token.last_used), (None, None, None));
    }

    #[test]
    fn a_full_page_or_a_continuation_says_that_there_is_more() {
        let two = format!("[{TOKEN},{TOKEN}]");
        assert!(TokenList::read(&request("pageSize=2"), &two).unwrap().more);
        assert!(!TokenList::read(&request("pageSize=3"), &two).unwrap().more);
        assert!(read(r#"{"patTokens":[],"continuationToken":"x"}"#).more);
    }

    #[test]
    fn other_shapes_are_no_list() {
        for answer in ["", "{}", "7", r#"{"value":{}}"#, r#"{"message":"no"}"#, "<html>"] {
            assert_eq!(TokenList::read(&request(PAGE), answer), None, "{answer}");
        }
    }

    fn any_json() -> impl Strategy<Value = String> {
        let field = prop::sample::select(vec![
            "value",
            "sessionTokens",
            "authorizationId",
            "scope",
            "validTo",
            "targetAccounts",
            "isPublic",
        ]);
        let leaf = prop_oneof![
            Just("null".to_owned()),
            Just("true".to_owned()),
            any::<u32>().prop_map(|n| n.to_string()),
            "[a-z /()0-9:TZäΩ-]{0,12}".prop_map(|text| format!("\"{text}\"")),
        ];
        leaf.prop_recursive(4, 64, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(|parts| format!("[{}]", parts.join(","))),
                prop::collection::vec((field.clone(), inner), 0..6).prop_map(|fields| {
                    let fields: Vec<_> =
                        fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                    format!("{{{}}}", fields.join(","))
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_json_and_any_text_is_survived(json in any_json(), text in ".{0,60}") {
            for answer in [&json, &text, &format!("[{json}]"), &format!("{{\"value\":[{json},{json}]}}")] {
                if let Some(list) = TokenList::read(&request(PAGE), answer) {
                    prop_assert!(list.entries.iter().all(|entry| !entry.token.authorization_id.is_empty()));
                }
            }
        }
    }
}
