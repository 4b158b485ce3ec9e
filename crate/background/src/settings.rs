use patrol_policy::company::Identity;
use patrol_policy::{
    Company, Decisions, Effective, Pause, PausedGuard, Rule, Settings, Stored, TemporaryPauses,
};
use patrol_protocol::{CompanyWords, PagePolicy, PageProblem, ToPage};
use patrol_webext::storage::{Area, StorageError};
use patrol_webext::tabs;
use wasm_bindgen_futures::spawn_local;

use crate::clock::now;
use crate::own_rules::Tables;
use crate::sender::Page;
use crate::{company, own_rules, pause};

/// The settings in force: where they cannot be read, the defaults and what the company has decided.
pub(crate) async fn in_force() -> Settings {
    decided().await.effective.settings()
}

/// The sites besides Azure DevOps on which texts are checked.
///
/// # Errors
/// When what is stored cannot be used as a whole: then these are the ones that are known, and there may be more.
pub(crate) async fn sites() -> Result<Vec<String>, Vec<String>> {
    let company = company::decisions().await;
    let stored = stored().await;
    let is_whole = stored.as_ref().is_ok_and(|stored| stored.problems.is_empty());
    let sites = stored.unwrap_or_default().in_force(&company).settings().sites;
    if is_whole { Ok(sites) } else { Err(sites) }
}

/// What is in force, and who has decided it.
pub(crate) struct Decided {
    pub(crate) effective: Effective,
    company: Identity,
}

/// The same with who has decided it.
pub(crate) async fn decided() -> Decided {
    let company = company::decisions().await;
    let effective = stored().await.unwrap_or_default().in_force(&company);
    Decided { effective, company: company.identity }
}

impl Decided {
    /// What the company says, where one of these rules speaks as it has decided.
    pub(crate) fn company(&self, rules: impl IntoIterator<Item = Rule>) -> Option<CompanyWords> {
        let is_of_company = rules.into_iter().any(|rule| self.effective.is_of_company(rule));
        is_of_company.then(|| CompanyWords::of(&self.company))
    }
}

/// What is in force in a frame of this page.
pub(crate) async fn policy(page: &Page) -> PagePolicy {
    let temporary = pause::temporary().await;
    let (stored, company) = (stored().await, company::decisions().await);
    let in_force = stored.clone().unwrap_or_default().in_force(&company).settings();
    let policy = policy_of(stored, &company, &temporary, page, now().0.unsigned_abs());
    let Tables { rules, patterns } = own_rules::tables(in_force).await;
    PagePolicy { own: rules, patterns, ..policy }
}

/// Lets every page know that something else is in force. All tabs are told, because a guarded frame may be in a page of any site; where
/// Patrol is not, nobody listens.
pub(crate) async fn tell_pages() {
    for tab in tabs::alive().await {
        // Not one after the other: a page that hangs must not keep the others waiting.
        spawn_local(async move { tabs::tell(tab.id, &ToPage::PolicyChanged).await });
    }
}

async fn stored() -> Result<Stored, StorageError> {
    Area::Local.get(Decisions::KEY).await.map(|json| Stored::read(json.as_deref()))
}

