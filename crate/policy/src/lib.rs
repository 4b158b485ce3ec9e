#![doc = include_str!("../README.md")]

mod audit;
mod decisions;
mod effective;
pub mod kind;
mod level;
mod outcome;
mod problem;
mod reminder;
mod rule;
mod stored;
mod table;
mod value;

pub use audit::{Action, AuditEntry, AuditLog};
pub use decisions::SettingsError;
pub use effective::Company;
pub use level::Level;
pub use outcome::Outcome;
pub use problem::Problem;
pub use reminder::{Reminder, Reminders, TooSoon};
pub use rule::Rule;
pub use stored::Stored;
pub use table::{Decisions, Effective, Settings, VERSION};
pub use value::{Origin, Value};
