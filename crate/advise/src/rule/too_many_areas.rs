use patrol_azdo::Field;
use patrol_phrase::Phrase;
use patrol_policy::Rule;

use super::{Case, Remark};

/// A token for more areas than this is most likely one for several tools.
const AREAS: usize = 3;

/// One token for many things: it cannot be revoked for one of them, and each of them can lose it.
pub(super) fn check(case: &Case) -> Vec<Remark> {
    let mut areas: Vec<&str> =
        case.scopes.iter().filter(|scope| !scope.is_everything()).map(|scope| scope.area).collect();
    areas.sort_unstable();
    areas.dedup();
    if areas.len() <= AREAS {
        return Vec::new();
    }
    vec![Remark::new(
        Rule::TooManyAreas,
        Field::Scopes,
        Phrase::advice_too_many_areas(areas.len()),
        Phrase::advice_too_many_areas_safer(),
    )]
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rule::testing::{ask, request};

    #[test]
    fn the_fourth_area_is_one_too_many() {
        let three = ["vso.code", "vso.code_write", "vso.build", "vso.work"];
        assert!(ask(check, &request(&three)).is_empty());
        let four = ["vso.code", "vso.build", "vso.work", "vso.packaging"];
        assert_eq!(ask(check, &request(&four))[0].reason.args(), ["4"]);
    }

    #[test]
    fn full_access_is_no_area() {
        assert!(ask(check, &request(&["app_token", "vso.code", "vso.build", "vso.work"])).is_empty());
    }
}
