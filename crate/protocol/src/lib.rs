#![doc = include_str!("../README.md")]

mod form;
mod from_panel;
mod own_rule;
mod own_token;
mod part;
mod policy;
mod remembered;
mod reply;
mod rewriting;
mod status;
mod to_background;
mod to_page;
mod verdict;

pub use form::{FormVerdict, Line, OpenForm, Step, TaskAdvice, Tone};
pub use from_panel::FromPanel;
pub use own_rule::RefusedRule;
pub use own_token::{FoundSecret, NamedToken, NewToken};
pub use part::Part;
pub use policy::{CompanyWords, PagePolicy};
pub use remembered::SecretDigest;
pub use reply::Reply;
pub use rewriting::{HiddenSecret, HiddenText, Replacement, Rewriting, SetUp, ShownChange};
pub use status::{PageProblem, PageStatus};
pub use to_background::{Choice, ToBackground};
pub use to_page::{CheckedText, ToPage};
pub use verdict::{AboutToken, Button, FormAdvice, Topic, Verdict};
