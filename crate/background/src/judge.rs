use js_sys::Date;
use patrol_advise::{Context, Service};
use patrol_azdo::{Asked, Instant, TokenRequest};
use patrol_settings::{Phrase, Stored};
use patrol_webext::{Alternative, Finding, Reply, Verdict, say, storage};

/// Judges what a page is about to ask of the token service, with the stored settings and the present time.
pub(crate) async fn judge(asked: &Asked) -> Reply {
    // As in the page: settings that cannot be read leave the defaults in force, and the page says so.
    let stored = storage::get(storage::SETTINGS).await.unwrap_or_default();
    let settings = Stored::read(stored.as_deref()).settings;
    let request = TokenRequest::of(asked);
    let context = Context {
        settings: &settings,
        now: Instant(Date::now() as i64),
        service: Service::of(&asked.host),
        existing: None,
    };
    let verdict = patrol_advise::judge(request.as_ref(), &context);
    Reply::Verdict(spoken(verdict, say))
}

/// The verdict in words.
fn spoken(verdict: patrol_advise::Verdict, say: impl Fn(&Phrase) -> String) -> Verdict {
    let findings = verdict.findings.into_iter().map(|finding| Finding {
        rule: finding.rule,
        level: finding.level,
        reason: say(&finding.reason),
        safer: say(&finding.safer),
        field: Some(finding.field),
        fix: finding.fix,
        alternative: finding
            .alternative
            .map(|way| Alternative { sentence: say(&way.phrase), link: way.link.to_owned() }),
    });
    Verdict { findings: findings.collect() }
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Field, Fix};
    use patrol_settings::{Level, Rule};

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
        let said = spoken(patrol_advise::Verdict { findings: vec![finding] }, |phrase| {
            format!("{} {}", phrase.key, phrase.args.join(" ")).trim_end().to_owned()
        });
        let expected = Finding {
            rule: Rule::FullAccess,
            level: Level::Reason,
            reason: "held ci".into(),
            safer: "name".into(),
            field: Some(Field::Scopes),
            fix: Some(Fix::CustomScopes),
            alternative: Some(Alternative {
                sentence: "name way".into(),
                link: "https://example.org".into(),
            }),
        };
        assert_eq!(said, Verdict { findings: vec![expected] });
    }
}
