//! A line of the history, from what a page reports.

use patrol_azdo::Surface;
use patrol_policy::{Action, AuditEntry, Outcome};
use patrol_protocol::Choice;

/// What a page reports of findings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    pub(crate) surface: Surface,
    pub(crate) rules: Vec<String>,
    pub(crate) outcome: Outcome,
    pub(crate) choice: Option<Choice>,
    pub(crate) reason: Option<String>,
}

impl Report {
    /// The line of the history; `site` is the page's host, `now` in ms since 1970-01-01 UTC. `None` when nothing has happened.
    pub(crate) fn entry(self, site: String, now: u64) -> Option<AuditEntry> {
        let action = action(self.outcome, self.choice)?;
        let surface = self.surface.as_str().to_owned();
        Some(AuditEntry { time: now, site, surface, rules: self.rules, action, reason: self.reason })
    }
}

/// What became of findings. What waited and was decided by nobody has been stopped.
fn action(outcome: Outcome, choice: Option<Choice>) -> Option<Action> {
    Some(match (outcome, choice) {
        (Outcome::Pass, _) => return None,
        (Outcome::Note, None) => Action::Informed,
        (_, Some(Choice::Redact)) => Action::Redacted,
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
            (Outcome::Ask, Some(Choice::GoOn), Some(Action::WentOn)),
            (Outcome::Ask, Some(Choice::Cancel), Some(Action::Cancelled)),
            (Outcome::Ask, None, Some(Action::Blocked)),
            (Outcome::AskReason, Some(Choice::GoOn), Some(Action::WentOn)),
            (Outcome::Block, Some(Choice::Redact), Some(Action::Redacted)),
            (Outcome::Block, Some(Choice::Cancel), Some(Action::Blocked)),
            (Outcome::Block, Some(Choice::GoOn), Some(Action::Blocked)),
            (Outcome::Block, None, Some(Action::Blocked)),
            (Outcome::Pass, None, None),
            (Outcome::Pass, Some(Choice::GoOn), None),
        ] {
            assert_eq!(action(outcome, choice), expected, "{outcome:?} {choice:?}");
        }
    }

    #[test]
    fn the_line_has_the_time_and_the_site_of_the_background() {
        let report = Report {
            surface: Surface::PullRequest,
            rules: vec!["github-token".into()],
            outcome: Outcome::AskReason,
            choice: Some(Choice::GoOn),
            reason: Some("a test key".into()),
        };
        let expected = AuditEntry {
            time: 7,
            site: "dev.azure.com".into(),
            surface: "pull-request".into(),
            rules: vec!["github-token".into()],
            action: Action::WentOn,
            reason: Some("a test key".into()),
        };
        assert_eq!(report.entry("dev.azure.com".into(), 7), Some(expected));
    }
}
