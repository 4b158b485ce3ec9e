//! What a person said and did after a secret leaked, in the local storage of Patrol's own pages. There is nothing of the secret in it. Where the
//! browser has no such storage, nothing is kept.

use std::collections::BTreeSet;

use patrol_azdo::Whereabouts;
use patrol_guide::{Kind, entries, is_owner, is_place};
use serde::{Deserialize, Serialize};
use web_sys::{Storage, Window};

/// Where it is kept.
const KEY: &str = "guideChecklist";

/// Longer records are not ours, in bytes.
const LONGEST: usize = 4096;

/// The list of steps as far as it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Checklist {
    /// Where the secret could be seen; empty where that was not said.
    pub(crate) place: String,
    /// Whose it is; empty where that was not said.
    pub(crate) whose: String,
    /// The ids of the steps that are done.
    pub(crate) done: BTreeSet<String>,
    /// The names with which the guide was shown, as the query of its address.
    pub(crate) names: String,
}

impl Checklist {
    /// What is kept.
    pub(crate) fn kept(window: &Window) -> Self {
        Self::read(storage(window).and_then(|storage| storage.get_item(KEY).ok().flatten()).as_deref())
    }

    /// What was kept; of a record that somebody else has changed only what can be ours.
    fn read(kept: Option<&str>) -> Self {
        let kept = kept.filter(|kept| kept.len() <= LONGEST);
        let mut read: Self = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
        if !is_place(&read.place) {
            read.place.clear();
        }
        if !is_owner(&read.whose) {
            read.whose.clear();
        }
        read.done.retain(|id| all_steps().any(|step| step == id));
        read.names = Whereabouts::of_query(&read.names).0.to_query();
        read
    }

    pub(crate) fn keep(&self, window: &Window) {
        if let Some(storage) = storage(window) {
            let _ = storage.set_item(KEY, &serde_json::to_string(self).unwrap_or_default());
        }
    }

    pub(crate) fn forget(window: &Window) {
        if let Some(storage) = storage(window) {
            let _ = storage.remove_item(KEY);
        }
    }

    /// The ids of the steps in this situation, in their order; all of them, in the order of the page, while the situation is not known.
    pub(crate) fn steps(&self) -> Vec<&'static str> {
        let known = patrol_guide::steps(&self.place, &self.whose);
        if known.is_empty() { all_steps().collect() } else { known.to_vec() }
    }

    /// How many of these steps are done, and how many there are.
    pub(crate) fn progress(&self) -> (usize, usize) {
        let steps = self.steps();
        (steps.iter().filter(|step| self.done.contains(**step)).count(), steps.len())
    }

    /// The same for a list that was begun and is not done; `None` for any other.
    pub(crate) fn unfinished(&self) -> Option<(usize, usize)> {
        let is_begun = !(self.place.is_empty() && self.whose.is_empty() && self.done.is_empty());
        Some(self.progress()).filter(|(done, all)| is_begun && done < all)
    }
}

/// The ids of all steps, in the order of the page.
fn all_steps() -> impl Iterator<Item = &'static str> {
    // The same in every language.
    entries("en").iter().filter(|entry| entry.kind == Kind::Step).map(|entry| entry.id)
}

fn storage(window: &Window) -> Option<Storage> {
    window.local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checklist(place: &str, whose: &str, done: &[&str]) -> Checklist {
        let done = done.iter().map(|id| String::from(*id)).collect();
        Checklist { place: place.into(), whose: whose.into(), done, names: String::new() }
    }

    #[test]
    fn what_was_kept_comes_back_and_what_cannot_be_read_is_an_empty_list() {
        let kept = Checklist { names: "org=contoso".into(), ..checklist("public", "mine", &["kill"]) };
        let json = serde_json::to_string(&kept).unwrap();
        assert_eq!(Checklist::read(Some(&json)), kept);
        let long = json.replace("kill", &"kill".repeat(LONGEST));
        for broken in [None, Some(""), Some("[]"), Some("{\"done\":7}"), Some(long.as_str())] {
            assert_eq!(Checklist::read(broken), Checklist::default());
        }
    }

    #[test]
    fn only_what_can_be_ours_is_read() {
        let json = r#"{"place":"<b>","whose":"mine","done":["kill","<b>",""],"names":"org=a%22b&project=web&x=1","more":1}"#;
        let expected = Checklist { names: "project=web".into(), ..checklist("", "mine", &["kill"]) };
        assert_eq!(Checklist::read(Some(json)), expected);
    }

    #[test]
    fn only_steps_of_the_situation_are_counted() {
        let kept = checklist("public", "other", &["kill", "replace"]);
        assert_eq!((kept.steps().first(), kept.progress()), (Some(&"identify"), (1, 8)));
        assert_eq!(Checklist::default().progress(), (0, 14));
    }

    #[test]
    fn a_list_is_unfinished_from_the_first_answer_to_the_last_step() {
        assert_eq!(Checklist::default().unfinished(), None);
        assert_eq!(checklist("public", "", &[]).unfinished(), Some((0, 14)));
        let mut kept = checklist("internal", "other", &["kill"]);
        assert_eq!(kept.unfinished(), Some((1, 8)));
        kept.done = kept.steps().into_iter().map(str::to_owned).collect();
        assert_eq!(kept.unfinished(), None);
    }
}
