use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the background, or a panel, asks of the page in a tab.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToPage {
    /// Answer with your [`crate::PageStatus`].
    ReportStatus,
    /// Answer with what each adapter has found, as a list of [`patrol_azdo::Found`].
    DescribeStructure,
    /// Something else is in force now: ask for it.
    PolicyChanged,
    /// The person asks whether a text holds a secret: say it in the page.
    Check {
        /// Which text.
        text: CheckedText,
        /// Whether what is found is replaced.
        redact: bool,
    },
    /// Answer with the texts of a table, cell by cell and row by row.
    ReadTable {
        /// What selects the rows.
        row: String,
        /// What selects the cells of a row.
        cell: String,
    },
}

/// A text that a person asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CheckedText {
    /// What is selected.
    Selection,
    /// What stands in the field that has the focus.
    Field,
    /// What is selected; the field where nothing is.
    Either,
}
