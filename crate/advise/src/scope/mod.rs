mod table;

use table::SCOPES;

/// How much harm a stolen token with a scope can do.
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
    /// What a thief could do.
    pub grade: Grade,
    /// Ids of every scope that comes with it; `*` for all.
    pub includes: &'static [&'static str],
}

impl Scope {
    /// The scope with this id, in any letter case.
    pub fn find(id: &str) -> Option<&'static Scope> {
        SCOPES.iter().find(|scope| scope.id.eq_ignore_ascii_case(id))
    }

    /// The scope as a person knows it from the form: "Code (Read & write)".
    pub fn name(&self) -> String {
        if self.label.is_empty() { self.area.to_owned() } else { format!("{} ({})", self.area, self.label) }
    }

    /// Whether this scope brings everything that `other` brings.
    pub fn covers(&self, other: &Scope) -> bool {
        self.includes.iter().any(|id| *id == "*" || *id == other.id)
    }

    /// The scopes of a selection that no other scope of it covers, each once, in the selection's order.
    pub fn maximal(selection: &[&'static Scope]) -> Vec<&'static Scope> {
        let mut maximal: Vec<&'static Scope> = Vec::new();
        for scope in selection {
            let covered = selection.iter().any(|other| other.id != scope.id && other.covers(scope));
            if !covered && !maximal.contains(scope) {
                maximal.push(scope);
            }
        }
        maximal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_inclusions_exist() {
        for (index, scope) in SCOPES.iter().enumerate() {
            assert!(SCOPES[index + 1..].iter().all(|other| other.id != scope.id), "{}", scope.id);
            for id in scope.includes.iter().filter(|id| **id != "*") {
                assert!(Scope::find(id).is_some(), "{} includes unknown {id}", scope.id);
            }
        }
    }

    #[test]
    fn inclusion_is_transitive() {
        for scope in SCOPES.iter().filter(|scope| !scope.includes.contains(&"*")) {
            for included in scope.includes.iter().filter_map(|id| Scope::find(id)) {
                for far in included.includes {
                    assert!(scope.includes.contains(far), "{} misses {far}", scope.id);
                }
            }
        }
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
        assert_eq!(Scope::find("vso.code").map(Scope::name).as_deref(), Some("Code (Read)"));
        assert_eq!(Scope::find("VSO.Code_Write").map(|scope| scope.grade), Some(Grade::High));
        assert_eq!(Scope::find("vso.code_read"), None);
    }
}
