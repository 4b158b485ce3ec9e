use patrol_json::{Json, Part};

use crate::place::decode;
use crate::{Intent, Reach, ReadFrom, TokenFields};

/// Every contribution of the token service begins so; other page traffic does not contain it.
const TOKEN_CONTRIBUTION: &str = "ms.vss-token-web.";
/// The one that makes tokens has this in its name.
const ISSUE: &str = "-issue-";

/// Where a request goes, as far as tokens matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endpoint {
    /// `…/_apis/Contribution/HierarchyQuery[/…]` or `…/dataProviders/query`: what the pages use for everything.
    Contribution,
    /// `…/_apis/Token/SessionTokens`, the documented `…/_apis/tokens/pats`, and `…/_details/security/tokens` of older pages.
    Tokens,
}

impl Endpoint {
    /// The service reads letters of any case, also encoded ones, and of several slashes one.
    fn of(path: &str) -> Option<Endpoint> {
        let mut plain = Vec::new();
        for byte in decode(path).bytes() {
            if byte != b'/' || plain.last() != Some(&byte) {
                plain.push(byte.to_ascii_lowercase());
            }
        }
        let names = |part: &str| holds(&plain, part);
        if names("/_apis/token/sessiontokens")
            || names("/_apis/tokens/pats")
            || names("/_details/security/tokens")
        {
            Some(Endpoint::Tokens)
        } else if names("/_apis/contribution/hierarchyquery") || names("/dataproviders/query") {
            Some(Endpoint::Contribution)
        } else {
            None
        }
    }
}

/// Whether the part stands in the text. The library's search is quicker on long texts, but it is two kilobytes of the content script.
fn holds(text: &[u8], part: &str) -> bool {
    let part = part.as_bytes();
    text.windows(part.len()).any(|at| at.first() == part.first() && at == part)
}

fn can_make_a_token(method: &str) -> bool {
    ["POST", "PUT", "PATCH"].iter().any(|writing| method.eq_ignore_ascii_case(writing))
}

/// The cheap test before anything is parsed: can this request be about tokens at all? Deleting never waits.
pub fn is_candidate(method: &str, path: &str, body: &str) -> bool {
    can_make_a_token(method)
        && match Endpoint::of(path) {
            Some(Endpoint::Tokens) => true,
            Some(Endpoint::Contribution) => holds(body.as_bytes(), TOKEN_CONTRIBUTION),
            None => false,
        }
}

impl TokenFields {
    /// Reads a request. `path` is the address' path; `body` is the request's text. `None` when it is not about personal access tokens,
    /// or one that must never wait (revocation, SSH keys, lists). Host and organization are for the caller to add.
    pub fn read(method: &str, path: &str, body: &str) -> Option<TokenFields> {
        if !is_candidate(method, path, body) {
            return None;
        }
        let Some(json) = Json::parse(body) else { return Some(TokenFields::default()) };
        let root = json.root();
        match Endpoint::of(path)? {
            _ if !root.is_object() => Some(TokenFields::default()),
            Endpoint::Tokens => TokenFields::from_tokens_api(method, path, root),
            Endpoint::Contribution => TokenFields::from_contribution(root),
        }
    }

    fn from_contribution(root: Part) -> Option<TokenFields> {
        let token = ["dataProviderContext", "context"]
            .iter()
            .find_map(|context| root.named(context)?.named("properties"));
        let says = |name| token.is_some_and(|token| token.named(name).is_some());
        let speaks = says("scope") || says("validTo");
        // A page may only be named in the traffic, for example as the source of a click. What asks for a token and does not say which
        // gets one by the service's own choice.
        let makes = |id: &str| id.starts_with(TOKEN_CONTRIBUTION) && (speaks || holds(id.as_bytes(), ISSUE));
        let mut ids = root.named("contributionIds")?.elements()?;
        let makes = ids.any(|id| id.as_str().is_some_and(makes));
        match token {
            _ if !makes => None,
            Some(token) if is_ssh_key(token) => None,
            Some(token) => Some(TokenFields::from_properties(token, intent(token), Reach::AllOrganizations)),
            None => Some(TokenFields::default()),
        }
    }

