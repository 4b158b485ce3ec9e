use crate::{Asked, Instant, Intent, Reach, Source};

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
    pub fn of(asked: &Asked) -> Option<TokenRequest> {
        (asked.source != Source::Unreadable).then(|| TokenRequest {
            intent: asked.intent,
            name: asked.name.clone().filter(|name| asked.source != Source::Form || !name.trim().is_empty()),
            scopes: asked.scopes.clone(),
            valid_from: asked.valid_from.as_deref().and_then(moment),
            expiry: expiry(asked),
            reach: asked.reach,
            authorization_id: asked.authorization_id.clone(),
        })
    }
}

fn moment(text: &str) -> Option<Instant> {
    Instant::parse(text).filter(|moment| *moment > Instant::FIRST)
}

fn expiry(asked: &Asked) -> Expiry {
    match (&asked.valid_to, asked.source) {
        (None, Source::Form) => Expiry::NotKnown,
        (None, _) => Expiry::NotSaid,
        (Some(end), _) => moment(end).map_or(Expiry::Unreadable, Expiry::At),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(source: Source, valid_to: Option<&str>) -> Asked {
        Asked { source, valid_to: valid_to.map(str::to_owned), ..Asked::default() }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told_from_none_and_from_one_not_yet_known() {
        for (source, valid_to, expiry) in [
            (Source::Request, Some("2027-01-15T08:00:00.000Z"), Expiry::At(Instant(1_800_000_000_000))),
            (Source::Request, None, Expiry::NotSaid),
            (Source::Request, Some("soon"), Expiry::Unreadable),
            (Source::Request, Some(""), Expiry::Unreadable),
            (Source::Request, Some("0001-01-01T00:00:00"), Expiry::Unreadable),
            (Source::Form, None, Expiry::NotKnown),
        ] {
            assert_eq!(
                TokenRequest::of(&asked(source, valid_to)).map(|request| request.expiry),
                Some(expiry)
            );
        }
    }

    #[test]
    fn a_name_that_nobody_has_typed_yet_is_not_known() {
        for (source, name) in [(Source::Form, None), (Source::Request, Some(""))] {
            let asked = Asked { source, name: Some(String::new()), ..Asked::default() };
            assert_eq!(TokenRequest::of(&asked).and_then(|request| request.name).as_deref(), name);
        }
    }

    #[test]
    fn what_cannot_be_read_is_never_a_request_for_nothing() {
        assert_eq!(TokenRequest::of(&asked(Source::Unreadable, None)), None);
        assert_eq!(TokenRequest::of(&Asked::default()), None);
    }
}
