use patrol_phrase::Phrase;
use patrol_policy::kind::is_rule_id;
use patrol_policy::{Company, Decisions, Scope, Stored};
use patrol_rules::RuleError;

use crate::stored_record::{Change, Kept};
use crate::{exceptions, quarantine};

/// Changes what is stored; what the change does not name stays as it is in force.
///
/// # Errors
/// When what came of it could not be used, or when the company enforces what would change.
pub(crate) fn apply(kept: Kept, change: &str, company: &Company, now: u64) -> Result<Change, Phrase> {
    let decisions = Stored::read(kept.value.as_deref()).decisions;
    let change = patrol_policy::Change::read(change).ok_or_else(unusable)?;
    let wanted = change.apply(&decisions).map_err(|_| unusable())?;
    if company.allowed(wanted.clone(), &decisions) != wanted {
        let is_about_exceptions = !company.excepting && wanted.exceptions != decisions.exceptions;
        return Err(if is_about_exceptions {
            Phrase::company_no_exceptions()
        } else {
            Phrase::company_locked()
        });
    }
    let new = wanted.exceptions.iter().filter(|exception| !decisions.exceptions.contains(exception));
    if new.filter_map(|exception| exception.pattern.as_deref()).any(exceptions::is_secret) {
        return Err(RuleError::Secret.phrase());
    }
    Ok(replace(&kept, &wanted, now))
}

/// Mutes a kind of secrets and leaves the rest as it is in force.
///
/// # Errors
/// When no rule can be called so.
pub(crate) fn mute(kept: Kept, kind: &str, now: u64) -> Result<Change, Phrase> {
    if !is_rule_id(kind) {
        return Err(unusable());
    }
    let mut decisions = Stored::read(kept.value.as_deref()).decisions;
    decisions.mute(kind);
    Ok(replace(&kept, &decisions, now))
}

/// Pauses a scope for good and leaves the rest as it is in force.
pub(crate) fn pause(kept: Kept, scope: Scope, now: u64) -> Change {
    let mut decisions = Stored::read(kept.value.as_deref()).decisions;
    decisions.pause(scope);
    replace(&kept, &decisions, now)
}

/// Ends the pause of a scope and leaves the rest as it is in force.
pub(crate) fn resume(kept: Kept, scope: &Scope, now: u64) -> Change {
    let mut decisions = Stored::read(kept.value.as_deref()).decisions;
    decisions.resume(scope);
    replace(&kept, &decisions, now)
}

fn replace(kept: &Kept, decisions: &Decisions, now: u64) -> Change {
    let damaged = kept.value.as_deref().filter(|old| !Stored::read(Some(old)).problems.is_empty());
    Change {
        value: decisions.to_json(),
        quarantine: damaged.map(|old| quarantine::add(kept.quarantine.as_deref(), old, now)),
    }
}

