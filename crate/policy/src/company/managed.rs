use patrol_json::{Json, Part};

use super::{Company, Identity};
use crate::Problem;
use crate::problem::Complaints;

/// A company's policy as the browser gives it, and what of it cannot be used.
///
/// Each setting names what is recommended, what is enforced, or both: `{"lifetimeLimitDays": {"recommended": 14}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Managed {
    /// What the company has decided.
    pub company: Company,
    /// What cannot be used; each costs that entry only. A field is named as in `levels.enforced.full-access`.
    pub problems: Vec<Problem>,
}

/// Who the company is.
pub(super) const COMPANY: &str = "company";
/// Whether a person may pause Patrol.
pub(super) const PAUSING: &str = "pausing";
/// Whether a person may make exceptions.
pub(super) const EXCEPTING: &str = "excepting";
/// Whether the welcome page opens.
pub(super) const WELCOME: &str = "welcome";
/// What holds until a person decides otherwise.
pub(super) const RECOMMENDED: &str = "recommended";
/// What holds whatever a person decides.
pub(super) const ENFORCED: &str = "enforced";
/// Of a list: nothing counts but what the company lists.
pub(super) const REPLACE: &str = "replace";

impl Managed {
    /// Reads a policy. Never fails: what cannot be used is told, and counts as not decided.
    pub fn read(json: &str) -> Managed {
        let read = Json::parse(json);
        match read.as_ref().map(Json::root).filter(|root| root.is_object()) {
            Some(policy) => Managed::of(policy),
            None => Managed { problems: vec![Problem::Unreadable], ..Managed::default() },
        }
    }

    fn of(policy: Part<'_>) -> Managed {
        let (mut company, mut problems) = (Company::default(), Vec::new());
        for (key, value) in policy.fields() {
            let mut complaints = Complaints::about(key, &mut problems);
            match key {
                COMPANY => company.identity = Identity::read(value, &mut complaints),
                // Nothing is paused then but what the company has listed.
                PAUSING => company.replaced.pauses |= complaints.unless(value.as_bool()) == Some(false),
                EXCEPTING => company.excepting = complaints.unless(value.as_bool()).unwrap_or(true),
                WELCOME => company.welcome = complaints.unless(value.as_bool()).unwrap_or(true),
                _ => setting(key, value, &mut company, &mut problems),
            }
        }
        Managed { company, problems }
    }
}

