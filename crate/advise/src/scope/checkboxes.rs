use patrol_azdo::{Controls, Kind};

use super::Scope;

/// The areas that the form shows first, in its order; the others follow by name once all are shown.
const FIRST: [&str; 6] = ["Work Items", "Code", "Build", "Release", "Test Management", "Packaging"];
/// What the form offers where the organization allows packaging scopes only.
const PACKAGING: &str = "Packaging";

/// The check boxes of the token form as they stand.
///
/// Boxes carry no scope id and their words are in any language, so an area is told by its place alone. That is believed only as long as
/// nothing in the form contradicts it: each area up to that place has as many levels as ours, two levels that differ in ours are not called
/// the same, and no area bears the name of another one of ours. Otherwise nothing is said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkboxes {
    areas: Vec<Area>,
    /// There is a choice between full access and boxes.
    has_modes: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Area {
    title: String,
    levels: Vec<Level>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Level {
    checked: bool,
    label: String,
}

impl Checkboxes {
    /// The areas in the order of the form, each with its levels.
    pub fn offered() -> Vec<Vec<Scope>> {
        let mut names: Vec<&str> =
            Scope::offered().map(|scope| scope.area).filter(|area| !FIRST.contains(area)).collect();
        names.sort_unstable();
        names.dedup();
        let all = FIRST.into_iter().chain(names);
        all.map(|name| Scope::offered().filter(|scope| scope.area == name).collect()).collect()
    }

    /// The boxes among the controls of a form. `None` where there are none.
    pub fn of(form: &Controls) -> Option<Checkboxes> {
        let mut boxes = Checkboxes::default();
        for control in &form.0 {
            let text = || control.text.trim().to_owned();
            match control.kind {
                Kind::Area => boxes.areas.push(Area { title: text(), levels: Vec::new() }),
                Kind::Box => {
                    boxes.areas.last_mut()?.levels.push(Level { checked: control.on, label: text() });
                }
                Kind::Radio | Kind::Custom => boxes.has_modes = true,
                _ => {}
            }
        }
        let empty = boxes.areas.is_empty() || boxes.areas.iter().any(|area| area.levels.is_empty());
        (!empty).then_some(boxes)
    }

    /// The scopes that are checked, without those that another one brings. `None` when a checked box cannot be told.
    pub fn scopes(&self) -> Option<Vec<Scope>> {
        let known = self.known();
        let mut scopes = Vec::new();
        for (place, area) in self.areas.iter().enumerate() {
            for (level, _) in area.levels.iter().enumerate().filter(|(_, level)| level.checked) {
                scopes.push(*known.get(place)?.get(level)?);
            }
        }
        Some(Scope::maximal(&scopes))
    }

    /// How the boxes must stand for exactly these scopes, in the order of the form. A level brings the lower ones of its area, as it does in
    /// the form. `None` when the form does not show one of them, or its place cannot be told.
    pub fn with_only(&self, scopes: &[Scope]) -> Option<Vec<bool>> {
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
        let area = |(place, area): (usize, &Area)| -> Vec<bool> {
            let known = |level| known.get(place).and_then(|levels| levels.get(level));
            (0..area.levels.len()).map(|level| known(level).is_some_and(wanted)).collect()
        };
        Some(self.areas.iter().enumerate().flat_map(area).collect())
    }

    /// The scopes of the boxes with what the form calls their areas and levels, as far as that can be told.
    pub(super) fn words(&self) -> Vec<(Scope, &str, &str)> {
        let known = self.known();
        let areas = self.areas.iter().zip(&known);
        areas
            .flat_map(|(shown, ours)| {
                let levels = ours.iter().zip(&shown.levels);
                levels.map(|(scope, level)| (*scope, &*shown.title, level.label()))
            })
            .collect()
    }

    /// How the boxes stand, in the order of the form.
    pub fn checked(&self) -> Vec<bool> {
        self.areas.iter().flat_map(|area| &area.levels).map(|level| level.checked).collect()
    }

    /// The scopes of the boxes, as far from the first area on as the form agrees with what we know.
    fn known(&self) -> Vec<Vec<Scope>> {
        let areas = Checkboxes::offered();
        if let ([only], false) = (self.areas.as_slice(), self.has_modes) {
            let packaging =
                areas.iter().filter(|area| area.first().is_some_and(|s| s.area == PACKAGING)).cloned();
            return packaging.filter(|area| only.can_be(area, &areas)).collect();
        }
        let mut told: Vec<(&str, &str)> = Vec::new();
        let mut known = Vec::new();
        for (ours, shown) in areas.iter().zip(&self.areas) {
            let labels = ours.iter().map(|scope| scope.label).zip(shown.levels.iter().map(Level::label));
            told.extend(labels.filter(|(_, shown)| !shown.is_empty()));
            let confused =
                told.iter().any(|one| told.iter().any(|other| one.0 != other.0 && one.1 == other.1));
            if confused || !shown.can_be(ours, &areas) {
                break;
            }
            known.push(ours.clone());
        }
        if known.len() < FIRST.len() { Vec::new() } else { known }
    }
}

impl Area {
    /// Whether this can be one of our areas: it has as many levels, and does not bear the name of another one. In most languages it bears
    /// a name of which we know nothing.
    fn can_be(&self, ours: &[Scope], all: &[Vec<Scope>]) -> bool {
        let named =
            |area: &[Scope]| area.first().is_some_and(|scope| self.title.eq_ignore_ascii_case(scope.area));
        self.levels.len() == ours.len() && (named(ours) || !all.iter().any(|area| named(area)))
    }
}

impl Level {
    fn label(&self) -> &str {
        &self.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: &str = "000/00000/00/000/00/000";

    fn scopes(ids: &[&str]) -> Vec<Scope> {
        ids.iter().map(|id| Scope::find(id).unwrap()).collect()
    }

    /// A form with nothing but boxes without words: a digit for each, areas apart by `/`.
    fn boxes(digits: &str) -> Checkboxes {
        let area = |area: &str| area.chars().map(|digit| format!("b{digit}\n")).collect::<String>();
        let lines: String = digits.split('/').map(|levels| format!("a0\n{}", area(levels))).collect();
        Checkboxes::of(&Controls::read(&lines).unwrap()).unwrap()
    }

    fn digits(boxes: &[bool]) -> String {
        boxes.iter().map(|on| if *on { '1' } else { '0' }).collect()
    }

    fn ids(boxes: &Checkboxes) -> Option<Vec<&'static str>> {
        Some(boxes.scopes()?.iter().map(|scope| scope.id).collect())
    }

    fn checked(text: &str) -> Option<Vec<&'static str>> {
        ids(&boxes(text))
    }

    /// The first areas with their titles and labels in some language, in this order, the first box checked.
    fn worded(order: [&str; 6], word: impl Fn(&str) -> String) -> Checkboxes {
        let mut lines = "c1\n".to_owned();
        for (place, name) in order.iter().enumerate() {
            lines.push_str(&format!("a0{}\n", word(name)));
            for (level, scope) in Scope::offered().filter(|scope| scope.area == *name).enumerate() {
                let on = u8::from(place == 0 && level == 0);
                lines.push_str(&format!("b{on}{}\n", word(scope.label)));
            }
        }
        Checkboxes::of(&Controls::read(&lines).unwrap()).unwrap()
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
        assert_eq!(boxes("00/00000/000/000/00/000").with_only(&scopes(&["vso.code"])), None);
    }

    #[test]
    fn areas_that_have_changed_places_are_noticed_by_what_is_called_the_same() {
        let foreign = |word: &str| format!("<{word}>");
        let english = |word: &str| word.to_owned();
        assert_eq!(ids(&worded(FIRST, foreign)), Some(vec!["vso.work"]));
        assert_eq!(ids(&worded(FIRST, english)), Some(vec!["vso.work"]));
        let [work, code, build, release, test, packaging] = FIRST;
        for order in [
            [work, code, test, release, build, packaging],
            [release, code, build, work, test, packaging],
            [work, code, build, packaging, test, release],
            [release, code, test, packaging, build, work],
        ] {
            assert_eq!(ids(&worded(order, foreign)), None, "{order:?}");
        }
        // These two are alike in all but their names.
        assert_eq!(ids(&worded([packaging, code, build, release, test, work], english)), None);
    }

    #[test]
    fn one_area_is_packaging_only_where_nothing_else_can_be_chosen() {
        let only = |lines: &str| ids(&Checkboxes::of(&Controls::read(lines).unwrap()).unwrap());
        assert_eq!(only("a0Paketerstellung\nb1\nb0\nb0"), Some(vec!["vso.packaging"]));
        assert_eq!(only("c1\na0Paketerstellung\nb1\nb0\nb0"), None);
        assert_eq!(only("a0Work Items\nb1\nb0\nb0"), None);
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
        let form = boxes("111/00001/00/000/00/000");
        let only = |ids: &[&str]| form.with_only(&scopes(ids)).map(|boxes| digits(&boxes));
        assert_eq!(only(&["vso.code_write"]).as_deref(), Some("000110000000000000"));
        assert_eq!(only(&["vso.work", "vso.build"]).as_deref(), Some("100000001000000000"));
        assert_eq!(only(&["vso.agentpools_manage"]), None, "the form does not show it yet");
        assert_eq!(only(&["app_token"]), None);
        let packaging = boxes("000");
        assert_eq!(packaging.with_only(&scopes(&["vso.packaging"])), Some(vec![true, false, false]));
        assert_eq!(packaging.with_only(&scopes(&["vso.code"])), None);
    }

    #[test]
    fn a_form_without_boxes_or_with_an_empty_area_has_none() {
        for lines in ["", "c1\nf0ci", "a0Code", "b1\na0Code", "a0Code\na0Build\nb0"] {
            assert_eq!(Checkboxes::of(&Controls::read(lines).unwrap()), None, "{lines}");
        }
    }
}
