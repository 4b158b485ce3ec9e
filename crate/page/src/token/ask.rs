use patrol_webext::text;

use super::verdict::Verdict;
use crate::overlay::{Choice, Question};

/// The question about a token that is about to be made.
pub(super) fn question(verdict: &Verdict) -> Question {
    Question {
        title: text("tokenTitle"),
        about: vec![text("tokenAbout")],
        findings: verdict
            .findings
            .iter()
            .map(|finding| (finding.reason.clone(), finding.safer.clone()))
            .collect(),
        choices: vec![(Choice::Cancel, text("tokenCancel")), (Choice::GoOn, text("tokenGoOn"))],
        level: verdict.level(),
    }
}
