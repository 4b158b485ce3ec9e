/// Who has decided a setting. Ordered: of several the last one holds.
///
/// What a company recommends takes the place of the default; a person may still decide otherwise, but not against what it enforces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Nobody: it is as Patrol comes.
    Default,
    /// The company, as its recommendation.
    Recommended,
    /// The person.
    Person,
    /// The company, for good.
    Enforced,
}

/// What is in force, and who has decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value<T> {
    /// What is in force.
    pub value: T,
    /// Who has decided it.
    pub origin: Origin,
}

impl<T> Value<T> {
    /// Whether the person cannot change it.
    pub fn is_locked(&self) -> bool {
        self.origin == Origin::Enforced
    }

    /// Whether it is so because of what the company has decided.
    pub fn is_of_company(&self) -> bool {
        matches!(self.origin, Origin::Recommended | Origin::Enforced)
    }
}

/// What each party has decided.
pub struct Parties<'a, T> {
    /// What the company recommends.
    pub recommended: &'a T,
    /// What the person has decided.
    pub person: &'a T,
    /// What the company enforces.
    pub enforced: &'a T,
}

impl<'a, T> Parties<'a, T> {
    /// The decisions, the one that holds before all others first.
    pub(crate) fn strongest_first(&self) -> [(Origin, &'a T); 3] {
        [
            (Origin::Enforced, self.enforced),
            (Origin::Person, self.person),
            (Origin::Recommended, self.recommended),
        ]
    }

    /// What each party has decided of a part of it.
    pub(crate) fn part<P>(&self, part: impl Fn(&'a T) -> &'a P) -> Parties<'a, P> {
        Parties {
            recommended: part(self.recommended),
            person: part(self.person),
            enforced: part(self.enforced),
        }
    }

    /// What is in force, where every decision tells its value or none.
    pub(crate) fn value<V>(&self, decided: impl Fn(&'a T) -> Option<V>, default: V) -> Value<V> {
        self.strongest_first()
            .into_iter()
            .find_map(|(origin, decision)| Some(Value { value: decided(decision)?, origin }))
            .unwrap_or(Value { value: default, origin: Origin::Default })
    }
}

impl<V: Clone + PartialEq> Parties<'_, Vec<V>> {
    /// What is in force where all that the parties have listed counts: each entry once, as that of the strongest.
    pub(crate) fn entries(&self) -> Vec<Value<V>> {
        let mut in_force: Vec<Value<V>> = Vec::new();
        for (origin, listed) in self.strongest_first() {
            for entry in listed {
                if !in_force.iter().any(|known| known.value == *entry) {
                    in_force.push(Value { value: entry.clone(), origin });
                }
            }
        }
        in_force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_force(recommended: Option<u8>, person: Option<u8>, enforced: Option<u8>) -> Value<u8> {
        let parties = Parties { recommended: &recommended, person: &person, enforced: &enforced };
        parties.value(|decision| *decision, 0)
    }

    #[test]
    fn what_comes_later_in_the_order_of_origins_holds() {
        for (recommended, person, enforced, value, origin) in [
            (None, None, None, 0, Origin::Default),
            (Some(1), None, None, 1, Origin::Recommended),
            (Some(1), Some(2), None, 2, Origin::Person),
            (None, Some(2), Some(3), 3, Origin::Enforced),
            (Some(1), Some(2), Some(3), 3, Origin::Enforced),
        ] {
            assert_eq!(in_force(recommended, person, enforced), Value { value, origin });
        }
    }

    #[test]
    fn only_what_is_enforced_is_locked() {
        for origin in [Origin::Default, Origin::Recommended, Origin::Person] {
            assert!(!Value { value: 1, origin }.is_locked());
        }
        assert!(Value { value: 1, origin: Origin::Enforced }.is_locked());
    }
}
