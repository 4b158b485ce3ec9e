//! What the person has decided in the form, so that the request that follows is not asked about again.

use std::cell::RefCell;

use patrol_azdo::Instant;

use super::verdict::{Finding, Verdict};

/// How long after the decision its request may come, in ms: the form sends it at once, and a second click is another decision.
const FRESH: i64 = 5_000;

thread_local! {
    static LAST: RefCell<Option<Decision>> = const { RefCell::new(None) };
}

/// The person has been told this and wants to go on.
struct Decision {
    at: Instant,
    told: Vec<Finding>,
}

/// Remembers that the person goes on after they were told this about the token in the form. It counts for the next request only.
pub(super) fn remember(verdict: Verdict, now: Instant) {
    LAST.set(Some(Decision { at: now, told: verdict.findings }));
}

/// Takes away what has been decided about this request: what was said in the same words and no softer. What the form could not show, or
/// showed otherwise than the request says it, stays and is asked.
pub(super) fn settle(verdict: &mut Verdict, now: Instant) {
    let Some(decision) = LAST.take() else { return };
    if (0..=FRESH).contains(&(now.0 - decision.at.0)) {
        verdict.findings.retain(|finding| !decision.covers(finding));
    }
}

impl Decision {
    fn covers(&self, finding: &Finding) -> bool {
        // The days may differ by one: a form rounds the end of a token up to a midnight.
        let same = |told: &Finding| told.reason == finding.reason || told.rule.starts_with("lifetime");
        self.told.iter().any(|told| told.rule == finding.rule && told.level >= finding.level && same(told))
    }
}

#[cfg(test)]
mod tests {
    use patrol_settings::Level;

    use super::*;

    const NOW: Instant = Instant(1_795_132_800_000);

    fn verdict(findings: &[(&str, Level)]) -> Verdict {
        let finding = |(rule, level): &(&str, Level)| Finding {
            rule: (*rule).to_owned(),
            level: *level,
            reason: ["Why ", rule].concat(),
            safer: String::new(),
            way: String::new(),
        };
        Verdict { findings: findings.iter().map(finding).collect() }
    }

    fn left(after: i64, findings: &[(&str, Level)]) -> Vec<String> {
        let mut verdict = verdict(findings);
        settle(&mut verdict, Instant(NOW.0 + after));
        verdict.rules()
    }

    const TOLD: &[(&str, Level)] = &[("full-access", Level::Acknowledge)];

    #[test]
    fn what_was_told_in_the_form_is_asked_once() {
        remember(verdict(TOLD), NOW);
        assert!(left(40, TOLD).is_empty());
        assert_eq!(left(60, TOLD), ["full-access"], "a second request is another decision");
    }

    #[test]
    fn what_the_form_could_not_show_or_shows_firmer_is_asked() {
        remember(verdict(TOLD), NOW);
        let found = [("full-access", Level::Reason), ("all-organizations", Level::Inform)];
        assert_eq!(left(40, &found), ["full-access", "all-organizations"]);
    }

    #[test]
    fn the_same_rule_about_something_else_is_asked_and_about_a_day_more_is_not() {
        let said = |rule: &str, reason: &str| {
            let mut verdict = verdict(&[(rule, Level::Acknowledge)]);
            verdict.findings[0].reason = reason.to_owned();
            verdict
        };
        for (rule, told, found, left) in [
            ("high-privilege-scope", "Packaging: bad.", "Release: bad.", 1),
            ("lifetime-over-limit", "It works for 60 days.", "It works for 61 days.", 0),
        ] {
            remember(said(rule, told), NOW);
            let mut verdict = said(rule, found);
            settle(&mut verdict, NOW);
            assert_eq!(verdict.findings.len(), left, "{found}");
        }
    }

    #[test]
    fn a_late_request_or_a_clock_that_jumps_is_asked() {
        for after in [FRESH + 1, -1] {
            remember(verdict(TOLD), NOW);
            assert_eq!(left(after, TOLD), ["full-access"], "{after}");
        }
    }
}
