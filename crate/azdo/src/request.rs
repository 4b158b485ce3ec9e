use patrol_json::{Json, Part};

use crate::Instant;

/// Every contribution of the token service begins so; other page traffic does not contain it.
const TOKEN_CONTRIBUTION: &str = "ms.vss-token-web.";

/// What a request that touches tokens is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Not about personal access tokens, or one that must never wait (revocation, SSH keys, lists).
    NotOurs,
    /// It creates or changes a personal access token.
    Token(TokenRequest),
    /// It goes where tokens are made, but what it asks for cannot be read.
    Unreadable,
}

/// What is asked of the token service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Create, renew or change.
    pub intent: Intent,
    /// Scope ids as sent (`vso.code_write`, `app_token` …).
    pub scopes: Vec<String>,
    /// When the token ends.
    pub expiry: Expiry,
    /// Where the token works.
    pub reach: Reach,
}

/// What happens to the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// A new token.
    Create,
    /// A new value for an existing token: its whole record is sent back with an empty authorization id.
    Regenerate,
    /// New scopes, name or dates for an existing token.
    Edit,
}

/// When a token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// At this moment.
    At(Instant),
    /// The request does not say.
    NotSaid,
    /// The request says something that is not a moment.
    Unreadable,
}

/// Where a token works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In this many organizations.
    Organizations(usize),
    /// In every organization that the owner can reach (`targetAccounts` null or empty, or `allOrgs`).
    AllOrganizations,
    /// The request does not say; the service then takes the organization of its address.
    NotSaid,
}

/// Where a request goes, as far as tokens matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Endpoint {
    /// `…/_apis/Contribution/HierarchyQuery[/…]` or `…/dataProviders/query`: what the pages use for everything.
    Contribution,
    /// `…/_apis/Token/SessionTokens` and the documented `…/_apis/tokens/pats`.
    Tokens,
}

impl Endpoint {
    fn of(path: &str) -> Option<Endpoint> {
        let path = path.to_ascii_lowercase();
        let path = path.trim_end_matches('/');
        if holds(path, "/_apis/token/sessiontokens") || holds(path, "/_apis/tokens/pats") {
            Some(Endpoint::Tokens)
        } else if holds(path, "/_apis/contribution/hierarchyquery") || path.ends_with("/dataproviders/query")
        {
            Some(Endpoint::Contribution)
        } else {
            None
        }
    }
}

/// Whether the part stands in the text. The library's search is quicker on long texts, but it is two kilobytes of the content script.
fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
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
            Some(Endpoint::Contribution) => holds(body, TOKEN_CONTRIBUTION),
            None => false,
        }
}

impl TokenRequest {
    /// Reads a request. `path` is the address' path; `body` is the request's text.
    pub fn read(method: &str, path: &str, body: &str) -> Reading {
        if !is_candidate(method, path, body) {
            return Reading::NotOurs;
        }
        let Some(json) = Json::parse(body) else { return Reading::Unreadable };
        let root = json.root();
        match Endpoint::of(path) {
            _ if !root.is_object() => Reading::Unreadable,
            Some(Endpoint::Tokens) => TokenRequest::from_tokens_api(method, root),
            Some(Endpoint::Contribution) => TokenRequest::from_contribution(root),
            None => Reading::NotOurs,
        }
    }

    fn from_contribution(root: Part) -> Reading {
        let names_token_service =
            root.get("contributionIds").and_then(Part::elements).is_some_and(|mut ids| {
                ids.any(|id| id.as_str().is_some_and(|id| id.starts_with(TOKEN_CONTRIBUTION)))
            });
        let properties = ["dataProviderContext", "context"]
            .iter()
            .find_map(|context| root.get(context)?.get("properties"));
        match properties {
            Some(asked) if names_token_service && is_token(asked) => {
                TokenRequest::from_properties(asked, intent(asked), Reach::AllOrganizations)
            }
            // A page may only be named in the traffic, for example as the source of a click.
            _ => Reading::NotOurs,
        }
    }

    fn from_tokens_api(method: &str, root: Part) -> Reading {
        if is_ssh_key(root) {
            return Reading::NotOurs;
        }
        let intent = if method.eq_ignore_ascii_case("POST") { intent(root) } else { Intent::Edit };
        TokenRequest::from_properties(root, intent, Reach::NotSaid)
    }

    /// `silent` is what a missing `targetAccounts` means at this endpoint. A token that is made must say what it may do; an edit that
    /// does not speak of it leaves it alone.
    fn from_properties(asked: Part, intent: Intent, silent: Reach) -> Reading {
        match scopes(asked) {
            Some(scopes) if intent == Intent::Edit || !scopes.is_empty() => Reading::Token(TokenRequest {
                intent,
                scopes,
                expiry: expiry(asked),
                reach: reach(asked, silent),
            }),
            _ => Reading::Unreadable,
        }
    }
}

fn is_token(asked: Part) -> bool {
    !is_ssh_key(asked) && (asked.get("scope").is_some() || asked.get("validTo").is_some())
}

fn is_ssh_key(asked: Part) -> bool {
    asked.get("isPublic").and_then(Part::as_bool) == Some(true)
}

fn intent(asked: Part) -> Intent {
    match asked.get("authorizationId").and_then(Part::as_str) {
        Some("") => Intent::Regenerate,
        Some(_) => Intent::Edit,
        None => Intent::Create,
    }
}

