use patrol_webext::text;

use super::verdict::{Finding, Verdict};
use crate::overlay::{Choice, Question};

/// The question about a token that is about to be made: what it waits for, without the notes.
pub(super) fn question(verdict: &Verdict) -> Question {
    Question {
        title: text("tokenTitle"),
        about: vec![text("tokenAbout")],
        findings: verdict
            .findings
            .iter()
            .filter(|finding| finding.level.holds())
            .map(|finding| (finding.reason.clone(), with_way(&finding.safer, finding)))
            .collect(),
        choices: vec![(Choice::Cancel, text("tokenCancel")), (Choice::GoOn, text("tokenGoOn"))],
        level: verdict.level(),
    }
}

/// A note about a token that goes out.
pub(super) fn note(finding: &Finding) -> String {
    with_way(&finding.reason, finding)
}

/// A sentence, and the way without a token if there is one.
fn with_way(sentence: &str, finding: &Finding) -> String {
    if finding.way.is_empty() { sentence.to_owned() } else { [sentence, " ", &finding.way].concat() }
}
