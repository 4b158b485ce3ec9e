use patrol_advise::{CloneWay, Shell};
use patrol_phrase::Phrase;
use patrol_policy::{OwnRule, OwnToken, Problem, RememberedSecret};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FormVerdict, NamedToken, PagePolicy, RefusedRule, Rewriting, Step, Verdict};

/// The background's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reply {
    /// It is done.
    Done,
    /// It was not done, and why.
    Refused {
        /// What to tell the person.
        phrase: Phrase,
    },
    /// What is in force.
    Policy {
        /// In the frame that asked.
        policy: PagePolicy,
    },
    /// Which of the patterns of exceptions can be used.
    Patterns {
        /// Why not, one for each that was asked about, in the same order; none where it can.
        refused: Vec<Option<Phrase>>,
    },
    /// Which of the secrets are remembered.
    IsRemembered {
        /// One for each that was asked about, in the same order; those beyond 100 are missing.
        remembered: Vec<bool>,
    },
    /// Whether an exception lets all of the findings pass.
    AreExcepted {
        /// Without that, somebody must be asked.
        excepted: bool,
    },
    /// What the person is not asked about again, the latest first.
    Remembered {
        /// Each of them.
        secrets: Vec<RememberedSecret>,
    },
    /// Which of the secrets are, or may be, tokens of the person's.
    OwnTokens {
        /// What is to be said of each that was asked about, in the same order; none where nothing is known of it.
        tokens: Vec<Option<NamedToken>>,
    },
    /// The tokens that the person made in this browser, the latest first.
    OwnTokenList {
        /// Each of them.
        tokens: Vec<OwnToken>,
    },
    /// What could stand in the place of the text.
    Rewriting {
        /// None where nothing can.
        rewriting: Option<Rewriting>,
    },
    /// A list of tokens was taken in.
    Listed {
        /// What is to be said of it.
        line: Phrase,
        /// How many tokens are in it.
        tokens: usize,
    },
    /// The token that the page was opened for.
    WantedToken {
        /// Its name.
        name: String,
        /// What to say when it is marked in the list.
        marked: Phrase,
        /// What to say as long as it is not found there.
        sought: Phrase,
    },
    /// What is to be said about a token.
    Verdict(Verdict),
    /// What is to be said about the form.
    Form(Box<FormVerdict>),
    /// The next step to change the form.
    Step(Step),
    /// Ways to clone that need no token.
    Clone {
        /// The recommended one first.
        ways: Vec<CloneWay>,
        /// The shell that the commands are for.
        shell: Shell,
        /// What to know of the button that makes git credentials, where there is one.
        note: Option<Phrase>,
    },
    /// A pattern was compiled.
    Pattern {
        /// A rule with it and nothing else, as `patrol_detect::CustomRule::read_base64` reads it.
        tables: String,
    },
    /// What of the company's policy cannot be used.
    CompanyProblems {
        /// Each of them.
        problems: Vec<Problem>,
    },
    /// Which rules could not be in force.
    RefusedRules {
        /// Each of them.
        refused: Vec<RefusedRule>,
    },
    /// Rules from somewhere else.
    Rules {
        /// Those that can be used, each for itself.
        rules: Vec<OwnRule>,
        /// What the person should know of the others, and of what means something else here: a sentence or two about each.
        told: Vec<Vec<Phrase>>,
    },
    /// Rules as a file.
    RulesFile {
        /// In TOML.
        text: String,
    },
}
