use patrol_advise::{Advice, Alternative, GuideTopic};
use patrol_phrase::Phrase;
use patrol_policy::Outcome;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::CompanyWords;

/// What is to be said about a token request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What happens to the request.
    pub outcome: Outcome,
    /// What the rules say, the firmest first; empty when there is nothing to say.
    pub advice: Vec<FormAdvice>,
    /// The words of the question, where one is asked.
    pub question: AboutToken,
    /// The day on which the token expires (ISO 8601, UTC), for the view that shows it; `None` when that cannot be told.
    pub ends: Option<String>,
    /// What to say with the offer of a reminder when the service has done it: it makes an existing token safer, and leaves time for one.
    pub shrunk: Option<Phrase>,
}

/// The words of the question about a token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AboutToken {
    /// What is to be done.
    pub title: Phrase,
    /// How things stand.
    pub about: Phrase,
    /// The way that needs no token, where there is one.
    pub way: Option<Alternative>,
    /// Where the guide tells how to do without the token.
    pub topic: GuideTopic,
    /// What the company says, where it has decided something of what is said.
    pub company: Option<CompanyWords>,
    /// On the button that goes back.
    pub cancel: Phrase,
    /// On the button that goes on.
    pub go_on: Phrase,
}

/// What one rule says of the open form, or of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormAdvice {
    /// What is said.
    #[serde(flatten)]
    pub advice: Advice,
    /// What it is about: a part of the form, or scopes.
    pub topics: Vec<Topic>,
    /// The place of the control that it is about, in the list of controls.
    pub at: Option<usize>,
    /// What one click can change.
    pub button: Option<Button>,
}

/// What something is about, in a word or two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Topic {
    /// In words of Patrol's.
    Said(Phrase),
    /// By a name.
    Named(String),
}

/// A change of the form that one click makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Button {
    /// The words on it.
    pub label: Phrase,
    /// What the page hands back when it is pressed.
    pub order: String,
}
