use crate::{Instant, Intent, Reach, ReadFrom, TokenFields};

/// What is asked of the token service, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenRequest {
    /// Create, renew or change.
    pub intent: Intent,
    /// The display name, where it is known.
    pub name: Option<String>,
    /// Scope ids as sent (`vso.code_write`, `app_token` …). From a form: those that are known.
    pub scopes: Vec<String>,
    /// When the token begins, where that is said.
    pub valid_from: Option<Instant>,
    /// When the token ends.
    pub expiry: Expiry,
    /// Where the token works.
    pub reach: Reach,
    /// The service's id of the existing token that is changed.
    pub authorization_id: Option<String>,
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
    /// The form has an end that cannot be read before the request says it.
    NotKnown,
}

impl TokenRequest {
    /// Understands what was read; `None` when it is a request that cannot be read.
    pub fn of(fields: &TokenFields) -> Option<TokenRequest> {
        (fields.read_from != ReadFrom::Unreadable).then(|| TokenRequest {
            intent: fields.intent,
            name: fields
                .name
                .clone()
                .filter(|name| fields.read_from != ReadFrom::Form || !name.trim().is_empty()),
            scopes: fields.scopes.clone(),
            valid_from: fields.valid_from.as_deref().and_then(moment),
            expiry: expiry(fields),
            reach: fields.reach,
            authorization_id: fields.authorization_id.clone(),
        })
    }
}

fn moment(text: &str) -> Option<Instant> {
    Instant::parse(text).filter(|moment| *moment > Instant::FIRST)
}

fn expiry(fields: &TokenFields) -> Expiry {
    match (&fields.valid_to, fields.read_from) {
        (None, ReadFrom::Form) => Expiry::NotKnown,
        (None, _) => Expiry::NotSaid,
        (Some(end), _) => moment(end).map_or(Expiry::Unreadable, Expiry::At),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(read_from: ReadFrom, valid_to: Option<&str>) -> TokenFields {
        TokenFields { read_from, valid_to: valid_to.map(str::to_owned), ..TokenFields::default() }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told_from_none_and_from_one_not_yet_known() {
        for (read_from, valid_to, expiry) in [
            (ReadFrom::Request, Some("2027-01-15T08:00:00.000Z"), Expiry::At(Instant(1_800_000_000_000))),
            (ReadFrom::Request, None, Expiry::NotSaid),
            (ReadFrom::Request, Some("soon"), Expiry::Unreadable),
            (ReadFrom::Request, Some(""), Expiry::Unreadable),
            (ReadFrom::Request, Some("0001-01-01T00:00:00"), Expiry::Unreadable),
            (ReadFrom::Form, None, Expiry::NotKnown),
        ] {
            assert_eq!(
                TokenRequest::of(&fields(read_from, valid_to)).map(|request| request.expiry),
                Some(expiry)
            );
        }
    }

    #[test]
    fn a_name_that_nobody_has_typed_yet_is_not_known() {
        for (read_from, name) in [(ReadFrom::Form, None), (ReadFrom::Request, Some(""))] {
            let fields = TokenFields { read_from, name: Some(String::new()), ..TokenFields::default() };
            assert_eq!(TokenRequest::of(&fields).and_then(|request| request.name).as_deref(), name);
        }
    }

    #[test]
    fn what_cannot_be_read_is_never_a_request_for_nothing() {
        assert_eq!(TokenRequest::of(&fields(ReadFrom::Unreadable, None)), None);
        assert_eq!(TokenRequest::of(&TokenFields::default()), None);
    }
}
