mod checkboxes;
mod harm;
mod names;

use patrol_phrase::{Phrase, Word};

pub use checkboxes::Checkboxes;
pub use names::Names;

/// What is known of each scope: a line each with its id, area, label, grade, the ids that come with it, and what somebody with such a token
/// could do if that is much, in the order of Microsoft's table.
/// A text that is searched when somebody asks is a quarter of the size that ready-made rows have.
///
/// Ids, names and inclusion come from Microsoft's scope table (documentation page "scopes", 2025-07-16) and from captured requests for the
/// few ids that it lacks; the grades are ours.
const SCOPES: &str = include_str!("scopes.txt");

/// How much harm a token with a scope can do in the wrong hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Metadata.
    Low,
    /// Bulk reading, or tampering with records.
    Medium,
    /// Changes code, artifacts or deployments, or reveals secrets.
    High,
    /// Takes over the organization, or ships code to others.
    Critical,
}

/// A scope that a token can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The id in requests.
    pub id: &'static str,
    /// The area's English name in the form.
    pub area: &'static str,
    /// The level's English name in the form; empty where the form does not offer it.
    pub label: &'static str,
    /// How much harm it can do.
    pub grade: Grade,
    /// Ids of the scopes that come with it, and theirs with them; `*` for all.
    includes: &'static str,
    /// What somebody with such a token could do, in a word; empty for low and medium grades and for full access.
    harm: &'static str,
}

impl Scope {
    /// The scope with this id, in any letter case.
    pub fn find(id: &str) -> Option<Self> {
        Self::all().find(|scope| scope.id.eq_ignore_ascii_case(id))
    }

    /// Every scope that is known, in the order of the table.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        SCOPES.split('\n').filter_map(Self::read)
    }

    /// The scopes of a selection that the table knows, each once, in the order of the table.
    pub fn known(ids: &[String]) -> Vec<Self> {
        Self::all().filter(|scope| ids.iter().any(|id| scope.id.eq_ignore_ascii_case(id))).collect()
    }

    /// Every scope that has a box in the form.
    fn offered() -> impl Iterator<Item = Self> {
        // Full access is the other scope mode, not a box.
        Self::all().filter(|scope| !scope.label.is_empty() && !scope.is_everything())
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.split('|');
        let mut part = || parts.next();
        let (id, area, label) = (part()?, part()?, part()?);
        let grade = match part()? {
            "low" => Grade::Low,
            "medium" => Grade::Medium,
            "high" => Grade::High,
            "critical" => Grade::Critical,
            _ => return None,
        };
        Some(Self { id, area, label, grade, includes: part()?, harm: part()? })
    }

    /// The scope as a person knows it from the form: "Code (Read & write)".
    pub fn name(&self) -> String {
        if self.label.is_empty() { self.area.to_owned() } else { format!("{} ({})", self.area, self.label) }
    }

    /// What somebody with a token could do with this scope of grade high or critical, in one sentence that calls it by this name.
    pub(crate) fn harm(&self, name: Word) -> Option<Phrase> {
        harm::phrase(self.harm, name)
    }

    /// The weakest scope of the same area that comes with this one and does less harm: the read level, where there is one.
    pub(crate) fn narrower(&self) -> Option<Self> {
        Self::all()
            .filter(|other| other.area == self.area && other.grade < self.grade && self.covers(other))
            .min_by_key(|other| other.grade)
    }

    /// Whether this scope brings all that there is.
    pub fn is_everything(&self) -> bool {
        self.includes == "*"
    }

    /// Whether this scope brings everything that `other` brings.
    pub fn covers(&self, other: &Self) -> bool {
        self.is_everything()
            || self
                .includes
                .split(' ')
                .any(|id| id == other.id || Self::find(id).is_some_and(|included| included.covers(other)))
    }

    /// The scopes of a selection that no other scope of it covers, each once, in the selection's order.
    pub fn maximal(selection: &[Self]) -> Vec<Self> {
        let mut maximal: Vec<Self> = Vec::new();
        for scope in selection {
            let covered = selection.iter().any(|other| other.id != scope.id && other.covers(scope));
            if !covered && !maximal.contains(scope) {
                maximal.push(*scope);
            }
        }
        maximal
    }
}