/// Reads what is recommended and enforced of one setting.
fn setting(key: &str, value: Part<'_>, company: &mut Company, problems: &mut Vec<Problem>) {
    if !super::schema::is_setting(key) {
        return Complaints::about(key, problems).unknown(&[]);
    }
    Complaints::about(key, problems).unless(value.is_object().then_some(()));
    for (party, decision) in value.fields() {
        let decisions = match party {
            RECOMMENDED => &mut company.recommended,
            ENFORCED => &mut company.enforced,
            REPLACE if let Some(replaced) = company.replaced.of_list(key) => {
                let name = [key, ".", party].concat();
                *replaced |=
                    Complaints::about(&name, problems).unless(decision.as_bool()).unwrap_or_default();
                continue;
            }
            _ => {
                Complaints::about(key, problems).unknown(&[".", party]);
                continue;
            }
        };
        let name = [key, ".", party].concat();
        decisions.read_setting(key, decision, &mut Complaints::about(&name, problems));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decisions, Effective, Level, Mode, Origin, Replaced, Rule, Scope};

    fn field(name: &str) -> Problem {
        Problem::Field { field: name.into() }
    }

    fn unknown(name: &str) -> Problem {
        Problem::Unknown { field: name.into() }
    }

    #[test]
    fn every_setting_can_be_recommended_and_enforced() {
        let Managed { company, problems } = Managed::read(
            r#"{
              "company": {"name": "Contoso"}, "pausing": false, "welcome": false,
              "lifetimeLimitDays": {"recommended": 14, "enforced": 30},
              "levels": {"recommended": {"mode": "strict"}, "enforced": {"full-access": "block"}},
              "pausedHosts": {"enforced": [{"host": "dev.azure.com", "guard": "clone"}]},
              "stopUnchecked": {"enforced": true},
              "mutedKinds": {"recommended": {"named-password": true}}
            }"#,
        );
        assert_eq!(problems, []);
        assert_eq!(
            (company.identity.name.as_str(), company.pausing(), company.welcome),
            ("Contoso", false, false)
        );
        let effective = Effective::of(&Decisions::default(), &company);
        let limit = effective.lifetime_limit_days;
        assert_eq!((limit.value, limit.origin), (30, Origin::Enforced));
        assert_eq!(company.recommended.lifetime_limit_days, Some(14));
        let full = effective.level(Rule::FullAccess);
        assert_eq!((full.value, full.origin), (Level::Block, Origin::Enforced));
        let vague = effective.level(Rule::CriticalScope);
        assert_eq!(
            (vague.value, vague.origin),
            (Mode::Strict.level(Rule::CriticalScope), Origin::Recommended)
        );
        assert!(effective.stop_unchecked.is_locked() && effective.pauses[0].is_locked());
        assert_eq!(effective.muted_kinds[0].origin, Origin::Recommended);
    }

    #[test]
    fn one_wrong_entry_costs_that_entry_only() {
        let Managed { company, problems } = Managed::read(
            r#"{
              "colour": "red", "pausing": "no", "company": {"name": "Contoso", "link": "ftp://x"},
              "lifetimeLimitDays": {"recommended": 0, "enforced": 30, "wished": 3},
              "levels": {"enforced": {"full-access": "loud", "vague-name": "block", "no-such-rule": "off"}},
              "stopUnchecked": true,
              "mutedKinds": {"enforced": {"npm-token": "yes", "named-password": true}}
            }"#,
        );
        let expected = [
            unknown("colour"),
            field("pausing"),
            field("company.link"),
            field("lifetimeLimitDays.recommended"),
            unknown("lifetimeLimitDays.wished"),
            field("levels.enforced.full-access"),
            unknown("levels.enforced.no-such-rule"),
            field("stopUnchecked"),
            field("mutedKinds.enforced.npm-token"),
        ];
        assert_eq!(problems, expected);
        assert!(company.pausing());
        assert_eq!(company.identity.name, "Contoso");
        assert_eq!(company.enforced.lifetime_limit_days, Some(30));
        assert_eq!(company.enforced.levels.get(Rule::VagueName), Some(Level::Block));
        assert_eq!(company.enforced.muted_kinds, ["named-password"]);
        assert_eq!(company.recommended, Decisions::default());
    }

    #[test]
    fn a_list_can_replace_that_of_the_person() {
        let read = |policy: &str| {
            let Managed { company, problems } = Managed::read(policy);
            assert_eq!(problems, [], "{policy}");
            (company.replaced, company.pausing())
        };
        let replaced = Replaced { sites: true, muted_kinds: true, ..Replaced::default() };
        let policy =
            r#"{"sites":{"replace":true,"enforced":{"https://a":true}},"mutedKinds":{"replace":true}}"#;
        assert_eq!(read(policy), (replaced, true));
        assert_eq!(read(r#"{"sites":{"replace":false}}"#), (Replaced::default(), true));
        let no_pauses = Replaced { pauses: true, ..Replaced::default() };
        for policy in [
            r#"{"pausing":false}"#,
            r#"{"pausedHosts":{"replace":true}}"#,
            r#"{"pausing":true,"pausedHosts":{"replace":true}}"#,
            r#"{"pausedHosts":{"replace":false},"pausing":false}"#,
        ] {
            assert_eq!(read(policy), (no_pauses, false), "{policy}");
        }
        let policy =
            r#"{"sites":{"replace":"yes"},"levels":{"replace":true},"stopUnchecked":{"replace":true}}"#;
        let Managed { company, problems } = Managed::read(policy);
        assert_eq!(company, Company::default());
        let expected = [field("sites.replace"), unknown("levels.replace"), unknown("stopUnchecked.replace")];
        assert_eq!(problems, expected);
    }

    #[test]
    fn what_is_no_policy_is_told_and_decides_nothing() {
        for json in ["", "7", "[]", "null", "{", "\"x\""] {
            let Managed { company, problems } = Managed::read(json);
            assert_eq!((company, problems), (Company::default(), vec![Problem::Unreadable]), "{json}");
        }
        assert_eq!(Managed::read("{}"), Managed::default());
    }

    #[test]
    fn without_pausing_only_what_the_company_pauses_is_paused() {
        let hosts = |hosts: &[&str]| Decisions {
            pauses: hosts.iter().map(|host| Scope::host(host)).collect(),
            ..Decisions::default()
        };
        let mut company = Company { enforced: hosts(&["a"]), ..Company::default() };
        let paused = |company: &Company| Effective::of(&hosts(&["b"]), company).settings().pauses;
        assert_eq!(paused(&company), ["a", "b"].map(Scope::host));
        company.replaced.pauses = true;
        assert_eq!(paused(&company), [Scope::host("a")]);
    }
}
