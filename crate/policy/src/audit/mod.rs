//! The log: what Patrol found, what became of it, and what happened to the company's policy.

mod action;
mod company_event;
mod entry;
mod forget;
mod log;

pub use action::Action;
pub use company_event::CompanyEvent;
pub use entry::{AuditEntry, Subject};
pub use forget::Forget;
pub use log::AuditLog;