    fn from_tokens_api(method: &str, path: &str, root: Part) -> Option<TokenFields> {
        if is_ssh_key(root) {
            return None;
        }
        let intent = if method.eq_ignore_ascii_case("POST") { intent(root) } else { Intent::Edit };
        let mut fields = TokenFields::from_properties(root, intent, Reach::NotSaid);
        if intent == Intent::Edit && fields.authorization_id.as_deref().is_none_or(str::is_empty) {
            fields.authorization_id = named_token(path);
        }
        Some(fields)
    }

    /// `silent` is what a missing `targetAccounts` means at this endpoint. A token that is made must say what it may do; an edit that
    /// does not speak of it leaves it alone.
    fn from_properties(token: Part, intent: Intent, silent: Reach) -> TokenFields {
        match scopes(token) {
            Some(scopes) if intent == Intent::Edit || !scopes.is_empty() => TokenFields {
                read_from: ReadFrom::Request,
                intent,
                name: text(token, "displayName"),
                scopes,
                valid_from: text(token, "validFrom"),
                valid_to: text(token, "validTo"),
                reach: reach(token, silent),
                authorization_id: text(token, "authorizationId"),
                ..TokenFields::default()
            },
            _ => TokenFields::default(),
        }
    }
}

fn is_ssh_key(token: Part) -> bool {
    token.named("isPublic").and_then(Part::as_bool) == Some(true)
}

fn intent(token: Part) -> Intent {
    match token.named("authorizationId").and_then(Part::as_str) {
        // Programs in .NET write nothing but zeros for none.
        Some(id) if id.bytes().all(|byte| byte == b'0' || byte == b'-') => Intent::Regenerate,
        Some(_) => Intent::Edit,
        None => Intent::Create,
    }
}

/// The scope ids, in one text as the pages send them, or in a list. `None` when there is something else.
fn scopes(token: Part) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    let mut read = |text: &str| {
        let parts = text.split(|c: char| c.is_whitespace() || c == ',');
        ids.extend(parts.filter(|id| !id.is_empty()).map(str::to_owned));
    };
    match token.named("scope").filter(|scope| !scope.is_null()) {
        None => {}
        Some(scope) => match scope.elements() {
            Some(list) => {
                for id in list {
                    read(id.as_str()?);
                }
            }
            None => read(scope.as_str()?),
        },
    }
    Some(ids)
}

/// The token that an address of its own names: `…/SessionTokens/{authorization id}`. Written for size: what is no id is found in no list.
fn named_token(path: &str) -> Option<String> {
    let slash = path.bytes().rposition(|byte| byte == b'/')?;
    path.get(slash + 1..).map(str::to_owned)
}

/// A text; empty when something else than text is said.
fn text(token: Part, name: &str) -> Option<String> {
    let said = token.named(name).filter(|value| !value.is_null())?;
    Some(said.as_str().unwrap_or_default().to_owned())
}

