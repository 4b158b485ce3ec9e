use crate::{Instant, Intent, Reach, TokenRequest};

/// A token that exists, as lists of tokens tell of it. Lists never hold its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExistingToken {
    /// The service's id. It opens nothing.
    pub authorization_id: String,
    /// The display name; the person's own words, or a tool's.
    pub name: String,
    /// Scope ids (`vso.code_write`, `app_token` …).
    pub scopes: Vec<String>,
    /// Since when the token is valid, where the list says it.
    pub valid_from: Option<Instant>,
    /// When the token ends, where the list says it.
    pub valid_to: Option<Instant>,
    /// Where the token works.
    pub reach: Reach,
    /// When the token was last used, where the list says it.
    pub last_used: Option<Instant>,
}

impl ExistingToken {
    /// The existing token that a request renews or changes: by its id, or, because a renewal sends none, by a name that only one token has.
    pub fn changed_by<'a>(request: &TokenRequest, list: &'a [ExistingToken]) -> Option<&'a ExistingToken> {
        if request.intent == Intent::Create {
            return None;
        }
        let id = request.authorization_id.as_deref().filter(|id| !id.is_empty());
        if let Some(id) = id.filter(|_| request.intent == Intent::Edit) {
            return list.iter().find(|token| token.authorization_id.eq_ignore_ascii_case(id));
        }
        let mut named = list.iter().filter(|token| request.name.as_ref() == Some(&token.name));
        named.next().filter(|_| named.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Expiry;

    fn existing(id: &str, name: &str) -> ExistingToken {
        ExistingToken {
            authorization_id: id.into(),
            name: name.into(),
            scopes: vec!["vso.code".into()],
            valid_from: None,
            valid_to: None,
            reach: Reach::NotSaid,
            last_used: None,
        }
    }

    fn request(intent: Intent, id: Option<&str>, name: &str) -> TokenRequest {
        TokenRequest {
            intent,
            name: Some(name.into()),
            scopes: Vec::new(),
            valid_from: None,
            expiry: Expiry::NotSaid,
            reach: Reach::NotSaid,
            authorization_id: id.map(str::to_owned),
        }
    }

    #[test]
    fn a_changed_token_is_found_by_its_id_and_a_renewed_one_by_its_only_name() {
        let list = [existing("1a", "ci"), existing("2b", "laptop"), existing("3c", "ci")];
        let found = |request: &TokenRequest| {
            ExistingToken::changed_by(request, &list).map(|token| token.authorization_id.as_str())
        };
        assert_eq!(found(&request(Intent::Edit, Some("1A"), "other")), Some("1a"));
        assert_eq!(found(&request(Intent::Edit, Some("9"), "laptop")), None);
        assert_eq!(found(&request(Intent::Regenerate, Some(""), "laptop")), Some("2b"));
        let zeros = Some("00000000-0000-0000-0000-000000000000");
        assert_eq!(found(&request(Intent::Regenerate, zeros, "laptop")), Some("2b"));
        assert_eq!(found(&request(Intent::Regenerate, None, "ci")), None, "two have this name");
        assert_eq!(found(&request(Intent::Create, None, "laptop")), None);
    }
}
