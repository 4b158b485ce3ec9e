use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What recognises one thing on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Adapter {
    /// The token form.
    Form,
    /// The list of tokens.
    List,
    /// The view that shows a new token.
    Created,
    /// The places that show a clone address.
    Clone,
    /// The requests for tokens.
    Request,
}

impl Adapter {
    /// Every adapter.
    pub const ALL: [Adapter; 5] =
        [Adapter::Form, Adapter::List, Adapter::Created, Adapter::Clone, Adapter::Request];
}

/// What an adapter counts. Most are selectors, and have the names that `docs/page-structure.md` gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// Forms that are recognised.
    Form,
    /// Lists that are recognised.
    List,
    /// Fields that are recognised as that of a new token.
    TokenField,
    /// Places of a clone address that have room for a panel.
    Place,
    /// Requests that were read.
    Read,
    /// Requests that go where tokens are made and could not be read.
    Unreadable,
    /// Open panels.
    Panel,
    /// What scrolls in a panel.
    PanelContent,
    /// The scope mode "custom defined".
    ScopeModeCustom,
    /// Groups of scope modes.
    RadioGroup,
    /// Scope modes.
    Radio,
    /// Closed drop-downs.
    Dropdown,
    /// Scope boxes.
    Box,
    /// Areas of scope boxes.
    Area,
    /// Date controls.
    Date,
    /// Create or Save.
    MainButton,
    /// Fields of a dialog that can be filled in.
    FilledIn,
    /// Radios and boxes of a dialog.
    Chosen,
    /// Tables.
    Table,
    /// Rows of a table.
    Row,
    /// Cells of a row.
    Cell,
    /// Fields in the open panel that only show something.
    ReadOnly,
    /// The same anywhere on the page, with a token in them.
    ShownToken,
    /// Fields that hold a clone address.
    Address,
    /// Those of them that stand in a callout or dialog.
    Container,
    /// Buttons of development environments beside a clone address.
    IdeBlock,
    /// Buttons that could make git credentials.
    TextButton,
}

/// How sure an adapter is that it knows what is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It is recognised, and what Patrol uses of it is there.
    Known,
    /// It is recognised, and something that Patrol uses of it is missing.
    Likely,
    /// Something is there that it should recognise and does not.
    Unknown,
}

/// How often an adapter has found what it looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Found {
    /// Which.
    pub adapter: Adapter,
    /// The counts.
    pub signs: Vec<(Sign, u32)>,
}

impl Found {
    /// How sure the adapter is; `None` when there is nothing that it could recognise.
    pub fn certainty(&self) -> Option<Certainty> {
        let has = |sign| self.signs.iter().any(|(found, count)| *found == sign && *count > 0);
        let all = |signs: &[Sign]| signs.iter().all(|sign| has(*sign));
        let (recognised, whole, alike) = match self.adapter {
            Adapter::Form => (
                Sign::Form,
                all(&[Sign::ScopeModeCustom, Sign::Dropdown, Sign::PanelContent, Sign::MainButton]),
                all(&[Sign::FilledIn, Sign::Chosen]),
            ),
            Adapter::List => (Sign::List, has(Sign::Cell), has(Sign::Row)),
            Adapter::Created => (Sign::TokenField, has(Sign::PanelContent), has(Sign::ShownToken)),
            Adapter::Clone => (Sign::Place, has(Sign::Container) || has(Sign::IdeBlock), has(Sign::Address)),
            Adapter::Request => (Sign::Read, !has(Sign::Unreadable), has(Sign::Unreadable)),
        };
        match has(recognised) {
            true if whole => Some(Certainty::Known),
            true => Some(Certainty::Likely),
            false if alike => Some(Certainty::Unknown),
            false => None,
        }
    }
}

/// The names are those that cross.
macro_rules! named {
    ($($type:ty),*) => {
        $(impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.serialize(f)
            }
        })*
    };
}

named!(Adapter, Sign, Certainty);

#[cfg(test)]
mod tests {
    use super::*;

    fn certainty(adapter: Adapter, signs: &[(Sign, u32)]) -> Option<Certainty> {
        Found { adapter, signs: signs.to_vec() }.certainty()
    }

    #[test]
    fn a_form_is_known_when_all_that_is_used_of_it_is_there() {
        let whole = [
            (Sign::Form, 1),
            (Sign::ScopeModeCustom, 1),
            (Sign::Dropdown, 2),
            (Sign::PanelContent, 1),
            (Sign::MainButton, 1),
        ];
        assert_eq!(certainty(Adapter::Form, &whole), Some(Certainty::Known));
        for missing in 1..whole.len() {
            let mut signs = whole;
            signs[missing].1 = 0;
            assert_eq!(certainty(Adapter::Form, &signs), Some(Certainty::Likely), "{}", signs[missing].0);
        }
    }

    #[test]
    fn what_could_be_it_and_is_not_recognised_is_unknown() {
        for (adapter, signs) in [
            (Adapter::Form, &[(Sign::FilledIn, 1), (Sign::Chosen, 4)][..]),
            (Adapter::List, &[(Sign::Row, 6), (Sign::Table, 0)]),
            (Adapter::Created, &[(Sign::ShownToken, 1), (Sign::PanelContent, 1)]),
            (Adapter::Clone, &[(Sign::Address, 1), (Sign::Container, 1)]),
            (Adapter::Request, &[(Sign::Unreadable, 1)]),
        ] {
            assert_eq!(certainty(adapter, signs), Some(Certainty::Unknown), "{adapter}");
        }
    }

    #[test]
    fn what_is_recognised_without_something_that_is_used_is_likely() {
        for (adapter, recognised, whole) in [
            (Adapter::List, Sign::List, Sign::Cell),
            (Adapter::Created, Sign::TokenField, Sign::PanelContent),
            (Adapter::Clone, Sign::Place, Sign::Container),
            (Adapter::Clone, Sign::Place, Sign::IdeBlock),
        ] {
            assert_eq!(certainty(adapter, &[(recognised, 1)]), Some(Certainty::Likely), "{adapter}");
            assert_eq!(
                certainty(adapter, &[(recognised, 1), (whole, 1)]),
                Some(Certainty::Known),
                "{adapter}"
            );
        }
        assert_eq!(certainty(Adapter::Request, &[(Sign::Read, 1)]), Some(Certainty::Known));
        assert_eq!(
            certainty(Adapter::Request, &[(Sign::Read, 2), (Sign::Unreadable, 1)]),
            Some(Certainty::Likely)
        );
    }

    #[test]
    fn where_there_is_nothing_nothing_is_said_of_it() {
        for adapter in Adapter::ALL {
            assert_eq!(certainty(adapter, &[]), None, "{adapter}");
            assert_eq!(certainty(adapter, &[(Sign::Panel, 1), (Sign::ReadOnly, 1)]), None, "{adapter}");
        }
        // A dialog with a field alone: a question about revoking has none, a search has nothing to choose.
        assert_eq!(certainty(Adapter::Form, &[(Sign::FilledIn, 1)]), None);
    }
}
