use patrol_advise::Verdict;
use patrol_webext::{say, text};

use crate::overlay::{Choice, Question};

/// The question about a token that is about to be made.
pub(super) fn question(verdict: &Verdict) -> Question {
    Question {
        title: text("tokenTitle"),
        about: vec![text("tokenAbout")],
        findings: verdict
            .findings
            .iter()
            .map(|finding| (say(&finding.reason), say(&finding.safer)))
            .collect(),
        choices: vec![(Choice::Cancel, text("tokenCancel")), (Choice::GoOn, text("tokenGoOn"))],
        level: verdict.level(),
    }
}
