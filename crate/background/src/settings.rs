use patrol_policy::{Decisions, Rule, Settings, Stored};
use patrol_protocol::{PagePolicy, PageProblem, ToPage};
use patrol_webext::storage::{Area, StorageError};
use patrol_webext::tabs;
use wasm_bindgen_futures::spawn_local;

/// The settings in force: where they cannot be read, the defaults.
pub(crate) async fn in_force() -> Settings {
    stored().await.unwrap_or_default().settings()
}

/// What is in force in a frame on this host.
pub(crate) async fn policy(host: &str) -> PagePolicy {
    policy_of(stored().await, host)
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

fn policy_of(stored: Result<Stored, StorageError>, host: &str) -> PagePolicy {
    let (stored, unavailable) = match stored {
        Ok(stored) => (stored, None),
        Err(StorageError) => (Stored::default(), Some(PageProblem::SettingsUnavailable)),
    };
    let settings = stored.settings();
    PagePolicy {
        text: settings.level(Rule::SecretInText),
        paused: settings.is_paused(host),
        stop_unchecked: settings.stop_unchecked,
        problems: unavailable
            .into_iter()
            .chain(stored.problems.into_iter().map(PageProblem::Settings))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Level, Problem};

    use super::*;

    #[test]
    fn a_page_is_told_what_is_in_force_on_its_host() {
        let mut decisions = Decisions { stop_unchecked: Some(true), ..Decisions::default() };
        decisions.levels.set(Rule::SecretInText, Some(Level::Block));
        decisions.set_paused("dev.azure.com", true);
        let unknown = || Problem::Unknown { field: "colour".into() };
        let stored = || Ok(Stored { decisions: decisions.clone(), problems: vec![unknown()] });
        let expected = PagePolicy {
            text: Level::Block,
            paused: true,
            stop_unchecked: true,
            problems: vec![PageProblem::Settings(unknown())],
        };
        assert_eq!(policy_of(stored(), "dev.azure.com"), expected);
        assert!(!policy_of(stored(), "contoso.visualstudio.com").paused);
    }

    #[test]
    fn without_storage_the_defaults_are_in_force_and_that_is_told() {
        let policy = policy_of(Err(StorageError), "dev.azure.com");
        assert_eq!(policy.problems, [PageProblem::SettingsUnavailable]);
        assert_eq!(policy.text, Rule::SecretInText.default_level());
        assert!(!policy.paused && !policy.stop_unchecked);
    }
}
