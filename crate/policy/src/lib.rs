#![doc = include_str!("../README.md")]

mod audit;
mod level;
mod outcome;
mod reminder;
mod rule;
mod settings;
mod stored;

pub use audit::{Action, AuditEntry, AuditLog};
pub use level::Level;
pub use outcome::Outcome;
pub use patrol_phrase::Phrase;
pub use reminder::{Reminder, Reminders, TooSoon};
pub use rule::Rule;
pub use settings::{LIFETIME_LIMIT_DAYS, Settings, SettingsError, VERSION};
pub use stored::{Problem, Stored};
