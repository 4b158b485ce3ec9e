use patrol_azdo::TokenFields;
use patrol_policy::{AuditEntry, Phrase, Problem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{OpenForm, Step, Verdict};

/// What a page or a panel asks of the background.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToBackground {
    /// How a tab is protected; shown in the badge. From pages only.
    Status(PageStatus),
    /// A line for the audit log. From pages only.
    Record(AuditEntry),
    /// What is to be said about this token? From pages only.
    Judge {
        /// What is asked of the token service.
        asked: TokenFields,
    },
    /// The page was told which tokens there are. From pages only.
    TokenList {
        /// What the gate saw, as JSON: the request's `url`, the text of the `answer`, and the page's `hostId` and `hostName`.
        seen: String,
    },
    /// Show the inventory in a tab of its own. From pages only.
    OpenInventory,
    /// What is to be said about the token form? From pages only.
    Form {
        /// The form.
        form: OpenForm,
        /// Which task the person has chosen for it, counted from 1; 0 is none.
        task: u32,
    },
    /// What is the next step to change the token form? From pages only.
    Step {
        /// The form.
        form: OpenForm,
        /// What the person asked for: the order of a [`crate::Button`].
        order: String,
        /// The page has not changed since the last step for longer than it needs to draw.
        stuck: bool,
    },
    /// Remind the person before a token ends. From pages only.
    Remind {
        /// The page's host, without port.
        host: String,
        /// The token's name.
        name: String,
        /// The organization in the page's address; empty where there is none.
        organization: String,
        /// When the token ends, as the page sent it.
        ends: String,
    },
    /// Take a reminder away. From extension pages only.
    ForgetReminder {
        /// The token's name.
        name: String,
        /// Its organization.
        organization: String,
    },
    /// Be in the servers that the person has added, and in no other. From extension pages only.
    Servers,
    /// Store these settings. From extension pages only.
    SaveSettings {
        /// The settings record as JSON.
        record: String,
    },
    /// Pause or resume Patrol on a host. From extension pages only.
    Pause {
        /// The host, without port.
        host: String,
        /// `true` to pause.
        paused: bool,
    },
}

/// What the background asks of a page, or a panel of the page in a tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToPage {
    /// Answer with your [`PageStatus`].
    ReportStatus,
}

/// Asks a page for the texts of a table, cell by cell and row by row. Read by `extension/content/table.js`, not by the core.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename = "read-table")]
pub struct ReadTable {
    /// What selects the rows.
    pub row: &'static str,
    /// What selects the cells of a row.
    pub cell: &'static str,
}

/// The background's answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reply {
    /// It is done.
    Done,
    /// It was not done, and why.
    Refused {
        /// What to tell the person.
        phrase: Phrase,
    },
    /// A list of tokens was taken in.
    Listed {
        /// What is to be said of it, in the person's language.
        line: String,
    },
    /// What is to be said about a token. The content script reads it without serde.
    Verdict(Verdict),
    /// The next step to change the form. The content script reads it without serde.
    Step(Step),
}

/// How the page in a tab is protected.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageStatus {
    /// The page's host, without port.
    pub host: String,
    /// The kind of page, as `azdo` names it.
    pub surface: String,
    /// The person has paused Patrol on this host.
    pub paused: bool,
    /// What is not as it should be; empty means protected (or paused).
    pub problems: Vec<PageProblem>,
    /// Findings in this page since it was loaded.
    pub findings: u32,
}

/// Why a page is not, or not fully, protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "page-problem", rename_all = "kebab-case")]
pub enum PageProblem {
    /// Patrol's core did not start or stopped: nothing is checked.
    EngineFailed,
    /// The request gate is not in place: a token request is not held.
    GateMissing,
    /// The token form is not the one that Patrol knows: no advice in it, the gate still holds.
    FormNotRecognised,
    /// A request went out without having been judged.
    WentUnchecked,
    /// The settings could not be read from storage at all; defaults are in force.
    SettingsUnavailable,
    /// A part of the stored settings is not in force.
    Settings(Problem),
}

