use patrol_json::{Json, Part};
use patrol_settings::Level;

/// What the background says about a token. Sentences are in the person's language.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Verdict {
    /// The firmest first; empty when there is nothing to say.
    pub(crate) findings: Vec<Finding>,
    /// Of a form: it tells all that the request will say.
    pub(crate) complete: bool,
    /// Of a form: how it stands.
    pub(crate) line: String,
    /// Of a form: what people make tokens for.
    pub(crate) tasks: Vec<String>,
    /// Of a form: what is to be said about the task that was chosen.
    pub(crate) task: Option<Finding>,
}

/// One rule's word.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The rule's id; empty for a task.
    pub(crate) rule: String,
    /// How firmly it speaks.
    pub(crate) level: Level,
    /// What is wrong.
    pub(crate) reason: String,
    /// What to do instead.
    pub(crate) safer: String,
    /// Of a form: the place of the control that it is about.
    pub(crate) at: Option<usize>,
    /// Of a form: the words on the button that changes it, and the order that the button gives.
    pub(crate) button: Option<(String, String)>,
    /// The way that needs no token: a sentence, and where it is documented.
    pub(crate) alternative: Option<(String, String)>,
}

impl Verdict {
    /// Reads the background's answer. `None` when it is no verdict.
    pub(super) fn read(answer: &str) -> Option<Verdict> {
        let json = Json::parse(answer)?;
        let root = json.root();
        let mut verdict = Verdict {
            complete: root.get("complete").and_then(Part::as_bool) == Some(true),
            line: text(root, "line").unwrap_or_default(),
            task: root.get("task").and_then(finding),
            ..Verdict::default()
        };
        for part in root.get("findings")?.elements()? {
            verdict.findings.push(finding(part)?);
        }
        for task in root.get("tasks").and_then(Part::elements).into_iter().flatten() {
            verdict.tasks.push(task.as_str()?.to_owned());
        }
        Some(verdict)
    }

    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub(crate) fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }

    /// Ids of the rules that speak, for the log.
    pub(crate) fn rules(&self) -> Vec<String> {
        self.findings.iter().map(|finding| finding.rule.clone()).collect()
    }
}

fn finding(part: Part) -> Option<Finding> {
    let pair = |name: &str, first: &str, second: &str| {
        let pair = part.get(name)?;
        text(pair, first).zip(text(pair, second))
    };
    Some(Finding {
        rule: text(part, "rule").unwrap_or_default(),
        level: Level::from_name(part.get("level")?.as_str()?)?,
        reason: text(part, "reason")?,
        safer: text(part, "safer")?,
        at: part.get("at").and_then(Part::as_u64).and_then(|at| usize::try_from(at).ok()),
        button: pair("button", "label", "order"),
        alternative: pair("alternative", "sentence", "link"),
    })
}

fn text(part: Part, name: &str) -> Option<String> {
    part.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use patrol_settings::Rule;
    use patrol_webext::{Reply, encode};

    use super::*;

    fn sent() -> patrol_webext::Finding {
        patrol_webext::Finding {
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
        }
    }

    #[test]
    fn what_the_background_writes_is_read_whole() {
        let task = patrol_webext::Finding { rule: None, at: None, button: None, alternative: None, ..sent() };
        let verdict = Verdict::read(&encode(&Reply::Verdict(patrol_webext::Verdict {
            findings: vec![sent()],
            complete: true,
            line: "So.".into(),
            tasks: vec!["clone".into()],
            task: Some(task),
        })))
        .unwrap();
        assert_eq!((verdict.level(), verdict.rules()), (Level::Reason, vec!["full-access".to_owned()]));
        assert_eq!((verdict.complete, verdict.line.as_str(), verdict.tasks.len()), (true, "So.", 1));
        let finding = &verdict.findings[0];
        assert_eq!(
            (finding.reason.as_str(), finding.safer.as_str(), finding.at),
            ("Why.", "Better.", Some(3))
        );
        assert_eq!(finding.button, Some(("Do it".to_owned(), "[]".to_owned())));
        assert_eq!(finding.alternative, Some(("Way.".to_owned(), "https://x".to_owned())));
        let task = verdict.task.unwrap();
        assert_eq!((task.rule.as_str(), task.at, task.button), ("", None, None));
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
