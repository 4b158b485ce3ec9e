use patrol_json::{Json, Part};

use crate::endpoint::Endpoint;
use crate::place::decode;
use crate::{Intent, Reach, TokenFields, token_record};

/// A longer body is not read, in bytes of UTF-8. A request that makes a token has less than 10 KB.
const LONGEST: usize = 256 << 10;

/// Every contribution of the token service has this in its id.
const TOKEN_SERVICE: &str = "token-web";
/// The one that makes tokens has this too.
const ISSUE: &str = "-issue-";
/// The list of contributions that a query asks.
const QUERY: &str = "contributionIds";

/// Methods that make nothing. Deleting is how a token is revoked, and never waits.
const HARMLESS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "DELETE"];

/// Whether a method makes nothing.
pub(crate) fn is_harmless(method: &str) -> bool {
    HARMLESS.iter().any(|name| method.eq_ignore_ascii_case(name))
}

/// Methods that change a token; with every other one is made.
const EDITS: [&str; 2] = ["PUT", "PATCH"];

/// Whether a text stands in another, in whatever letter case. The library's search is quicker on long texts, but it is two kilobytes of the
/// content script.
fn holds(text: &str, part: &str) -> bool {
    let first = part.as_bytes().first().map(u8::to_ascii_lowercase);
    let mut places = text.as_bytes().windows(part.len());
    places
        .any(|at| at.first().map(u8::to_ascii_lowercase) == first && at.eq_ignore_ascii_case(part.as_bytes()))
}

/// Whether a body may ask the token service for something, by its text alone: it names the service, or escapes letters of JSON, or is no text
/// (compressed, in UTF-16), or not a query as the pages write it. An empty one asks nobody. `extension/gate/candidate.ts` is as loose.
fn may_ask_for_a_token(body: &str) -> bool {
    let is_query = matches!(body.as_bytes(), [b'{' | b'[', ..]) && holds(body, QUERY);
    let is_text = !holds(body, "\0") && !holds(body, "\u{fffd}");
    let names_the_service = || holds(body, TOKEN_SERVICE) || holds(body, "\\u00");
    !body.is_empty() && (!is_query || !is_text || names_the_service())
}

impl TokenFields {
    /// Reads a request. `None` when it is not about personal access tokens, or one that must never wait (revocation, SSH keys, lists).
    /// Host and organization are for the caller to add.
    ///
    /// - `method`: its own, and ` *` behind it where a header puts another in its place.
    /// - `address`: from the path on, as the browser reports it.
    /// - `body`: its text. One of more than 256 KB, of which that much is enough, is for the caller to look through: it counts as one that
    ///   may ask for a token.
    ///
    /// What cannot be read, or in more than one way, is [`ReadFrom::Unreadable`](crate::ReadFrom): where tokens are made always, and where
    /// the pages ask for everything unless it plainly asks for something else.
    pub fn read(method: &str, address: &str, body: &str) -> Option<TokenFields> {
        if is_harmless(method) {
            return None;
        }
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let endpoint = Endpoint::of(path)?;
        if body.len() > LONGEST {
            return Some(TokenFields::default());
        }
        if endpoint == Endpoint::Contribution && !may_ask_for_a_token(body) {
            return None;
        }
        // Readers of UTF-8 skip the mark of byte order.
        let Some(json) = Json::parse(body.strip_prefix('\u{feff}').unwrap_or(body)) else {
            return Some(TokenFields::default());
        };
        match endpoint {
            Endpoint::Tokens => {
                let edits = EDITS.iter().any(|name| method.eq_ignore_ascii_case(name));
                TokenFields::from_tokens_api(edits, path, query, json.root())
            }
            Endpoint::Contribution => TokenFields::from_contribution(json.root()),
        }
    }

    fn from_contribution(root: Part) -> Option<TokenFields> {
        let mut tokens = Vec::new();
        for context in ["dataProviderContext", "context"] {
            for context in root.named(context) {
                tokens.append(&mut if context.is_object() {
                    context.named("properties")
                } else {
                    vec![context]
                });
            }
        }
        let speaks = tokens.iter().any(|token| token_record::speaks(*token));
        match makes_a_token(root, speaks) {
            None => return Some(TokenFields::default()),
            Some(false) => return None,
            Some(true) => {}
        }
        match *tokens {
            [token] if token_record::is_plain(token) => {
                let intent = token_record::intent(token);
                let fields = || token_record::read(token, intent, Reach::AllOrganizations);
                (!token_record::is_ssh_key(token)).then(fields)
            }
            _ => Some(TokenFields::default()),
        }
    }

