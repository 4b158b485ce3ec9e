use serde::{Deserialize, Serialize};

/// An open token form as the page sees it; what it means, the background knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenForm {
    /// The page's host, without port.
    pub host: String,
    /// The organization in the address of the page; empty without one.
    pub organization: String,
    /// The controls when it opened, as `patrol_azdo::Controls` reads them.
    pub first: String,
    /// The controls now.
    pub now: String,
}

/// The next step to change a form. A control is named by its place in the list of controls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The control that is pressed, or written into.
    pub at: Option<usize>,
    /// What is written into it.
    pub write: Option<String>,
    /// It is over; what to tell the person.
    pub said: Option<String>,
}
