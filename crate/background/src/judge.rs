use js_sys::Date;
use patrol_advise::{Context, Service};
use patrol_azdo::{Asked, Instant, ListedToken, TokenRequest};
use patrol_policy::{Phrase, Settings, Stored};
use patrol_webext::{Alternative, Finding, Reply, Verdict, say, storage};

use crate::token_list;

/// Judges what a page is about to ask of the token service, with the stored settings and the present time.
pub(crate) async fn judge(asked: Asked) -> Reply {
    let settings = settings().await;
    let verdict = judged(&asked, &settings, &token_list::tokens().await, now());
    let findings = verdict.findings.into_iter().map(|finding| spoken(finding, &say));
    Reply::Verdict(Verdict { findings: findings.collect(), ..Verdict::default() })
}

/// The settings in force. As in the page: what cannot be read leaves the defaults in force, and the page says so.
pub(crate) async fn settings() -> Settings {
    let stored = storage::get(storage::SETTINGS).await.unwrap_or_default();
    Stored::read(stored.as_deref()).settings
}

/// The present moment.
pub(crate) fn now() -> Instant {
    Instant(Date::now() as i64)
}

/// What the rules say; `listed` are the tokens that exist, as far as they are known.
pub(crate) fn judged(
    asked: &Asked,
    settings: &Settings,
    listed: &[ListedToken],
    now: Instant,
) -> patrol_advise::Verdict {
    let request = TokenRequest::of(asked);
    let existing = request.as_ref().and_then(|request| ListedToken::changed_by(request, listed));
    let context = Context { settings, now, service: Service::of(&asked.host), existing };
    patrol_advise::judge(request.as_ref(), &context)
}

/// A finding in words.
pub(crate) fn spoken(finding: patrol_advise::Finding, say: &dyn Fn(&Phrase) -> String) -> Finding {
    Finding {
        rule: Some(finding.rule),
        level: finding.level,
        reason: say(&finding.reason),
        safer: say(&finding.safer),
        at: None,
        button: None,
        alternative: finding.alternative.map(|way| way_in_words(&way, say)),
    }
}

/// A way without a token, in words.
pub(crate) fn way_in_words(way: &patrol_advise::Alternative, say: &dyn Fn(&Phrase) -> String) -> Alternative {
    Alternative { sentence: say(&way.phrase), link: way.link.to_owned() }
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Field, Fix};
    use patrol_policy::{Level, Rule};

    use super::*;

    #[test]
    fn every_part_of_a_finding_is_said() {
        let finding = patrol_advise::Finding {
            rule: Rule::FullAccess,
            level: Level::Reason,
            reason: Phrase::new("held").with("ci"),
            safer: Phrase::new("name"),
            field: Field::Scopes,
            fix: Some(Fix::CustomScopes),
            alternative: Some(patrol_advise::Alternative {
                phrase: Phrase::new("name").with("way"),
                link: "https://example.org",
            }),
        };
        let said = spoken(finding, &|phrase| {
            format!("{} {}", phrase.key, phrase.args.join(" ")).trim_end().to_owned()
        });
        let expected = Finding {
            rule: Some(Rule::FullAccess),
            level: Level::Reason,
            reason: "held ci".into(),
            safer: "name".into(),
            at: None,
            button: None,
            alternative: Some(Alternative {
                sentence: "name way".into(),
                link: "https://example.org".into(),
            }),
        };
        assert_eq!(said, expected);
    }
}