impl PageProblem {
    /// What to tell the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            PageProblem::EngineFailed => Phrase::new("problemEngineFailed"),
            PageProblem::GateMissing => Phrase::new("problemGateMissing"),
            PageProblem::FormNotRecognised => Phrase::new("problemFormNotRecognised"),
            PageProblem::WentUnchecked => Phrase::new("problemWentUnchecked"),
            PageProblem::SettingsUnavailable => Phrase::new("problemSettingsUnavailable"),
            PageProblem::Settings(problem) => problem.phrase(),
        }
    }
}

/// What crosses a border between contexts.
pub trait Message: Sized {
    /// A message that arrived; `None` when it is not one of ours.
    fn read(text: &str) -> Option<Self>;
}

impl Message for ToBackground {
    fn read(text: &str) -> Option<Self> {
        decode(text)
    }
}

impl Message for ToPage {
    /// The content script compares text: there is one message, and a parser would be a tenth of the script.
    fn read(text: &str) -> Option<Self> {
        (text == encode(&ToPage::ReportStatus)).then_some(ToPage::ReportStatus)
    }
}

/// A message as text for the border.
pub fn encode<T: Serialize>(message: &T) -> String {
    // The message types have string keys only and cannot fail; an empty text is dropped by the other side.
    serde_json::to_string(message).unwrap_or_default()
}

/// A message that arrived; `None` when it is not one of ours.
pub fn decode<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_crosses_the_border_unchanged() {
        let status = PageStatus {
            host: "dev.azure.com".into(),
            surface: "tokens".into(),
            paused: false,
            problems: vec![
                PageProblem::GateMissing,
                PageProblem::Settings(Problem::Field { field: "levels".into() }),
                PageProblem::Settings(Problem::Newer),
            ],
            findings: 2,
        };
        let message = ToBackground::Status(status);
        assert_eq!(decode::<ToBackground>(&encode(&message)), Some(message));
    }

    #[test]
    fn the_sentinel_script_speaks_the_same_words() {
        // extension/content/sentinel.js writes this text by hand when the core is gone.
        let text = r#"{"kind":"status","host":"h","surface":"unknown","paused":false,"problems":[{"page-problem":"engine-failed"}],"findings":0}"#;
        let Some(ToBackground::Status(status)) = decode(text) else { panic!("not a status") };
        assert_eq!(status.problems, [PageProblem::EngineFailed]);
    }

    #[test]
    fn the_question_for_the_status_is_read_as_it_is_written() {
        assert_eq!(ToPage::read(&encode(&ToPage::ReportStatus)), Some(ToPage::ReportStatus));
        assert_eq!(ToPage::read(r#"{"kind":"report"}"#), None);
    }

    #[test]
    fn the_script_that_reads_tables_is_asked_in_its_words() {
        // extension/content/table.js takes these names.
        let asked = ReadTable { row: "tr", cell: "td" };
        assert_eq!(encode(&asked), r#"{"kind":"read-table","row":"tr","cell":"td"}"#);
        assert_eq!(ToPage::read(&encode(&asked)), None);
    }

    #[test]
    fn the_scripts_that_draw_in_the_page_speak_the_same_words() {
        // extension/draw/list.js and created.js write these texts and read these answers.
        for (text, message) in [
            (r#"{"kind":"open-inventory"}"#, ToBackground::OpenInventory),
            (r#"{"kind":"token-list","seen":"[]"}"#, ToBackground::TokenList { seen: "[]".into() }),
            (
                r#"{"kind":"remind","host":"h","organization":"o","name":"n","ends":"e"}"#,
                ToBackground::Remind {
                    host: "h".into(),
                    name: "n".into(),
                    organization: "o".into(),
                    ends: "e".into(),
                },
            ),
        ] {
            assert_eq!(decode::<ToBackground>(text), Some(message), "{text}");
        }
        assert_eq!(encode(&Reply::Listed { line: "x".into() }), r#"{"kind":"listed","line":"x"}"#);
        let refused = Reply::Refused { phrase: Phrase::form_fix_days(1) };
        assert_eq!(encode(&refused), r#"{"kind":"refused","phrase":{"key":"formFixDays","args":["1"]}}"#);
    }

    #[test]
    fn what_is_not_a_message_is_dropped() {
        for text in ["", "null", "{}", r#"{"kind":"format-disk"}"#, r#"{"kind":"pause","host":1}"#] {
            assert_eq!(decode::<ToBackground>(text), None, "{text}");
        }
    }
}