fn unusable() -> Phrase {
    Phrase::settings_record_unusable()
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Level, Rule};

    use super::*;

    /// Without a company.
    fn apply(kept: Kept, change: &str, now: u64) -> Result<Change, Phrase> {
        super::apply(kept, change, &Company::default(), now)
    }

    const NEWER: &str = r#"{"version":9,"colour":"blue"}"#;

    fn kept(value: &str) -> Kept {
        Kept { value: Some(value.into()), quarantine: None }
    }

    fn strict() -> Decisions {
        let mut decisions = Decisions { lifetime_limit_days: Some(7), ..Decisions::default() };
        decisions.levels.set(Rule::FullAccess, Some(Level::Block));
        decisions
    }

    /// The change that leads from nothing to these.
    fn to(decisions: &Decisions) -> String {
        patrol_policy::Change::between(&Decisions::default(), decisions).to_json()
    }

    #[test]
    fn a_change_of_a_sound_record_is_stored_without_a_copy_and_the_rest_stays() {
        let paused = Decisions { pauses: vec![Scope::host("dev.azure.com")], ..Decisions::default() };
        let change = apply(kept(&paused.to_json()), &to(&strict()), 5).unwrap();
        let expected = Decisions { pauses: paused.pauses, ..strict() };
        assert_eq!(change, Change { value: expected.to_json(), quarantine: None });
    }

    #[test]
    fn a_change_that_cannot_be_used_is_refused() {
        for change in [
            "",
            "[]",
            r#"{"patch":{"version":9}}"#,
            r#"{"patch":{"lifetimeLimitDays":0}}"#,
            r#"{"colour":1}"#,
        ] {
            assert_eq!(apply(kept(&strict().to_json()), change, 5), Err(unusable()), "{change}");
        }
    }

    #[test]
    fn a_change_of_what_the_company_enforces_is_refused() {
        let mut company = Company::default();
        company.enforced.lifetime_limit_days = Some(14);
        let locked = || Err(Phrase::company_locked());
        let kept = || kept(&strict().to_json());
        for change in [
            r#"{"patch":{"lifetimeLimitDays":20}}"#,
            r#"{"patch":{"lifetimeLimitDays":null}}"#,
            r#"{"patch":{"lifetimeLimitDays":20,"stopUnchecked":true}}"#,
        ] {
            assert_eq!(super::apply(kept(), change, &company, 5), locked(), "{change}");
            assert!(apply(kept(), change, 5).is_ok(), "{change}");
        }
        let other = r#"{"patch":{"stopUnchecked":true,"levels":{"full-access":"off"}}}"#;
        assert!(super::apply(kept(), other, &company, 5).is_ok());
        company.enforced.levels.set(Rule::FullAccess, Some(Level::Block));
        assert_eq!(super::apply(kept(), other, &company, 5), locked());
    }

    #[test]
    fn a_change_of_nothing_keeps_what_works_of_a_damaged_record() {
        let damaged =
            r#"{"version":1,"lifetimeLimitDays":7,"levels":{"full-access":"block","vague-name":"loud"}}"#;
        let change = apply(kept(damaged), "{}", 5).unwrap();
        assert_eq!(change.value, strict().to_json());
        assert_eq!(change.quarantine, Some(quarantine::add(None, damaged, 5)));
    }

    #[test]
    fn whoever_changes_damaged_settings_a_copy_is_set_aside_first() {
        for damaged in [NEWER, "7", r#"{"version":1,"levels":[]}"#, r#"{"version":1,"colour":1}"#] {
            let saved = apply(kept(damaged), &to(&strict()), 5).unwrap();
            let paused = pause(kept(damaged), Scope::host("dev.azure.com"), 5);
            assert_eq!(saved.quarantine, Some(quarantine::add(None, damaged, 5)), "{damaged}");
            assert_eq!(saved.quarantine, paused.quarantine);
        }
    }

    #[test]
    fn muting_changes_one_field_and_takes_no_nonsense() {
        let muted = mute(kept(&strict().to_json()), "npm-token", 5).unwrap();
        let expected = Decisions { muted_kinds: vec!["npm-token".into()], ..strict() };
        assert_eq!(muted, Change { value: expected.to_json(), quarantine: None });
        for nonsense in ["", "npm_token", "-", "<b>", &"a".repeat(65)] {
            assert_eq!(mute(kept("{}"), nonsense, 5), Err(unusable()), "{nonsense}");
        }
    }

    #[test]
    fn an_exception_is_stored_where_people_may_make_them() {
        let exception = |reason: &str| {
            let ends = patrol_policy::Day::parse("2027-03-31").unwrap();
            patrol_policy::Exception::new("npm-token", ("h", "/a"), reason, ends).unwrap()
        };
        let wanted = |reason: &str| Decisions { exceptions: vec![exception(reason)], ..Decisions::default() };
        let change = to(&wanted("a course"));
        let stored = apply(Kept::default(), &change, 5).unwrap();
        assert_eq!(Stored::read(Some(&stored.value)).decisions, wanted("a course"));
        let secret = to(&wanted("a course"))
            .replace("\"reason\"", "\"pattern\":\"sk_live_4eC39HqLyjW-DarjtT1zdp7dc\",\"reason\"");
        let refused = apply(Kept::default(), &secret, 5);
        assert_eq!(refused, Err(RuleError::Secret.phrase()), "a secret is never stored");
        let company = Company { excepting: false, ..Company::default() };
        let refused = super::apply(Kept::default(), &change, &company, 5);
        assert_eq!(refused, Err(Phrase::company_no_exceptions()));
    }

    #[test]
    fn pausing_changes_one_field_and_resuming_changes_it_back() {
        let scope = || Scope { organization: Some("contoso".into()), ..Scope::host("dev.azure.com") };
        let paused = pause(kept(&strict().to_json()), scope(), 5);
        let decisions = Stored::read(Some(&paused.value)).decisions;
        assert_eq!(decisions, Decisions { pauses: vec![scope()], ..strict() });
        let resumed = resume(kept(&paused.value), &scope(), 6);
        assert_eq!(resumed, Change { value: strict().to_json(), quarantine: None });
    }
}