fn reach(token: Part, silent: Reach) -> Reach {
    match (token.named("allOrgs").filter(|all| !all.is_null()), token.named("targetAccounts")) {
        (Some(all), _) if all.as_bool() == Some(false) => Reach::Organizations(1),
        (Some(_), _) => Reach::AllOrganizations,
        (None, None) => silent,
        (None, Some(accounts)) => {
            let named = |account: &Part| account.as_str().is_some_and(|id| !id.is_empty());
            match accounts.elements().map_or(0, |accounts| accounts.filter(named).count()) {
                0 => Reach::AllOrganizations,
                count => Reach::Organizations(count),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = "/contoso/_apis/Contribution/HierarchyQuery";

    fn body(properties: &str) -> String {
        format!(
            r#"{{"contributionIds":["ms.vss-token-web.personal-access-token-issue-session-token-provider"],
                "dataProviderContext":{{"properties":{properties}}}}}"#
        )
    }

    fn token(fields: Option<TokenFields>) -> TokenFields {
        let fields = fields.unwrap();
        assert_eq!(fields.read_from, ReadFrom::Request);
        fields
    }

    /// Addresses and bodies as people and tools send them, and whether Patrol asks about them. `tests/package/gate.test.mjs` holds the gate
    /// to the same table.
    #[test]
    fn every_shape_of_the_table_is_understood_or_passes() {
        let table = Json::parse(include_str!("../requests.json")).unwrap();
        for row in table.root().elements().unwrap() {
            let said = |name| row.get(name).and_then(Part::as_str).unwrap();
            let fields = TokenFields::read(said("method"), said("path"), said("body"));
            let meant = fields.map_or("passes", |fields| match fields.read_from {
                ReadFrom::Unreadable => "unreadable",
                _ => "read",
            });
            assert_eq!(meant, said("meant"), "{}", said("what"));
        }
    }

    #[test]
    fn the_pages_own_create_request_is_read_whole() {
        let properties = r#"{"displayName":"ci","validTo":"2027-01-15T08:00:00.000Z","scope":"vso.code_write vso.packaging",
            "targetAccounts":["00000000-0000-0000-0000-0000000000aa"],"sourcePage":{"url":"x"}}"#;
        assert_eq!(
            token(TokenFields::read("POST", QUERY, &body(properties))),
            TokenFields {
                read_from: ReadFrom::Request,
                intent: Intent::Create,
                name: Some("ci".into()),
                scopes: vec!["vso.code_write".into(), "vso.packaging".into()],
                valid_to: Some("2027-01-15T08:00:00.000Z".into()),
                reach: Reach::Organizations(1),
                ..TokenFields::default()
            }
        );
    }

    #[test]
    fn null_empty_or_missing_organizations_mean_all_of_them() {
        for accounts in [r#","targetAccounts":null"#, r#","targetAccounts":[]"#, ""] {
            let properties = format!(r#"{{"scope":"app_token"{accounts}}}"#);
            assert_eq!(
                token(TokenFields::read("post", QUERY, &body(&properties))).reach,
                Reach::AllOrganizations
            );
        }
    }

    #[test]
    fn nothing_but_a_plain_no_or_a_named_organization_makes_a_token_narrower() {
        let read = |said: &str| {
            token(TokenFields::read(
                "POST",
                "/o/_apis/tokens/pats",
                &format!(r#"{{"scope":"vso.code"{said}}}"#),
            ))
            .reach
        };
        for said in [
            r#","allOrgs":true"#,
            r#","allOrgs":"true""#,
            r#","AllOrgs":1"#,
            r#","targetAccounts":[""]"#,
            r#","targetAccounts":[null]"#,
            r#","allOrgs":null,"targetAccounts":[]"#,
            r#","targetAccounts":"all""#,
        ] {
            assert_eq!(read(said), Reach::AllOrganizations, "{said}");
        }
        assert_eq!(read(r#","allOrgs":false,"targetAccounts":null"#), Reach::Organizations(1));
        assert_eq!(read(r#","targetAccounts":["a","b"]"#), Reach::Organizations(2));
        assert_eq!(read(""), Reach::NotSaid);
    }

    #[test]
    fn of_a_name_that_comes_twice_the_last_counts_in_whatever_letters() {
        let twice = r#"{"scope":"vso.code","Scope":"app_token","isPublic":true,"ISPUBLIC":false}"#;
        assert_eq!(token(TokenFields::read("POST", QUERY, &body(twice))).scopes, ["app_token"]);
    }

    #[test]
    fn an_empty_authorization_id_regenerates_and_a_full_one_edits() {
        for (id, intent) in [
            ("\"\"", Intent::Regenerate),
            ("\"00000000-0000-0000-0000-000000000000\"", Intent::Regenerate),
            ("\"00000000-0000-0000-0000-000000000070\"", Intent::Edit),
            ("null", Intent::Create),
        ] {
            let properties = format!(r#"{{"scope":"vso.code","authorizationId":{id}}}"#);
            assert_eq!(token(TokenFields::read("POST", QUERY, &body(&properties))).intent, intent);
        }
    }

    #[test]
    fn a_date_is_handed_on_as_it_was_sent_and_what_is_no_text_as_nothing_readable() {
        for (date, sent) in [("null", None), ("\"soon\"", Some("soon")), ("12", Some(""))] {
            let properties = format!(r#"{{"scope":"vso.code","validTo":{date}}}"#);
            assert_eq!(token(TokenFields::read("POST", QUERY, &body(&properties))).valid_to.as_deref(), sent);
        }
    }

    #[test]
    fn ssh_keys_revocation_and_other_traffic_pass() {
        let create = body(r#"{"scope":"app_token"}"#);
        for (method, path, body) in [
            ("POST", QUERY, body(r#"{"isPublic":true,"publicData":"ssh-rsa AAAA","scope":"app_token"}"#)),
            ("DELETE", "/contoso/_apis/Token/SessionTokens/1", String::new()),
            ("GET", "/contoso/_apis/Token/SessionTokens", String::new()),
            ("GET", QUERY, create.clone()),
            ("POST", "/contoso/_apis/wit/workItems", create.clone()),
            ("POST", QUERY, r#"{"contributionIds":["ms.vss-code-web.files"]}"#.into()),
            ("POST", QUERY, r#"{"contributionIds":["ms.vss-web.x"],"note":"ms.vss-token-web.y"}"#.into()),
            ("POST", QUERY, r#"{"contributionIds":["ms.vss-token-web.list"],"dataProviderContext":{"properties":{"pageSize":9}}}"#.into()),
            ("DELETE", "/contoso/_details/security/tokens/Revoke", String::new()),
            ("POST", "/o/_apis/Token/SessionTokens", r#"{"isPublic":true,"publicData":"ssh-rsa"}"#.into()),
        ] {
            assert_eq!(TokenFields::read(method, path, &body), None, "{method} {path} {body}");
        }
    }

    #[test]
    fn the_sibling_paths_are_the_same_gate() {
        for path in [
            "/contoso/_apis/Contribution/HierarchyQuery/project/1",
            "/contoso/_apis/contribution/hierarchyquery/",
            "/tfs/Main/_apis/Contribution/dataProviders/query",
        ] {
            token(TokenFields::read("POST", path, &body(r#"{"scope":"vso.code"}"#)));
        }
        let older =
            r#"{"contributionIds":["ms.vss-token-web.x"],"context":{"properties":{"scope":"vso.code"}}}"#;
        token(TokenFields::read("POST", "/o/_apis/Contribution/dataProviders/query", older));
    }

    #[test]
    fn the_token_interfaces_are_read_too() {
        let made = token(TokenFields::read(
            "POST",
            "/contoso/_apis/tokens/pats",
            r#"{"displayName":"x","scope":"app_token","validTo":"2027-01-15T08:00:00Z","allOrgs":true}"#,
        ));
        assert_eq!((made.intent, made.reach), (Intent::Create, Reach::AllOrganizations));
        let edited =
            token(TokenFields::read("PUT", "/o/_apis/Token/SessionTokens/7", r#"{"scope":"vso.code"}"#));
        assert_eq!((edited.intent, edited.reach), (Intent::Edit, Reach::NotSaid));
    }

    #[test]
    fn a_token_that_is_changed_is_named_by_its_record_or_its_address() {
        for (path, body, id) in [
            ("/o/_apis/Token/SessionTokens/7", r#"{"scope":"vso.code"}"#, Some("7")),
            ("/o/_apis/Token/SessionTokens/7", r#"{"scope":"vso.code","authorizationId":"8"}"#, Some("8")),
            ("/o/_apis/Token/SessionTokens/7", r#"{"scope":"vso.code","authorizationId":""}"#, Some("7")),
            ("/o/_apis/tokens/pats", r#"{"scope":"vso.code","authorizationId":"9"}"#, Some("9")),
        ] {
            let changed = token(TokenFields::read("PUT", path, body));
            assert_eq!(changed.authorization_id.as_deref(), id, "{path}");
        }
    }

    #[test]
    fn scopes_in_a_list_are_read_and_no_scopes_are_never_taken_for_none() {
        let fields = token(TokenFields::read("POST", QUERY, &body(r#"{"scope":["app_token","vso.code"]}"#)));
        assert_eq!(fields.scopes, ["app_token", "vso.code"]);
        for properties in [
            r#"{"scope":7}"#,
            r#"{"scope":[7]}"#,
            r#"{"scope":""}"#,
            r#"{"scope":{},"validTo":null}"#,
            r#"{"validTo":"2027-01-15"}"#,
        ] {
            assert_eq!(
                TokenFields::read("POST", QUERY, &body(properties)),
                Some(TokenFields::default()),
                "{properties}"
            );
        }
        let later = token(TokenFields::read(
            "POST",
            QUERY,
            &body(r#"{"validTo":"2027-01-15","authorizationId":"7"}"#),
        ));
        assert_eq!((later.intent, later.scopes.len()), (Intent::Edit, 0));
    }

    #[test]
    fn what_cannot_be_parsed_is_said_to_be_unreadable() {
        for (path, body) in [
            ("/o/_apis/tokens/pats", ""),
            ("/o/_apis/Token/SessionTokens", "scope=app_token"),
            (QUERY, "ms.vss-token-web. {"),
        ] {
            assert_eq!(TokenFields::read("POST", path, body), Some(TokenFields::default()), "{body}");
        }
    }
}
