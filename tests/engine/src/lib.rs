#![doc = include_str!("../README.md")]

mod answer;
mod web;

pub use answer::WIDTH;
pub use answer::answer;
pub use web::again;
pub use web::found;
pub use web::next;
pub use web::room;
pub use web::scan;
pub use web::scan_window;
