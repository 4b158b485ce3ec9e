use super::Scope;

/// The areas that the form shows first, in its order; the others follow by name once all are shown.
const FIRST: [&str; 6] = ["Work Items", "Code", "Build", "Release", "Test Management", "Packaging"];
/// What the form offers where the organization allows packaging scopes only.
const PACKAGING: &str = "Packaging";

/// The check boxes of the token form as they stand.
///
/// Boxes carry no scope id and their words are in any language, so an area is told by its place alone. That is believed only where the form
/// up to that place has as many levels in each area as ours has; otherwise nothing is said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boxes(Vec<Vec<bool>>);

impl Boxes {
    /// Reads what the page wrote: a digit for each box, `1` where it is checked, areas apart by `/`. `None` for anything else.
    pub fn read(text: &str) -> Option<Boxes> {
        let checked = |digit| match digit {
            '0' => Some(false),
            '1' => Some(true),
            _ => None,
        };
        let areas: Option<Vec<Vec<bool>>> =
            text.split('/').map(|area| area.chars().map(checked).collect()).collect();
        areas.filter(|areas| areas.iter().all(|area| !area.is_empty())).map(Boxes)
    }

    /// The scopes that are checked, without those that another one brings. `None` when a checked box cannot be told.
    pub fn scopes(&self) -> Option<Vec<Scope>> {
        let known = self.known();
        let mut scopes = Vec::new();
        for (place, area) in self.0.iter().enumerate() {
            for (level, _) in area.iter().enumerate().filter(|(_, checked)| **checked) {
                scopes.push(*known.get(place)?.get(level)?);
            }
        }
        Some(Scope::maximal(&scopes))
    }

    /// The boxes as they must stand for exactly these scopes, in the form of [`Boxes::read`]. A level brings the lower ones of its area,
    /// as it does in the form. `None` when the form does not show one of them, or its place cannot be told.
    pub fn with_only(&self, scopes: &[Scope]) -> Option<String> {
        let known = self.known();
        let shown = |scope: &Scope| known.iter().flatten().any(|other| other.id == scope.id);
        if !scopes.iter().all(shown) {
            return None;
        }
        let wanted = |known: &Scope| {
            scopes
                .iter()
                .any(|scope| scope.id == known.id || (scope.area == known.area && scope.covers(known)))
        };
        let area = |(place, area): (usize, &Vec<bool>)| -> String {
            let known = |level| known.get(place).and_then(|levels| levels.get(level));
            (0..area.len()).map(|level| if known(level).is_some_and(wanted) { '1' } else { '0' }).collect()
        };
        Some(self.0.iter().enumerate().map(area).collect::<Vec<_>>().join("/"))
    }

    /// The scopes of the boxes, as far from the first area on as the form agrees with what we know.
    fn known(&self) -> Vec<Vec<Scope>> {
        let areas = areas();
        if let [only] = self.0.as_slice() {
            let packaging =
                areas.into_iter().filter(|area| area.first().is_some_and(|s| s.area == PACKAGING));
            return packaging.filter(|area| area.len() == only.len()).collect();
        }
        let agree = areas.iter().zip(&self.0).take_while(|(ours, shown)| ours.len() == shown.len()).count();
        if agree < FIRST.len() { Vec::new() } else { areas.into_iter().take(agree).collect() }
    }
}

/// The areas in the order of the form, each with its levels.
fn areas() -> Vec<Vec<Scope>> {
    let mut names: Vec<&str> =
        Scope::offered().map(|scope| scope.area).filter(|area| !FIRST.contains(area)).collect();
    names.sort_unstable();
    names.dedup();
    let all = FIRST.into_iter().chain(names);
    all.map(|name| Scope::offered().filter(|scope| scope.area == name).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: &str = "000/00000/00/000/00/000";

    fn scopes(ids: &[&str]) -> Vec<Scope> {
        ids.iter().map(|id| Scope::find(id).unwrap()).collect()
    }

    fn checked(text: &str) -> Option<Vec<&'static str>> {
        Some(Boxes::read(text)?.scopes()?.iter().map(|scope| scope.id).collect())
    }

    #[test]
    fn checked_boxes_are_named_by_their_place() {
        assert_eq!(checked(NOTHING), Some(vec![]));
        assert_eq!(checked("000/11000/00/000/00/000"), Some(vec!["vso.code_write"]));
        assert_eq!(
            checked("100/00001/00/000/00/100"),
            Some(vec!["vso.work", "vso.code_status", "vso.packaging"])
        );
        assert_eq!(checked("110"), Some(vec!["vso.packaging_write"]));
    }

    #[test]
    fn a_form_in_another_order_tells_nothing() {
        // By name: Build, Code, Packaging, Release, Test Management, Work Items.
        assert_eq!(checked("10/00000/000/000/00/000"), None);
        assert_eq!(checked("100/00000/00"), None);
        assert_eq!(checked("10"), None);
        let other = Boxes::read("00/00000/000/000/00/000").unwrap();
        assert_eq!(other.with_only(&scopes(&["vso.code"])), None);
    }

    #[test]
    fn what_stands_before_the_first_disagreement_is_believed() {
        // Advanced Security with four levels instead of three.
        assert_eq!(checked("000/10000/00/000/00/000/0000/00"), Some(vec!["vso.code"]));
        assert_eq!(checked("000/10000/00/000/00/000/1000/00"), None);
        assert_eq!(
            checked("000/00000/00/000/00/000/100/11"),
            Some(vec!["vso.advsec", "vso.agentpools_manage"])
        );
    }

    #[test]
    fn the_boxes_for_a_task_are_its_levels_and_the_lower_ones() {
        let form = Boxes::read("111/00001/00/000/00/000").unwrap();
        let only = |ids: &[&str]| form.with_only(&scopes(ids));
        assert_eq!(only(&["vso.code_write"]).as_deref(), Some("000/11000/00/000/00/000"));
        assert_eq!(only(&["vso.work", "vso.build"]).as_deref(), Some("100/00000/10/000/00/000"));
        assert_eq!(only(&["vso.agentpools_manage"]), None, "the form does not show it yet");
        assert_eq!(only(&["app_token"]), None);
        let packaging = Boxes::read("000").unwrap();
        assert_eq!(packaging.with_only(&scopes(&["vso.packaging"])).as_deref(), Some("100"));
        assert_eq!(packaging.with_only(&scopes(&["vso.code"])), None);
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let form = Boxes::read(NOTHING).unwrap();
        for id in ["vso.code_full", "vso.packaging_manage", "vso.test_write", "vso.release_manage"] {
            let text = form.with_only(&scopes(&[id])).unwrap();
            assert_eq!(checked(&text), Some(vec![id]));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "2", "0 1", "x", "0/1/-", "0//1"] {
            assert_eq!(Boxes::read(text), None, "{text}");
        }
    }
}
