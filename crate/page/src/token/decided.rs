//! What the person has decided in the form, so that the request that follows is not asked about again.

use std::cell::RefCell;

use patrol_azdo::Instant;

use super::verdict::{Finding, Verdict};

/// How long after the decision its request may come, in ms: the form sends it at once, and a second click is another decision.
const FRESH: i64 = 5_000;

/// How the ids of the rules begin that count days. A form tells the days of a choice; the request tells a moment, which a form may round up
/// to the end of its day.
const COUNTS_DAYS: &str = "lifetime-";

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

/// Takes away what has been decided about this request: findings that say the same and are no firmer. What the form could not show, and
/// what the page made of it since, stays and is asked.
pub(super) fn settle(verdict: &mut Verdict, now: Instant) {
    let Some(decision) = LAST.take() else { return };
    if (0..=FRESH).contains(&(now.0 - decision.at.0)) {
        verdict.findings.retain(|finding| !decision.covers(finding));
    }
}

impl Decision {
    fn covers(&self, finding: &Finding) -> bool {
        self.told.iter().any(|told| {
            let days = u32::from(finding.rule.starts_with(COUNTS_DAYS));
            told.rule == finding.rule
                && told.level >= finding.level
                && says_the_same(&told.reason, &finding.reason, days)
        })
    }
}

/// Whether two sentences differ in their numbers alone, and by so much at most.
fn says_the_same(told: &str, found: &str, tolerance: u32) -> bool {
    let (mut told, mut found) = (told.as_bytes(), found.as_bytes());
    loop {
        if number(&mut told).abs_diff(number(&mut found)) > tolerance {
            return false;
        }
        match (told, found) {
            ([], []) => return true,
            ([a, told_rest @ ..], [b, found_rest @ ..]) if a == b => (told, found) = (told_rest, found_rest),
            _ => return false,
        }
    }
}

/// Takes the number off the beginning; 0 without one.
fn number(text: &mut &[u8]) -> u32 {
    let mut number = 0_u32;
    while let [digit @ b'0'..=b'9', rest @ ..] = *text {
        number = number.saturating_mul(10).saturating_add(u32::from(digit - b'0'));
        *text = rest;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    use patrol_policy::Level;

    const NOW: Instant = Instant(1_795_132_800_000);

    type Said = (&'static str, Level, &'static str);

    fn verdict(findings: &[Said]) -> Verdict {
        let finding = |(rule, level, reason): &Said| Finding {
            rule: (*rule).to_owned(),
            level: *level,
            reason: (*reason).to_owned(),
            safer: "Better.".to_owned(),
            way: String::new(),
        };
        Verdict { findings: findings.iter().map(finding).collect() }
    }

    fn left(after: i64, findings: &[Said]) -> Vec<String> {
        let mut verdict = verdict(findings);
        settle(&mut verdict, Instant(NOW.0 + after));
        verdict.rules()
    }

    const TOLD: &[Said] = &[("full-access", Level::Acknowledge, "Why.")];

    #[test]
    fn what_was_told_in_the_form_is_asked_once() {
        remember(verdict(TOLD), NOW);
        assert!(left(40, TOLD).is_empty());
        assert_eq!(left(60, TOLD), ["full-access"], "a second request is another decision");
    }

    #[test]
    fn what_the_form_could_not_show_or_shows_firmer_is_asked() {
        remember(verdict(TOLD), NOW);
        let found = [("full-access", Level::Reason, "Why."), ("all-organizations", Level::Inform, "Why.")];
        assert_eq!(left(40, &found), ["full-access", "all-organizations"]);
    }

    #[test]
    fn what_says_another_thing_than_the_form_is_asked() {
        remember(verdict(&[("high-privilege-scope", Level::Acknowledge, "Code: a thief …")]), NOW);
        let found = [("high-privilege-scope", Level::Acknowledge, "Packaging: a thief …")];
        assert_eq!(left(40, &found), ["high-privilege-scope"]);
    }

    #[test]
    fn an_end_may_be_rounded_by_a_day_and_no_other_number_by_anything() {
        for (rule, told, found, asked) in [
            ("lifetime-over-limit", "60 days, limit 30", "61 days, limit 30", false),
            ("lifetime-over-limit", "60 days, limit 30", "59 days, limit 30", false),
            ("lifetime-over-limit", "99日", "100日", false),
            ("lifetime-over-limit", "60 days, limit 30", "62 days, limit 30", true),
            ("lifetime-over-limit", "6 days", "6 days6", true),
            ("lifetime-over-limit", "6 days", "6 weeks", true),
            ("lifetime-over-limit", "1 day", "99999999999 day", true),
            ("too-many-areas", "4 areas", "5 areas", true),
        ] {
            remember(verdict(&[(rule, Level::Acknowledge, told)]), NOW);
            assert_eq!(!left(40, &[(rule, Level::Acknowledge, found)]).is_empty(), asked, "{told} {found}");
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
