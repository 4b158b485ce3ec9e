//! One rule, one file. A rule looks at the question and says what it found, or nothing.

mod all_organizations;
mod critical_scope;
mod expiry_unreadable;
mod full_access;
mod hidden_inclusion;
mod high_privilege_scope;
mod lifetime;
mod question;
mod redundant_scope;
mod request_unreadable;
mod stale_token_renewed;
mod token_not_needed;
mod token_widened;
mod too_many_areas;
mod unknown_scope;
mod vague_name;

#[cfg(test)]
mod levels;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod testing;

pub(crate) use question::{Found, Question};
pub(crate) use request_unreadable::request_unreadable;
pub use vague_name::is_made_by_a_tool;

/// A rule: what it found, most often nothing.
pub(crate) type Check = fn(&Question) -> Vec<Found>;

/// Every rule that judges a readable request, in the order in which people see findings of the same level: first that there is another
/// way, then what could go wrong, the worst first.
pub(crate) const ALL: &[Check] = &[
    token_not_needed::check,
    full_access::check,
    critical_scope::check,
    high_privilege_scope::check,
    unknown_scope::check,
    lifetime::check,
    expiry_unreadable::check,
    all_organizations::check,
    token_widened::check,
    stale_token_renewed::check,
    too_many_areas::check,
    vague_name::check,
    hidden_inclusion::check,
    redundant_scope::check,
];
