#![doc = include_str!("../README.md")]

mod audit;
mod change;
mod decisions;
mod effective;
mod host;
mod import;
pub mod kind;
mod level;
mod mode;
mod outcome;
mod pause;
mod problem;
mod remembered;
mod reminder;
mod rule;
mod stored;
mod table;
mod update;
mod value;

pub use audit::{Action, AuditEntry, AuditLog, Forget, Subject};
pub use change::Change;
pub use decisions::SettingsError;
pub use effective::Company;
pub use import::ImportError;
pub use level::Level;
pub use mode::Mode;
pub use outcome::Outcome;
pub use pause::{End, Guard, Length, Pause, PausedGuard, Scope, TemporaryPauses};
pub use problem::Problem;
pub use remembered::{Remembered, RememberedSecret, hmac_message};
pub use reminder::{Reminder, Reminders, TooSoon};
pub use rule::Rule;
pub use stored::Stored;
pub use table::{Decisions, Effective, Settings, VERSION};
pub use update::Update;
pub use value::{Origin, Value};
