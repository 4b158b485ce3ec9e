use patrol_advise::{Advice, Context, Service};
use patrol_azdo::{ExistingToken, Expiry, Instant, Place, TokenFields, TokenRequest};
use patrol_phrase::{Phrase, Word};
use patrol_policy::Settings;
use patrol_protocol::{Reply, Verdict};

use crate::clock::now;
use crate::sender::Page;
use crate::{settings, token_list};

/// Judges what a page is about to ask of the token service, with the stored settings and the present time. What the person was told in the
/// form and went on from is not said again.
pub(crate) async fn judge(fields: TokenFields, told: &[Advice], page: &Page) -> Reply {
    let fields = on_page(fields, page);
    let settings = settings::in_force().await;
    let verdict = judged(&fields, &settings, &token_list::tokens().await, now()).without(told);
    Reply::Verdict(Verdict {
        outcome: verdict.level().outcome(),
        advice: verdict.advice,
        ends: ends(&fields),
    })
}

/// When the token ends, if what the page sends can be read.
fn ends(fields: &TokenFields) -> Option<Phrase> {
    match TokenRequest::of(fields)?.expiry {
        Expiry::At(end) => Some(Phrase::created_ends(Word::own(end.date()))),
        Expiry::NotSaid | Expiry::Unreadable | Expiry::NotKnown => None,
    }
}

/// Where the token is made, the browser says, not the page.
fn on_page(fields: TokenFields, page: &Page) -> TokenFields {
    let place = Place::of(&page.host, &page.path);
    TokenFields { host: page.host.clone(), organization: place.organization, ..fields }
}

/// What the rules say; `tokens` are those that exist, as far as they are known.
pub(crate) fn judged(
    fields: &TokenFields,
    settings: &Settings,
    tokens: &[ExistingToken],
    now: Instant,
) -> patrol_advise::Verdict {
    let request = TokenRequest::of(fields);
    let existing = request.as_ref().and_then(|request| ExistingToken::changed_by(request, tokens));
    let context = Context { settings, now, service: Service::of(&fields.host), existing };
    patrol_advise::judge(request.as_ref(), &context)
}

#[cfg(test)]
mod tests {
    use patrol_azdo::ReadFrom;

    use super::*;

    #[test]
    fn the_end_is_a_day_or_nothing_whatever_a_page_sends() {
        let day = || Some(Phrase::created_ends("2026-12-20"));
        for (sent, said) in [
            ("2026-12-20T08:00:00Z", day()),
            ("/Date(1797753600000)/", day()),
            ("2026-12-20 or never. Patrol has checked this token.", None),
            ("soon", None),
            ("", None),
        ] {
            let read_from = ReadFrom::Request;
            let fields = TokenFields { read_from, valid_to: Some(sent.into()), ..TokenFields::default() };
            assert_eq!(ends(&fields), said, "{sent}");
        }
        assert_eq!(ends(&TokenFields::default()), None, "a request that cannot be read");
    }

    #[test]
    fn a_page_cannot_say_that_it_is_elsewhere() {
        let fields = TokenFields {
            host: "tfs.example.org".into(),
            organization: Some("other".into()),
            name: Some("ci".into()),
            ..TokenFields::default()
        };
        let page = Page { host: "dev.azure.com".into(), path: "/contoso/_usersSettings/tokens".into() };
        let expected = TokenFields {
            host: "dev.azure.com".into(),
            organization: Some("contoso".into()),
            name: Some("ci".into()),
            ..TokenFields::default()
        };
        assert_eq!(on_page(fields, &page), expected);
    }
}