/// All but what is compiled. `now` in ms since 1970-01-01 UTC.
fn policy_of(
    stored: Result<Stored, StorageError>,
    company: &Company,
    temporary: &TemporaryPauses,
    page: &Page,
    now: u64,
) -> PagePolicy {
    let (stored, unavailable) = match stored {
        Ok(stored) => (stored, None),
        Err(StorageError) => (Stored::default(), Some(PageProblem::SettingsUnavailable)),
    };
    let effective = stored.in_force(company);
    let settings = effective.settings();
    let levels = effective.text_levels(&page.host);
    PagePolicy {
        text: levels.to_line(),
        company: levels.is_of_company().then(|| CompanyWords::of(&company.identity)),
        may_mute: !company.replaced.muted_kinds,
        own: String::new(),
        patterns: String::new(),
        paused: PausedGuard::on(
            &Pause::all(&settings, temporary, now),
            &page.host,
            page.organization.as_deref(),
        ),
        stop_unchecked: settings.stop_unchecked,
        problems: unavailable
            .into_iter()
            .chain(stored.problems.into_iter().map(PageProblem::Settings))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::{End, Guard, Level, Problem, Scope};

    use super::*;

    fn page(host: &str, organization: &str) -> Page {
        Page { host: host.into(), organization: Some(organization.into()), ..Page::default() }
    }

    #[test]
    fn a_page_is_told_what_is_in_force_there() {
        let mut decisions = Decisions { stop_unchecked: Some(true), ..Decisions::default() };
        decisions.levels.set(Rule::SecretInText, Some(Level::Block));
        decisions.mute("npm-token");
        let unknown = || Problem::Unknown { field: "colour".into() };
        decisions.pause(Scope { guard: Some(Guard::Tokens), ..Scope::host("dev.azure.com") });
        let mut temporary = TemporaryPauses::default();
        let contoso = Scope { organization: Some("contoso".into()), ..Scope::host("dev.azure.com") };
        temporary.set(Pause { scope: contoso, end: End::At(10) });
        let policy = |host: &str, organization: &str, now: u64| {
            let stored = Stored { decisions: decisions.clone(), problems: vec![unknown()] };
            policy_of(Ok(stored), &Company::default(), &temporary, &page(host, organization), now)
        };
        let tokens = [PausedGuard { guard: Guard::Tokens, end: End::Never }];
        let expected = PagePolicy {
            text: "block,npm-token=muted".into(),
            company: None,
            may_mute: true,
            own: String::new(),
            patterns: String::new(),
            paused: tokens.to_vec(),
            stop_unchecked: true,
            problems: vec![PageProblem::Settings(unknown())],
        };
        assert_eq!(policy("dev.azure.com", "contoso", 10), expected);
        assert_eq!(policy("dev.azure.com", "fabrikam", 9).paused, tokens);
        assert_eq!(policy("dev.azure.com", "contoso", 9).paused.len(), 3);
        assert_eq!(policy("contoso.visualstudio.com", "contoso", 9).paused, []);
    }

    #[test]
    fn what_the_company_enforces_holds_without_storage_too_and_says_so() {
        let mut company = Company::default();
        company.enforced.levels.set(Rule::SecretInText, Some(Level::Reason));
        company.enforced.stop_unchecked = Some(true);
        let none = TemporaryPauses::default();
        for stored in [Ok(Stored::default()), Err(StorageError)] {
            let policy = policy_of(stored, &company, &none, &page("dev.azure.com", "contoso"), 1);
            assert_eq!((policy.text.as_str(), policy.stop_unchecked), ("reason*", true));
            assert_eq!(policy.company, Some(CompanyWords::of(&Identity::default())));
        }
    }

    #[test]
    fn a_page_is_told_the_levels_of_its_site() {
        let mut company = Company::default();
        company.enforced.site_levels.insert("https://github.com".into(), Level::Block);
        company.enforced.secret_levels.insert("npm-token".into(), Level::Inform);
        let none = TemporaryPauses::default();
        for (host, text) in [
            ("github.com", "block*,npm-token=inform*"),
            ("gist.github.com", "acknowledge,npm-token=inform*"),
            ("", "acknowledge,npm-token=inform*"),
        ] {
            let policy = policy_of(Ok(Stored::default()), &company, &none, &page(host, ""), 1);
            assert_eq!((policy.text.as_str(), policy.company.is_some()), (text, true), "{host}");
        }
    }

    #[test]
    fn without_storage_the_defaults_are_in_force_and_that_is_told() {
        let none = TemporaryPauses::default();
        let page = page("dev.azure.com", "contoso");
        let policy = policy_of(Err(StorageError), &Company::default(), &none, &page, 1);
        assert_eq!(policy.problems, [PageProblem::SettingsUnavailable]);
        assert_eq!(policy.text, Rule::SecretInText.default_level().as_str());
        assert!(policy.paused.is_empty() && !policy.stop_unchecked);
    }
}
