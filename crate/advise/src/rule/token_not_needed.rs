use patrol_azdo::Field;
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// What the token is for can be done without one. Said of every token whose task or scopes tell what it is for; full access and mixtures
/// are most often for scripts.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let Some(alternative) = case.alternative() else { return Vec::new() };
    let found = Remark::new(
        Rule::TokenNotNeeded,
        Field::Whole,
        Phrase::advice_token_not_needed(),
        Phrase::advice_token_not_needed_safer(),
    );
    vec![found.alternative(alternative)]
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::check;
    use crate::rule::testing::{ask, context, request};
    use crate::{Context, Service};
    use patrol_phrase::Key;
    use patrol_policy::Settings;

    #[test]
    fn code_alone_leads_to_the_credential_manager() {
        let found = ask(check, &request(&["vso.code_write", "vso.code", "vso.profile"]));
        let way = found[0].alternative.clone().unwrap();
        assert_eq!(way.phrase.key(), Key::WayGit);
        assert!(way.link.starts_with("https://learn.microsoft.com/"));
    }

    #[test]
    fn nothing_is_said_of_a_server_that_only_the_cloud_can_do() {
        let asked = request(&["vso.packaging"]);
        let settings = Settings::default();
        let context = Context { service: Service::Server, ..context(&settings) };
        let found = check(&Case::new(&asked, &context));
        assert_eq!(found[0].alternative.as_ref().map(|way| way.phrase.key()), Some(Key::WayServer));
    }

    #[test]
    fn of_scopes_that_nobody_knows_nothing_is_said() {
        assert!(ask(check, &request(&["vso.nobody"])).is_empty());
        assert!(ask(check, &request(&[])).is_empty());
    }
}
