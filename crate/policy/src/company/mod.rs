//! What a company has decided: how it is read from what the browser gives, and for how long it holds.

mod held;
mod identity;
mod managed;
mod schema;

pub use held::{Heard, Held};
pub use identity::Identity;
pub use managed::Managed;
pub use schema::{accepts, does_not_fit, entries, schema};

use crate::site::is_of_host;
use crate::{Decisions, Effective, Exception, Replaced, Rule, Scope, Settings};

/// What a company has decided; by default nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Who it is, and how it is reached.
    pub identity: Identity,
    /// What it recommends: it holds until a person decides otherwise.
    pub recommended: Decisions,
    /// What it enforces: it holds whatever a person decides.
    pub enforced: Decisions,
    /// Which of the person's lists do not count.
    pub replaced: Replaced,
    /// Whether a person may make exceptions. Without that none is in force but those of the company.
    pub excepting: bool,
    /// Whether the welcome page opens after the installation.
    pub welcome: bool,
}

impl Default for Company {
    fn default() -> Company {
        Company {
            identity: Identity::default(),
            recommended: Decisions::default(),
            enforced: Decisions::default(),
            replaced: Replaced::default(),
            excepting: true,
            welcome: true,
        }
    }
}

impl Company {
    /// Whether it has decided nothing.
    pub fn is_none(&self) -> bool {
        *self == Company::default()
    }

    /// What holds while a person has decided nothing, but for what is enforced.
    pub fn usual(&self) -> Settings {
        let company = Company { enforced: Decisions::default(), ..self.clone() };
        Effective::of(&Decisions::default(), &company).settings()
    }

    /// Whether a person may pause Patrol. Without that no pause is in force but those of the company.
    pub fn pausing(&self) -> bool {
        !self.replaced.pauses
    }

    /// What a person who wants this has decided then: what is enforced or replaced stays as it was before.
    pub fn allowed(&self, wanted: Decisions, before: &Decisions) -> Decisions {
        let mut allowed = wanted.yielding(before, &self.enforced, &self.replaced);
        allowed
            .exceptions
            .retain(|exception| before.exceptions.contains(exception) || self.lets_except(exception));
        allowed
    }

    /// Whether an exception of a person counts. One about a kind whose level the company enforces does not, nor one about tokens of Azure DevOps
    /// where the company decides what happens to secrets.
    pub fn lets_except(&self, exception: &Exception) -> bool {
        let Decisions { levels, secret_levels, site_levels, .. } = &self.enforced;
        let decides = levels.get(Rule::SecretInText).is_some()
            || site_levels.keys().any(|site| is_of_host(site, &exception.host));
        let is_protected =
            secret_levels.contains_key(&exception.kind) || exception.is_of_azure_devops() && decides;
        self.excepting && !is_protected
    }

    /// Whether a person may mute this kind of secrets, by the id of its rule.
    pub fn lets_mute(&self, kind: &str) -> bool {
        !self.replaced.muted_kinds && !self.enforced.secret_levels.contains_key(kind)
    }

