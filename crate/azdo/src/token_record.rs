//! A token as requests write it: the properties of a contribution, or the body at the token interfaces.

use patrol_json::Part;

use crate::{Intent, Reach, ReadFrom, TokenFields};

/// What is read of a token, in any letter case: first which one it is, and of what kind.
const FIELDS: [&str; 8] = [
    "authorizationId",
    "isPublic",
    "displayName",
    "scope",
    "validFrom",
    "validTo",
    "targetAccounts",
    "allOrgs",
];

/// How many of the fields change nothing.
const IDENTITY: usize = 2;

/// Whether it is an object that says each thing once: of two a service may take either.
pub(crate) fn is_plain(token: Part) -> bool {
    token.is_object() && FIELDS.iter().all(|name| token.named(name).len() < 2)
}

/// Whether it says what a token may do or until when, or what cannot be read.
pub(crate) fn speaks(token: Part) -> bool {
    !token.is_object() && !token.is_null()
        || ["scope", "validTo"].iter().any(|name| !token.named(name).is_empty())
}

/// Whether it is an SSH key, which the same service makes.
pub(crate) fn is_ssh_key(token: Part) -> bool {
    field(token, "isPublic").and_then(Part::as_bool) == Some(true)
}

/// What is to happen to the token.
pub(crate) fn intent(token: Part) -> Intent {
    match field(token, "authorizationId").and_then(Part::as_str) {
        // Programs in .NET write nothing but zeros for none.
        Some(id) if id.bytes().all(|byte| byte == b'0' || byte == b'-') => Intent::Regenerate,
        Some(_) => Intent::Edit,
        None => Intent::Create,
    }
}

/// What it says. `silent` is what a missing `targetAccounts` means. A token that is made must say what it may do; an edit that does not speak
/// of it leaves it alone, but must speak of something. Everything else counts as unreadable.
pub(crate) fn read(token: Part, intent: Intent, silent: Reach) -> TokenFields {
    let says_something = FIELDS.iter().skip(IDENTITY).any(|name| field(token, name).is_some());
    match scopes(token) {
        Some(scopes) if !scopes.is_empty() || intent == Intent::Edit && says_something => TokenFields {
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

/// What a field says; null says nothing.
fn field<'a>(token: Part<'a>, name: &str) -> Option<Part<'a>> {
    token.named(name).first().copied().filter(|value| !value.is_null())
}

/// The scope ids, in one text as the pages send them, or in a list. `None` when there is something else.
fn scopes(token: Part) -> Option<Vec<String>> {
    let mut ids = Vec::new();
    if let Some(scope) = field(token, "scope") {
        match scope.elements() {
            Some(list) => {
                for id in list {
                    add_scopes(id.as_str()?, &mut ids);
                }
            }
            None => add_scopes(scope.as_str()?, &mut ids),
        }
    }
    Some(ids)
}

fn add_scopes(text: &str, ids: &mut Vec<String>) {
    for id in text.split(|c: char| c.is_whitespace() || c == ',') {
        if !id.is_empty() {
            ids.push(id.to_owned());
        }
    }
}

/// A text; empty when something else than text is said.
fn text(token: Part, name: &str) -> Option<String> {
    field(token, name).map(|said| said.as_str().unwrap_or_default().to_owned())
}

fn reach(token: Part, silent: Reach) -> Reach {
    match (field(token, "allOrgs"), token.named("targetAccounts").first()) {
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
    use patrol_json::Json;

    use super::*;

    fn made(token: &str) -> TokenFields {
        let json = Json::parse(token).unwrap();
        read(json.root(), Intent::Create, Reach::NotSaid)
    }

    fn scoped(more: &str) -> TokenFields {
        let fields = made(&format!(r#"{{"scope":"vso.code"{more}}}"#));
        assert_eq!(fields.read_from, ReadFrom::Request);
        fields
    }

    #[test]
    fn nothing_is_believed_of_what_is_said_twice_in_whatever_letters() {
        for (token, plain) in [
            (r#"{"scope":"a","isPublic":true,"other":1,"other":2}"#, true),
            (r#"{"scope":"a","Scope":"b"}"#, false),
            (r#"{"scope":"a","scope":"a"}"#, false),
            (r#"{"isPublic":true,"ISPUBLIC":false}"#, false),
            (r#"{"authorizationId":"","authorizationid":"7"}"#, false),
            ("[]", false),
            ("null", false),
        ] {
            assert_eq!(is_plain(Json::parse(token).unwrap().root()), plain, "{token}");
        }
    }

    #[test]
    fn an_empty_authorization_id_regenerates_and_a_full_one_edits() {
        for (id, expected) in [
            ("\"\"", Intent::Regenerate),
            ("\"00000000-0000-0000-0000-000000000000\"", Intent::Regenerate),
            ("\"00000000-0000-0000-0000-000000000070\"", Intent::Edit),
            ("null", Intent::Create),
        ] {
            let json = format!(r#"{{"authorizationId":{id}}}"#);
            assert_eq!(intent(Json::parse(&json).unwrap().root()), expected, "{id}");
        }
    }

    #[test]
    fn a_date_is_handed_on_as_it_was_sent_and_what_is_no_text_as_nothing_readable() {
        for (date, sent) in [("null", None), ("\"soon\"", Some("soon")), ("12", Some(""))] {
            assert_eq!(scoped(&format!(r#","validTo":{date}"#)).valid_to.as_deref(), sent);
        }
    }

    #[test]
    fn nothing_but_a_plain_no_or_a_named_organization_makes_a_token_narrower() {
        for said in [
            r#","allOrgs":true"#,
            r#","allOrgs":"true""#,
            r#","AllOrgs":1"#,
            r#","targetAccounts":null"#,
            r#","targetAccounts":[]"#,
            r#","targetAccounts":[""]"#,
            r#","targetAccounts":[null]"#,
            r#","allOrgs":null,"targetAccounts":[]"#,
            r#","targetAccounts":"all""#,
        ] {
            assert_eq!(scoped(said).reach, Reach::AllOrganizations, "{said}");
        }
        assert_eq!(scoped(r#","allOrgs":false,"targetAccounts":null"#).reach, Reach::Organizations(1));
        assert_eq!(scoped(r#","targetAccounts":["a","b"]"#).reach, Reach::Organizations(2));
        assert_eq!(scoped("").reach, Reach::NotSaid);
    }

    #[test]
    fn scopes_in_a_list_are_read_and_no_scopes_are_never_taken_for_none() {
        assert_eq!(made(r#"{"scope":["app_token","vso.code"]}"#).scopes, ["app_token", "vso.code"]);
        for token in [
            r#"{"scope":7}"#,
            r#"{"scope":[7]}"#,
            r#"{"scope":""}"#,
            r#"{"scope":{},"validTo":null}"#,
            r#"{"validTo":"2027-01-15"}"#,
        ] {
            assert_eq!(made(token), TokenFields::default(), "{token}");
        }
    }

    #[test]
    fn a_change_may_leave_the_scopes_alone_but_must_say_something() {
        let changed = |token: &str| read(Json::parse(token).unwrap().root(), Intent::Edit, Reach::NotSaid);
        let later = changed(r#"{"validTo":"2027-01-15","authorizationId":"7"}"#);
        assert_eq!((later.read_from, later.scopes.len()), (ReadFrom::Request, 0));
        for token in
            ["{}", r#"{"authorizationId":"7","isPublic":false}"#, r#"{"patToken":{"scope":"app_token"}}"#]
        {
            assert_eq!(changed(token), TokenFields::default(), "{token}");
        }
    }
}
