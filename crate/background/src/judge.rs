use patrol_advise::{Context, Service};
use patrol_azdo::{ExistingToken, Instant, TokenFields, TokenRequest};
use patrol_policy::{Phrase, Settings};
use patrol_webext::{Alternative, Finding, Reply, Verdict, say};

use crate::clock::now;
use crate::{settings, token_list};

/// Judges what a page is about to ask of the token service, with the stored settings and the present time.
pub(crate) async fn judge(fields: TokenFields) -> Reply {
    let settings = settings::in_force().await;
    let verdict = judged(&fields, &settings, &token_list::tokens().await, now());
    let findings = verdict.advice.into_iter().map(|advice| spoken(advice, &say));
    Reply::Verdict(Verdict { findings: findings.collect(), ..Verdict::default() })
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

/// Advice in words.
pub(crate) fn spoken(advice: patrol_advise::Advice, say: &dyn Fn(&Phrase) -> String) -> Finding {
    Finding {
        rule: Some(advice.rule),
        level: advice.level,
        reason: say(&advice.reason),
        safer: say(&advice.safer),
        at: None,
        button: None,
        alternative: advice.alternative.map(|way| way_in_words(&way, say)),
    }
}

/// A way without a token, in words.
pub(crate) fn way_in_words(way: &patrol_advise::Alternative, say: &dyn Fn(&Phrase) -> String) -> Alternative {
    Alternative { sentence: say(&way.phrase), link: way.link.clone().into_owned() }
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Field, Fix};
    use patrol_policy::{Level, Rule};

    use super::*;

    #[test]
    fn every_part_of_advice_is_said() {
        let advice = patrol_advise::Advice {
            rule: Rule::FullAccess,
            level: Level::Reason,
            reason: Phrase::form_fix_organization("ci"),
            safer: Phrase::way_git(),
            field: Field::Scopes,
            fix: Some(Fix::CustomScopes),
            alternative: Some(patrol_advise::Alternative {
                phrase: Phrase::form_fix_days(7),
                link: "https://example.org".into(),
            }),
        };
        let said = spoken(advice, &|phrase| {
            format!("{} {}", phrase.key(), phrase.args().join(" ")).trim_end().to_owned()
        });
        let expected = Finding {
            rule: Some(Rule::FullAccess),
            level: Level::Reason,
            reason: "formFixOrganization ci".into(),
            safer: "wayGit".into(),
            at: None,
            button: None,
            alternative: Some(Alternative {
                sentence: "formFixDays 7".into(),
                link: "https://example.org".into(),
            }),
        };
        assert_eq!(said, expected);
    }
}