#[cfg(test)]
mod tests {
    use patrol_phrase::Key;

    use super::*;

    #[test]
    fn every_line_is_read() {
        assert_eq!(SCOPES.lines().count(), Scope::all().count());
    }

    #[test]
    fn a_scope_of_high_grade_tells_what_it_allows_and_no_other_does() {
        for scope in Scope::all().filter(|scope| !scope.is_everything()) {
            assert_eq!(scope.harm(Word::own("it")).is_some(), scope.grade >= Grade::High, "{}", scope.id);
        }
    }

    #[test]
    fn a_scope_that_creates_is_not_said_to_change_and_one_that_lists_not_to_create() {
        for (id, harm) in [
            ("vso.variablegroups_write", Key::HarmNewVariables),
            ("vso.variablegroups_manage", Key::HarmVariables),
            ("vso.taskgroups_manage", Key::HarmSteps),
            ("vso.pats", Key::HarmTokenList),
            ("vso.pats_manage", Key::HarmTokens),
            ("vso.tokenadministration", Key::HarmTokensOfOthers),
        ] {
            let said = Scope::find(id).and_then(|scope| scope.harm(Word::own("it")));
            assert_eq!(said.map(|said| said.key()), Some(harm), "{id}");
        }
    }

    #[test]
    fn the_narrower_scope_is_the_read_level() {
        for (id, narrower) in [
            ("vso.code_full", Some("vso.code")),
            ("vso.packaging_write", Some("vso.packaging")),
            ("vso.serviceendpoint_manage", Some("vso.serviceendpoint")),
            ("vso.pipelineresources_manage", Some("vso.pipelineresources_use")),
            ("vso.environment_manage", None),
            ("vso.advsec_write", None),
        ] {
            let found = Scope::find(id).and_then(|scope| scope.narrower()).map(|scope| scope.id);
            assert_eq!(found, narrower, "{id}");
        }
    }

    #[test]
    fn a_selection_is_known_in_the_tables_order_and_each_once() {
        let ids = ["vso.work", "VSO.CODE", "vso.nobody", "vso.work"].map(str::to_owned);
        let known: Vec<_> = Scope::known(&ids).iter().map(|scope| scope.id).collect();
        assert_eq!(known, ["vso.code", "vso.work"]);
    }

    #[test]
    fn ids_are_unique_and_inclusions_exist() {
        for (index, scope) in Scope::all().enumerate() {
            assert!(Scope::all().skip(index + 1).all(|other| other.id != scope.id), "{}", scope.id);
            for id in scope.includes.split(' ').filter(|id| !id.is_empty() && *id != "*") {
                assert!(Scope::find(id).is_some(), "{} includes unknown {id}", scope.id);
            }
        }
    }

    #[test]
    fn no_scope_covers_itself_and_inclusion_is_transitive() {
        for scope in Scope::all().filter(|scope| !scope.is_everything()) {
            assert!(!scope.covers(&scope), "{}", scope.id);
        }
        let scope = |id| Scope::find(id).unwrap();
        assert!(scope("vso.code_full").covers(&scope("vso.profile")));
        assert!(scope("app_token").covers(&scope("vso.code_full")));
        assert!(!scope("vso.code").covers(&scope("vso.code_write")));
    }

    #[test]
    fn what_another_scope_covers_is_not_shown() {
        let ids = ["vso.code", "vso.code_full", "vso.code_write", "vso.packaging", "vso.packaging"];
        let selection: Vec<_> = ids.iter().filter_map(|id| Scope::find(id)).collect();
        let shown: Vec<_> = Scope::maximal(&selection).iter().map(|scope| scope.id).collect();
        assert_eq!(shown, ["vso.code_full", "vso.packaging"]);
    }

    #[test]
    fn reading_code_is_vso_code_and_the_id_of_an_old_announcement_is_unknown() {
        assert_eq!(Scope::find("vso.code").map(|scope| scope.name()).as_deref(), Some("Code (Read)"));
        assert_eq!(Scope::find("VSO.Code_Write").map(|scope| scope.grade), Some(Grade::High));
        assert_eq!(Scope::find("vso.code_read"), None);
    }
}
