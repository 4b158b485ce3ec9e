use patrol_phrase::{Foreign, Word};
use patrol_policy::Rule;

use crate::localize::localize;

/// What a rule is called: one of those that people can tune, a kind of secret, or one that this version does not know.
pub(crate) fn rule_name(id: &str) -> Word {
    if let Some(rule) = Rule::from_id(id) {
        return Word::own(localize(&rule.name()));
    }
    let key = format!("secret_{}", id.replace('-', "_"));
    let name = patrol_webext::text(&key);
    if name == key { Foreign::new(id).into() } else { Word::own(name) }
}