/// The scope ids, in one text as the pages send them, or in a list. `None` when there is something else.
fn scopes(asked: Part) -> Option<Vec<String>> {
    let Some(scope) = asked.get("scope").filter(|scope| !scope.is_null()) else { return Some(Vec::new()) };
    let texts: Vec<&str> = match scope.elements() {
        Some(mut list) => list.try_fold(Vec::new(), |mut texts, id| {
            texts.push(id.as_str()?);
            Some(texts)
        })?,
        None => vec![scope.as_str()?],
    };
    let ids = texts.iter().flat_map(|text| text.split(|c: char| c.is_whitespace() || c == ','));
    Some(ids.filter(|id| !id.is_empty()).map(str::to_owned).collect())
}

fn expiry(asked: Part) -> Expiry {
    match asked.get("validTo").filter(|value| !value.is_null()) {
        None => Expiry::NotSaid,
        Some(value) => value.as_str().and_then(Instant::parse).map_or(Expiry::Unreadable, Expiry::At),
    }
}

fn reach(asked: Part, silent: Reach) -> Reach {
    match (asked.get("allOrgs").and_then(Part::as_bool), asked.get("targetAccounts")) {
        (Some(true), _) => Reach::AllOrganizations,
        (Some(false), _) => Reach::Organizations(1),
        (None, None) => silent,
        (None, Some(accounts)) => match accounts.elements().map_or(0, |accounts| accounts.len()) {
            0 => Reach::AllOrganizations,
            count => Reach::Organizations(count),
        },
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

    fn token(reading: Reading) -> TokenRequest {
        match reading {
            Reading::Token(request) => request,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_pages_own_create_request_is_read_whole() {
        let asked = r#"{"displayName":"ci","validTo":"2027-01-15T08:00:00.000Z","scope":"vso.code_write vso.packaging",
            "targetAccounts":["00000000-0000-0000-0000-0000000000aa"],"sourcePage":{"url":"x"}}"#;
        assert_eq!(
            token(TokenRequest::read("POST", QUERY, &body(asked))),
            TokenRequest {
                intent: Intent::Create,
                scopes: vec!["vso.code_write".into(), "vso.packaging".into()],
                expiry: Expiry::At(Instant(1_800_000_000_000)),
                reach: Reach::Organizations(1),
            }
        );
    }

    #[test]
    fn null_empty_or_missing_organizations_mean_all_of_them() {
        for accounts in [r#","targetAccounts":null"#, r#","targetAccounts":[]"#, ""] {
            let asked = format!(r#"{{"scope":"app_token"{accounts}}}"#);
            assert_eq!(
                token(TokenRequest::read("post", QUERY, &body(&asked))).reach,
                Reach::AllOrganizations
            );
        }
    }

    #[test]
    fn an_empty_authorization_id_regenerates_and_a_full_one_edits() {
        for (id, intent) in [("\"\"", Intent::Regenerate), ("\"7\"", Intent::Edit)] {
            let asked = format!(r#"{{"scope":"vso.code","authorizationId":{id}}}"#);
            assert_eq!(token(TokenRequest::read("POST", QUERY, &body(&asked))).intent, intent);
        }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told_from_none() {
        for (date, expiry) in
            [("null", Expiry::NotSaid), ("\"soon\"", Expiry::Unreadable), ("12", Expiry::Unreadable)]
        {
            let asked = format!(r#"{{"scope":"vso.code","validTo":{date}}}"#);
            assert_eq!(token(TokenRequest::read("POST", QUERY, &body(&asked))).expiry, expiry);
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
            ("POST", QUERY, body(r#"{"pageSize":100}"#)),
            ("POST", "/o/_apis/Token/SessionTokens", r#"{"isPublic":true,"publicData":"ssh-rsa"}"#.into()),
        ] {
            assert_eq!(TokenRequest::read(method, path, &body), Reading::NotOurs, "{method} {path} {body}");
        }
    }

    #[test]
    fn the_sibling_paths_are_the_same_gate() {
        for path in [
            "/contoso/_apis/Contribution/HierarchyQuery/project/1",
            "/contoso/_apis/contribution/hierarchyquery/",
            "/tfs/Main/_apis/Contribution/dataProviders/query",
        ] {
            token(TokenRequest::read("POST", path, &body(r#"{"scope":"vso.code"}"#)));
        }
        let older =
            r#"{"contributionIds":["ms.vss-token-web.x"],"context":{"properties":{"scope":"vso.code"}}}"#;
        token(TokenRequest::read("POST", "/o/_apis/Contribution/dataProviders/query", older));
    }

    #[test]
    fn the_token_interfaces_are_read_too() {
        let made = token(TokenRequest::read(
            "POST",
            "/contoso/_apis/tokens/pats",
            r#"{"displayName":"x","scope":"app_token","validTo":"2027-01-15T08:00:00Z","allOrgs":true}"#,
        ));
        assert_eq!((made.intent, made.reach), (Intent::Create, Reach::AllOrganizations));
        let edited =
            token(TokenRequest::read("PUT", "/o/_apis/Token/SessionTokens/7", r#"{"scope":"vso.code"}"#));
        assert_eq!((edited.intent, edited.reach), (Intent::Edit, Reach::NotSaid));
    }

    #[test]
    fn scopes_in_a_list_are_read_and_no_scopes_are_never_taken_for_none() {
        let listed = token(TokenRequest::read("POST", QUERY, &body(r#"{"scope":["app_token","vso.code"]}"#)));
        assert_eq!(listed.scopes, ["app_token", "vso.code"]);
        for asked in [
            r#"{"scope":7}"#,
            r#"{"scope":[7]}"#,
            r#"{"scope":""}"#,
            r#"{"scope":{},"validTo":null}"#,
            r#"{"validTo":"2027-01-15"}"#,
        ] {
            assert_eq!(TokenRequest::read("POST", QUERY, &body(asked)), Reading::Unreadable, "{asked}");
        }
        let later = token(TokenRequest::read(
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
            assert_eq!(TokenRequest::read("POST", path, body), Reading::Unreadable, "{body}");
        }
    }
}
