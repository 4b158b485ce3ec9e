use patrol_advise::{Grade, Scope};
use patrol_azdo::{Instant, ListedToken, Reach};

/// A token that works longer than this from now on is worth more to a thief.
const LONG_DAYS: i64 = 90;

/// How much a stolen token could do, and for how long. The names of the grades, because that is what it begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// It does not work any more.
    Ended,
    /// Reads metadata.
    Low,
    /// Reads much, or tampers with records.
    Medium,
    /// Changes code, artifacts or deployments, or reveals secrets.
    High,
    /// Takes over the organization, or ships code to others.
    Critical,
}

impl Risk {
    /// Every risk, the highest first.
    pub const ALL: [Risk; 5] = [Risk::Critical, Risk::High, Risk::Medium, Risk::Low, Risk::Ended];

    /// The stable name; exports and the page use it.
    pub fn as_str(self) -> &'static str {
        match self {
            Risk::Ended => "ended",
            Risk::Low => "low",
            Risk::Medium => "medium",
            Risk::High => "high",
            Risk::Critical => "critical",
        }
    }

    /// The risk with this name.
    pub fn from_name(name: &str) -> Option<Risk> {
        Risk::ALL.into_iter().find(|risk| risk.as_str() == name)
    }

    /// The grade of the strongest scope, one step higher when the token works in all organizations, for long, or without a known end. A
    /// scope that nobody knows is never taken for a weak one.
    pub(crate) fn of(token: &ListedToken, now: Instant) -> Risk {
        if has_ended(token, now) {
            return Risk::Ended;
        }
        let grade = |id: &String| Scope::find(id).map_or(Grade::High, |scope| scope.grade);
        let strongest = token.scopes.iter().map(grade).max().unwrap_or(Grade::Low);
        let wide = token.reach == Reach::AllOrganizations;
        match (strongest, wide || lasts(token, now)) {
            (Grade::Low, false) => Risk::Low,
            (Grade::Low, true) | (Grade::Medium, false) => Risk::Medium,
            (Grade::Medium, true) | (Grade::High, false) => Risk::High,
            (Grade::High, true) | (Grade::Critical, _) => Risk::Critical,
        }
    }
}

/// Whether the end of a token is past.
pub(crate) fn has_ended(token: &ListedToken, now: Instant) -> bool {
    token.valid_to.is_some_and(|end| end <= now)
}

fn lasts(token: &ListedToken, now: Instant) -> bool {
    token.valid_to.is_none_or(|end| end.days_since(now) > LONG_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::{NOW, days, entry};

    fn risk(scopes: &str, days_left: i64, everywhere: bool) -> Risk {
        let accounts = if everywhere { "[]" } else { r#"["g"]"# };
        let date = days(days_left).date();
        let entry =
            entry("a", &format!(r#","scope":"{scopes}","validTo":"{date}","targetAccounts":{accounts}"#));
        Risk::of(&entry.token, NOW)
    }

    #[test]
    fn it_is_the_grade_of_the_strongest_scope() {
        for (scopes, expected) in [
            ("", Risk::Low),
            ("vso.profile", Risk::Low),
            ("vso.profile vso.code", Risk::Medium),
            ("vso.code vso.code_write", Risk::High),
            ("app_token", Risk::Critical),
        ] {
            assert_eq!(risk(scopes, 30, false), expected, "{scopes}");
        }
    }

    #[test]
    fn one_step_more_everywhere_or_for_long_and_not_two_for_both() {
        for (days, everywhere) in [(30, true), (91, false), (300, true)] {
            assert_eq!(risk("vso.profile", days, everywhere), Risk::Medium, "{days} {everywhere}");
        }
        assert_eq!(risk("vso.profile", 90, false), Risk::Low);
        assert_eq!(
            Risk::of(&entry("a", r#","scope":"vso.profile""#).token, NOW),
            Risk::Medium,
            "no end is known"
        );
    }

    #[test]
    fn an_unknown_scope_is_never_low() {
        assert_eq!(risk("vso.brandnew", 7, false), Risk::High);
    }

    #[test]
    fn what_has_ended_is_no_risk() {
        assert_eq!(risk("app_token", 0, true), Risk::Ended);
        assert_eq!(risk("app_token", 1, true), Risk::Critical);
    }

    #[test]
    fn names_are_found_again() {
        for risk in Risk::ALL {
            assert_eq!(Risk::from_name(risk.as_str()), Some(risk));
        }
        assert_eq!(Risk::from_name("any"), None);
    }
}