    fn from_tokens_api(edits: bool, path: &str, query: &str, token: Part) -> Option<TokenFields> {
        if !token_record::is_plain(token) {
            return Some(TokenFields::default());
        }
        if token_record::is_ssh_key(token) && !says_not_public(query) {
            return None;
        }
        // An id does not make an edit of what the interface documents as a creation.
        let intent = match token_record::intent(token) {
            _ if edits => Intent::Edit,
            Intent::Edit => Intent::Create,
            intent => intent,
        };
        let mut fields = token_record::read(token, intent, Reach::NotSaid);
        if fields.intent == Intent::Edit && fields.authorization_id.as_deref().is_none_or(str::is_empty) {
            fields.authorization_id = named_token(path);
        }
        Some(fields)
    }
}

/// Whether a query asks for a token; `None` when it is no plain query, or names its contributions twice. A page of the token service may be
/// named in the traffic, for example as the source of a click: what asks for a token says which (`speaks`), or gets one by the service's
/// own choice.
fn makes_a_token(query: Part, speaks: bool) -> Option<bool> {
    let [contributions] = *query.named(QUERY) else { return None };
    let mut makes = false;
    for id in contributions.elements()? {
        let id = id.as_str()?;
        makes |= holds(id, TOKEN_SERVICE) && (speaks || holds(id, ISSUE));
    }
    Some(makes)
}

/// Whether the query of an address contradicts a body that calls its token an SSH key: the service has a parameter of that name too.
fn says_not_public(query: &str) -> bool {
    const NAME: &[u8] = b"ispublic";
    let query = decode(query).to_ascii_lowercase();
    let mut places = query.as_bytes().windows(NAME.len()).enumerate();
    places.any(|(at, name)| name == NAME && !query.as_bytes()[at + NAME.len()..].starts_with(b"=true"))
}

/// The token that an address of its own names: `…/SessionTokens/{authorization id}`. Written for size: what is no id is found in no list.
fn named_token(path: &str) -> Option<String> {
    let slash = path.bytes().rposition(|byte| byte == b'/')?;
    path.get(slash + 1..).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadFrom;

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
    fn where_organizations_are_missing_the_pages_mean_all_and_the_interfaces_one() {
        let reach = |path, body: &str| token(TokenFields::read("POST", path, body)).reach;
        assert_eq!(reach(QUERY, &body(r#"{"scope":"app_token"}"#)), Reach::AllOrganizations);
        assert_eq!(reach("/o/_apis/tokens/pats", r#"{"scope":"app_token"}"#), Reach::NotSaid);
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
    fn an_id_does_not_make_a_change_of_what_is_documented_as_a_creation() {
        let body = r#"{"scope":"vso.code","authorizationId":"7"}"#;
        for (path, intent) in [("/o/_apis/tokens/pats", Intent::Create), (QUERY, Intent::Edit)] {
            let body = if path == QUERY { self::body(body) } else { body.to_owned() };
            assert_eq!(token(TokenFields::read("POST", path, &body)).intent, intent, "{path}");
        }
    }

    #[test]
    fn a_body_of_more_than_256_kb_is_not_read() {
        let long = |length: usize| {
            let head = r#"{"scope":"app_token","displayName":""#;
            format!("{head}{}\"}}", "x".repeat(length - head.len() - 2))
        };
        let read = |path, length| TokenFields::read("POST", path, &long(length));
        let pats = "/o/_apis/tokens/pats";
        assert_eq!(token(read(pats, LONGEST)).scopes, ["app_token"]);
        for path in [pats, QUERY] {
            assert_eq!(read(path, LONGEST + 1), Some(TokenFields::default()), "{path}");
        }
        assert_eq!(read("/o/_apis/wit/workItems", LONGEST + 1), None);
    }

    /// What pages of Azure DevOps send in a day.
    #[test]
    fn none_of_a_days_traffic_is_asked_about() {
        let traffic = Json::parse(include_str!("../traffic.json")).unwrap();
        let requests = traffic.root().elements().unwrap();
        assert!(requests.len() > 50);
        for request in requests {
            let said = |name| request.get(name).and_then(Part::as_str).unwrap();
            assert_eq!(
                TokenFields::read(said("method"), said("path"), said("body")),
                None,
                "{}",
                said("what")
            );
        }
    }
}
