use patrol_json::{Json, Part};
use patrol_policy::Level;

/// What the background says about a token. Sentences are in the person's language.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Verdict {
    /// The firmest first; empty when there is nothing to say.
    pub(crate) findings: Vec<Finding>,
}

/// One rule's word.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The rule's id.
    pub(crate) rule: String,
    /// How firmly it speaks.
    pub(crate) level: Level,
    /// What is wrong.
    pub(crate) reason: String,
    /// What to do instead.
    pub(crate) safer: String,
    /// The way that needs no token; empty where there is none.
    pub(crate) way: String,
}

impl Verdict {
    /// Reads the background's answer. `None` when it is no verdict.
    pub(super) fn read(answer: &str) -> Option<Verdict> {
        let json = Json::parse(answer)?;
        let mut findings = Vec::new();
        for part in json.root().get("findings")?.elements()? {
            findings.push(finding(part)?);
        }
        Some(Verdict { findings })
    }

    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub(crate) fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }

    /// Ids of the rules that speak, for the log. A rule that says several things is one line.
    pub(crate) fn rules(&self) -> Vec<String> {
        let mut rules: Vec<String> = Vec::new();
        for Finding { rule, .. } in &self.findings {
            if rules.last() != Some(rule) {
                rules.push(rule.clone());
            }
        }
        rules
    }
}

fn finding(part: Part) -> Option<Finding> {
    let said = |name: &str| part.get(name)?.as_str().map(str::to_owned);
    Some(Finding {
        rule: said("rule")?,
        level: Level::from_name(part.get("level")?.as_str()?)?,
        reason: said("reason")?,
        safer: said("safer")?,
        way: part
            .get("alternative")
            .and_then(|way| way.get("sentence")?.as_str())
            .unwrap_or_default()
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use patrol_policy::Rule;
    use patrol_webext::{Reply, encode};

    use super::*;

    #[test]
    fn what_the_background_writes_is_read() {
        let finding = patrol_webext::Finding {
            rule: Some(Rule::FullAccess),
            level: Level::Reason,
            reason: "Why.".into(),
            safer: "Better.".into(),
            at: Some(3),
            button: Some(patrol_webext::Button { label: "Do it".into(), order: "[]".into() }),
            alternative: Some(patrol_webext::Alternative {
                sentence: "Way.".into(),
                link: "https://x".into(),
            }),
        };
        let sent = patrol_webext::Verdict { findings: vec![finding], ..Default::default() };
        let verdict = Verdict::read(&encode(&Reply::Verdict(sent))).unwrap();
        assert_eq!((verdict.level(), verdict.rules()), (Level::Reason, vec!["full-access".to_owned()]));
        let finding = &verdict.findings[0];
        assert_eq!([&finding.reason, &finding.safer, &finding.way], ["Why.", "Better.", "Way."]);
    }

    #[test]
    fn nothing_to_say_is_told_from_no_verdict() {
        assert_eq!(Verdict::read(&encode(&Reply::Verdict(Default::default()))), Some(Verdict::default()));
        let odd = r#"{"kind":"verdict","findings":[{"rule":"x","level":"loud","reason":"","safer":""}]}"#;
        for answer in ["", "null", r#"{"kind":"done"}"#, r#"{"kind":"verdict","findings":7}"#, odd] {
            assert_eq!(Verdict::read(answer), None, "{answer}");
        }
    }
}
