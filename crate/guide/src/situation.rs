/// The steps of the playbook in some situations.
pub(crate) struct Situation {
    /// Where the secret could be seen: `public`, `internal`, `unknown`.
    pub(crate) place: &'static [&'static str],
    /// Whose secret it is: `mine`, `other`, `service`.
    pub(crate) whose: &'static [&'static str],
    /// The ids of the steps in their order.
    pub(crate) steps: &'static [&'static str],
}

/// The steps of the playbook for a secret that could be seen in a `place` and is `whose`, by the ids of the content; none for unknown ones.
pub fn steps(place: &str, whose: &str) -> &'static [&'static str] {
    let fits = |situation: &&Situation| situation.place.contains(&place) && situation.whose.contains(&whose);
    crate::entry::SITUATIONS.iter().find(fits).map(|situation| situation.steps).unwrap_or_default()
}

/// Whether a place where a secret could be seen has this name.
pub fn is_place(name: &str) -> bool {
    crate::entry::SITUATIONS.iter().any(|situation| situation.place.contains(&name))
}

/// Whether somebody whose secret it may be has this name.
pub fn is_owner(name: &str) -> bool {
    crate::entry::SITUATIONS.iter().any(|situation| situation.whose.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a step stands in a situation.
    fn at(place: &str, whose: &str, step: &str) -> Option<usize> {
        steps(place, whose).iter().position(|known| *known == step)
    }

    #[test]
    fn what_leaked_is_revoked_before_anything_is_replaced() {
        for place in ["public", "internal", "unknown"] {
            for whose in ["mine", "other", "service"] {
                assert_eq!(at(place, whose, "identify"), Some(0), "{place} {whose}");
                let kill = at(place, whose, "kill");
                assert!(kill.is_some() && kill <= Some(2), "{place} {whose}");
                for later in ["inventory", "replace", "clean", "audit"] {
                    assert!(
                        at(place, whose, later).is_none_or(|at| Some(at) > kill),
                        "{place} {whose} {later}"
                    );
                }
            }
        }
        assert_eq!(steps("nowhere", "mine"), [""; 0]);
    }

    #[test]
    fn somebody_elses_owner_is_told_first_and_replaces_it() {
        assert_eq!(at("public", "other", "notify"), Some(1));
        assert_eq!(at("public", "other", "replace"), None);
        assert!(at("public", "mine", "replace").is_some());
    }
}
