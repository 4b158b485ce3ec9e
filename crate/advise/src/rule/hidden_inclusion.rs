use patrol_azdo::Field;
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};
use crate::{Grade, Scope};

/// The scope that comes along unseen: it lets its holder send events of the projects to an address of their own. The form does not show
/// it (documentation page "scopes", 2025-07-16).
const HIDDEN: &str = "vso.hooks_write";

/// Scopes that look like reading and bring the right to create service hooks. Said only where nothing stronger is said about a scope,
/// because there it adds nothing. A service hook needs a permission of the project as well, which by default only its administrators have
/// (documentation page on service hooks, 2024-04-17).
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let Some(hidden) = Scope::find(HIDDEN) else { return Vec::new() };
    let unseen = |scope: &Scope| scope.covers(&hidden) && !case.is_needed(scope);
    let bring: Vec<Scope> = case.maximal().into_iter().filter(unseen).collect();
    if bring.is_empty() || said_more_firmly(case) {
        return Vec::new();
    }
    let found = Remark::new(
        Rule::HiddenInclusion,
        Field::Scopes,
        Phrase::advice_hidden_inclusion(case.names(&bring)),
        Phrase::advice_hidden_inclusion_safer(),
    );
    vec![found.about(&bring).within_own_rights()]
}

fn said_more_firmly(case: &Case) -> bool {
    let this = case.level(Rule::HiddenInclusion);
    case.scopes.iter().any(|scope| {
        let rule = match scope.grade {
            _ if scope.is_everything() => Rule::FullAccess,
            Grade::Critical => Rule::CriticalScope,
            Grade::High => Rule::HighPrivilegeScope,
            _ => return false,
        };
        case.level(rule) >= this
    })
}

#[cfg(test)]
mod tests {
    use super::super::Case;
    use super::check;
    use crate::rule::testing::{ask, context, request};
    use patrol_policy::{Level, Rule, Settings};

    #[test]
    fn reading_code_builds_or_work_items_can_do_more_than_it_says() {
        for id in ["vso.code", "vso.build", "vso.work", "vso.work_write"] {
            assert_eq!(ask(check, &request(&[id])).len(), 1, "{id}");
        }
        let both = ask(check, &request(&["vso.work", "vso.code", "vso.packaging"]));
        assert_eq!(both[0].reason.args(), ["Code (Read), Work Items (Read)"]);
        assert!(ask(check, &request(&["vso.packaging", "vso.wiki"])).is_empty());
    }

    #[test]
    fn it_is_not_said_beside_something_stronger_unless_that_is_off() {
        let asked = request(&["vso.code", "vso.packaging_write"]);
        assert!(ask(check, &asked).is_empty());
        let mut settings = Settings::default();
        settings.set_level(Rule::HighPrivilegeScope, Level::Off);
        assert_eq!(check(&Case::new(&asked, &context(&settings))).len(), 1);
    }
}
