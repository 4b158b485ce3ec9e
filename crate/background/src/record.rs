//! A line of the history, from what a page reports.

use patrol_azdo::Surface;
use patrol_policy::{Action, AuditEntry, Outcome};
use patrol_protocol::Choice;

/// How many rules a line names at most: a question shows no more.
const RULES: usize = 100;

/// The longest id of a rule, in bytes.
const ID_BYTES: usize = 64;

/// What a page reports of findings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    pub(crate) surface: Surface,
    pub(crate) rules: Vec<String>,
    pub(crate) outcome: Outcome,
    pub(crate) choice: Option<Choice>,
    pub(crate) reason: Option<String>,
    pub(crate) sent: bool,
}

impl Report {
    /// The line of the history; `site` is the page's host, `now` in ms since 1970-01-01 UTC. `None` when nothing has happened.
    pub(crate) fn entry(self, site: String, now: u64) -> Option<AuditEntry> {
        let action = action(self.outcome, self.choice)?;
        let surface = self.surface.as_str().to_owned();
        let rules: Vec<String> = self.rules.into_iter().filter(|id| is_id(id)).take(RULES).collect();
        (!rules.is_empty()).then_some(AuditEntry {
            time: now,
            site,
            surface,
            rules,
            action,
            reason: self.reason,
            sent: self.sent,
        })
    }
}

/// Whether a text may be the id of a rule; anything else could be text of the person.
fn is_id(text: &str) -> bool {
    (1..=ID_BYTES).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// What became of findings. What waited and was decided by nobody has been stopped.
fn action(outcome: Outcome, choice: Option<Choice>) -> Option<Action> {
    Some(match (outcome, choice) {
        (Outcome::Pass, Some(Choice::GoOn)) => Action::Allowed,
        (Outcome::Pass, _) => return None,
        (Outcome::Note, None) => Action::Informed,
        (_, Some(Choice::Redact)) => Action::Redacted,
        (_, Some(Choice::Rewrite)) => Action::Rewritten,
        // What is blocked has no way to go on; a page that says otherwise is not believed.
        (Outcome::Block, _) | (_, None) => Action::Blocked,
        (_, Some(Choice::GoOn)) => Action::WentOn,
        (_, Some(Choice::Cancel)) => Action::Cancelled,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_what_became_of_it() {
        for (outcome, choice, expected) in [
            (Outcome::Note, None, Some(Action::Informed)),
            (Outcome::Ask, Some(Choice::Redact), Some(Action::Redacted)),
            (Outcome::Ask, Some(Choice::Rewrite), Some(Action::Rewritten)),
            (Outcome::Ask, Some(Choice::GoOn), Some(Action::WentOn)),
            (Outcome::Ask, Some(Choice::Cancel), Some(Action::Cancelled)),
            (Outcome::Ask, None, Some(Action::Blocked)),
            (Outcome::AskReason, Some(Choice::GoOn), Some(Action::WentOn)),
            (Outcome::Block, Some(Choice::Redact), Some(Action::Redacted)),
            (Outcome::Block, Some(Choice::Rewrite), Some(Action::Rewritten)),
            (Outcome::Block, Some(Choice::Cancel), Some(Action::Blocked)),
            (Outcome::Block, Some(Choice::GoOn), Some(Action::Blocked)),
            (Outcome::Block, None, Some(Action::Blocked)),
            (Outcome::Pass, None, None),
            (Outcome::Pass, Some(Choice::GoOn), Some(Action::Allowed)),
            (Outcome::Pass, Some(Choice::Cancel), None),
        ] {
            assert_eq!(action(outcome, choice), expected, "{outcome:?} {choice:?}");
        }
    }

    fn report(rules: Vec<String>) -> Report {
        Report {
            surface: Surface::Other,
            rules,
            outcome: Outcome::Note,
            choice: None,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn a_line_names_rules_and_nothing_else() {
        let rules = ["aws-key-2", "Bearer x", "", "a secret", &"a".repeat(65), "full-access"];
        let entry = report(rules.map(str::to_owned).to_vec()).entry("h".into(), 1).unwrap();
        assert_eq!(entry.rules, ["aws-key-2", "full-access"]);
        assert_eq!(report(vec!["no rule".into()]).entry("h".into(), 1), None);
        let many = (0..1000).map(|n| format!("rule-{n}")).collect();
        assert_eq!(report(many).entry("h".into(), 1).unwrap().rules.len(), RULES);
    }

    #[test]
    fn the_line_has_the_time_and_the_site_of_the_background() {
        let report = Report {
            surface: Surface::PullRequest,
            rules: vec!["github-token".into()],
            outcome: Outcome::AskReason,
            choice: Some(Choice::GoOn),
            reason: Some("a test key".into()),
            sent: true,
        };
        let expected = AuditEntry {
            time: 7,
            site: "dev.azure.com".into(),
            surface: "pull-request".into(),
            rules: vec!["github-token".into()],
            action: Action::WentOn,
            reason: Some("a test key".into()),
            sent: true,
        };
        assert_eq!(report.entry("dev.azure.com".into(), 7), Some(expected));
    }
}
