//! One rule, one file. A rule looks at the case and says what it has to say of it, or nothing.

mod all_organizations;
mod case;
mod critical_scope;
mod edit;
mod expiry_unreadable;
mod full_access;
mod hidden_inclusion;
mod high_privilege_scope;
mod lifetime;
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

pub use all_organizations::GLOBAL_TOKENS_ENDED;
pub(crate) use case::{Case, Remark};
pub(crate) use edit::remarks as of_edit;
pub(crate) use request_unreadable::request_unreadable;
pub use vague_name::is_made_by_a_tool;

/// A rule: what it has to say, most often nothing.
pub(crate) type Check = fn(&Case) -> Vec<Remark>;

/// Every rule that judges a request for a new token or a new value, in the order in which people see advice of the same level: first that
/// there is another way, then what could go wrong, the worst first.
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
