#![doc = include_str!("../README.md")]

pub mod export;
mod filter;
mod guess;
mod inventory;
mod order;
mod reach;
mod risk;
mod row;
mod standing;
mod totals;

pub use filter::{Filter, Wide};
pub use guess::{Candidate, Clue};
pub use inventory::{Inventory, ORGANIZATIONS, Organization, Seen};
pub use order::{Column, Order};
pub use reach::Reach;
pub use risk::Risk;
pub use row::{Right, Row};
pub use standing::Standing;
pub use totals::Totals;
