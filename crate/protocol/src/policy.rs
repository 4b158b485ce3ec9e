use patrol_phrase::Phrase;
use patrol_policy::PausedGuard;
use patrol_policy::company::Identity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::PageProblem;

/// What a company says where it has decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CompanyWords {
    /// Whose decision it is, what the company says about it, and whom to ask.
    pub words: Vec<Phrase>,
    /// Where more is told: an address of https. `None` where the company names none.
    pub link: Option<String>,
}

impl CompanyWords {
    /// The words of this company.
    pub fn of(company: &Identity) -> CompanyWords {
        let link = Some(company.link.clone()).filter(|link| !link.is_empty());
        CompanyWords { words: company.words(), link }
    }
}

/// What is in force in one frame.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PagePolicy {
    /// How firmly Patrol steps in when a text holds a secret: a line for the core, see [`patrol_policy::TextLevels`]; `off` where nothing is looked
    /// for.
    pub text: String,
    /// What the company says about that, where it has decided some of it.
    pub company: Option<CompanyWords>,
    /// Whether the person may mute another kind.
    pub may_mute: bool,
    /// The rules of the person's and the company's own, compiled, in base 64; empty where there are none.
    pub own: String,
    /// The patterns of exceptions in force, compiled in the same way, each with its id; empty where there are none.
    pub patterns: String,
    /// The guards that the person has paused on the frame's page.
    pub paused: Vec<PausedGuard>,
    /// A token request that could not be judged stops instead of going out.
    pub stop_unchecked: bool,
    /// What of the settings is not in force.
    pub problems: Vec<PageProblem>,
}