    /// Whether the company wants this scope to be paused whatever a person decides.
    pub fn enforces_pause(&self, scope: &Scope) -> bool {
        self.enforced.pauses.contains(scope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, Mode};

    #[test]
    fn what_is_enforced_stays_as_the_person_had_it_and_the_rest_changes() {
        let otherwise = Settings::default();
        let mut company = Company::default();
        company.enforced.lifetime_limit_days = Some(14);
        company.enforced.levels.set(Rule::FullAccess, Some(Level::Block));
        company.enforced.pauses = vec![Scope::host("a")];
        company.enforced.muted_kinds = vec!["npm-token".into()];
        let mut before = Decisions { lifetime_limit_days: Some(7), ..Decisions::default() };
        before.set_level(Rule::FullAccess, Level::Off, &otherwise);
        before.pause(Scope::host("a"));
        let mut wanted = Decisions { stop_unchecked: Some(true), ..Decisions::default() };
        wanted.set_level(Rule::FullAccess, Level::Inform, &otherwise);
        wanted.set_level(Rule::VagueName, Level::Block, &otherwise);
        wanted.mute("npm-token");
        wanted.mute("named-password");
        wanted.pause(Scope::host("b"));
        let allowed = company.allowed(wanted.clone(), &before);
        assert_eq!((allowed.lifetime_limit_days, allowed.stop_unchecked), (Some(7), Some(true)));
        assert_eq!(allowed.levels.get(Rule::FullAccess), Some(Level::Off));
        assert_eq!(allowed.levels.get(Rule::VagueName), Some(Level::Block));
        assert_eq!(allowed.muted_kinds, ["named-password"]);
        assert_eq!(allowed.pauses, ["b", "a"].map(Scope::host));
        assert_eq!(Company::default().allowed(wanted.clone(), &before), wanted);
    }

    #[test]
    fn a_list_that_is_replaced_stays_as_the_person_had_it_and_does_not_count() {
        let mut company = Company::default();
        company.recommended.sites = vec!["https://a".into()];
        company.enforced.sites = vec!["https://b".into()];
        company.enforced.muted_kinds = vec!["npm-token".into()];
        let mut before = Decisions::default();
        before.add_site("https://c");
        before.mute("named-password");
        let sites = |company: &Company| Effective::of(&before, company).settings().sites;
        assert_eq!(sites(&company), ["https://b", "https://c", "https://a"]);
        company.replaced.sites = true;
        assert_eq!(sites(&company), ["https://b", "https://a"]);
        assert_eq!(Effective::of(&before, &company).settings().muted_kinds, ["npm-token", "named-password"]);
        let mut wanted = before.clone();
        wanted.add_site("https://d");
        wanted.mute("aws-key");
        let allowed = company.allowed(wanted, &before);
        assert_eq!((&allowed.sites, allowed.muted_kinds.len()), (&before.sites, 2));
    }

    #[test]
    fn a_kind_whose_level_is_enforced_cannot_be_muted() {
        let mut company = Company::default();
        company.recommended.secret_levels.insert("npm-token".into(), Level::Acknowledge);
        company.enforced.secret_levels.insert("jwt".into(), Level::Acknowledge);
        let may =
            |company: &Company| ["npm-token", "jwt", "named-password"].map(|kind| company.lets_mute(kind));
        assert_eq!(may(&company), [true, false, true]);
        company.replaced.muted_kinds = true;
        assert_eq!(may(&company), [false; 3]);
    }

    #[test]
    fn exceptions_of_a_person_count_as_far_as_the_company_lets_them() {
        let exception = |kind: &str| {
            let ends = crate::Day::parse("2027-03-31").unwrap();
            Exception::new(kind, ("h", "/a"), "a course", ends).unwrap()
        };
        let (token, other) = (exception("azure-devops-pat"), exception("npm-token"));
        let both = Decisions { exceptions: vec![token.clone(), other.clone()], ..Decisions::default() };
        let in_force = |company: &Company| Effective::of(&both, company).settings().exceptions;
        let mut company = Company::default();
        assert_eq!(in_force(&company), both.exceptions);
        company.enforced.levels.set(Rule::SecretInText, Some(Level::Acknowledge));
        assert_eq!(in_force(&company), std::slice::from_ref(&other));
        let allowed = company.allowed(both.clone(), &Decisions::default());
        assert_eq!(allowed.exceptions, std::slice::from_ref(&other));
        company.enforced.levels.set(Rule::SecretInText, None);
        company.enforced.site_levels.insert("https://h".into(), Level::Acknowledge);
        assert_eq!(in_force(&company), std::slice::from_ref(&other));
        company.enforced.site_levels.clear();
        company.enforced.secret_levels.insert("npm-token".into(), Level::Acknowledge);
        assert_eq!(in_force(&company), std::slice::from_ref(&token));
        company.excepting = false;
        assert_eq!(in_force(&company), []);
        company.enforced.exceptions = vec![token.clone()];
        assert_eq!(in_force(&company), [token], "its own count");
        assert_eq!(company.allowed(both.clone(), &Decisions::default()).exceptions, []);
        company.enforced.exceptions.clear();
        assert_eq!(
            company.allowed(Decisions::default(), &both),
            Decisions::default(),
            "all can be taken away"
        );
    }

    #[test]
    fn what_is_usual_is_what_is_recommended() {
        let mut company = Company::default();
        company.recommended.lifetime_limit_days = Some(14);
        company.enforced.stop_unchecked = Some(true);
        let expected = Settings { lifetime_limit_days: 14, ..Settings::default() };
        assert_eq!(company.usual(), expected);
    }

    #[test]
    fn an_enforced_mode_keeps_every_level() {
        let mut company = Company::default();
        company.enforced.levels.set_mode(Some(Mode::Strict));
        let mut wanted = Decisions::default();
        wanted.set_mode(Mode::Quiet, &Settings::default());
        assert_eq!(company.allowed(wanted, &Decisions::default()), Decisions::default());
    }
}
