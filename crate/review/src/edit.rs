use patrol_detect::Finding;
use serde::Serialize;
use ts_rs::TS;

/// A part of a flavour that redaction replaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Where it begins, in UTF-16 units from the start of the flavour.
    pub start: u32,
    /// Where it ends, in UTF-16 units from the start of the flavour.
    pub end: u32,
    /// What takes its place: the mask that names the kind of secret.
    pub text: String,
    /// Which secret it is about, by its number in this review.
    #[serde(skip)]
    pub(crate) secret: u32,
}

impl Edit {
    /// The edit that takes out what was found in a piece of a flavour; the piece begins `start` UTF-16 units behind the start.
    pub(crate) fn new(finding: &Finding, start: u32, secret: u32) -> Edit {
        let unit = |at: usize| start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        Edit {
            start: unit(finding.utf16.start),
            end: unit(finding.utf16.end),
            text: patrol_detect::mask(finding),
            secret,
        }
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;

    #[test]
    fn counts_from_the_start_of_the_flavour_in_utf16_units() {
        let text = format!("é😀 {}", generate::azure_devops_pat(1));
        let [finding] = &scan(&text)[..] else { panic!("{text}") };
        let edit = Edit {
            start: 104,
            end: 188,
            text: String::from("[redacted:azure-devops-pat:2026-03]"),
            secret: 7,
        };
        assert_eq!(Edit::new(finding, 100, 7), edit);
    }
}
