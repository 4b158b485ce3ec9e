//! What each version brought, in the words of the people who use it. It follows `CHANGELOG.md`, which says it to all who read the source;
//! these words are translated like all others, so that only what is still worth telling stays here.

use patrol_phrase::{Phrase, Word};
use patrol_policy::Update;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::element::element;
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// This version.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the news are shown.
pub(crate) const PAGE: &str = "settings.html#new";

/// What a version brought.
type News = (&'static str, &'static [fn() -> Phrase]);

/// The news, of the latest version first.
const NEWS: &[News] = &[(
    "0.1.0",
    &[
        Phrase::about_new_modes,
        Phrase::about_new_history,
        Phrase::about_new_backup,
        Phrase::about_new_welcome,
    ],
)];

/// Whether Patrol was updated to this version and the person has not seen yet what that changed.
pub(crate) async fn unseen() -> bool {
    let stored = Area::Local.get(Update::KEY).await.unwrap_or_default();
    Update::read(stored.as_deref()).is_some_and(|update| update.is_news(VERSION, js_sys::Date::now() as u64))
}

/// Shows what this version brought. Where the address leads to it, the person has seen it.
pub(crate) fn show(page: &Page) -> Result<(), StartError> {
    let heading = page.find::<Element>("new-heading")?;
    set_text(&heading, &localize(&Phrase::news_heading(Word::own(VERSION))));
    let list = page.find::<Element>("new-list")?;
    for phrase in NEWS.iter().filter(|(version, _)| *version == VERSION).flat_map(|(_, phrases)| *phrases) {
        if let Some(item) = element(&page.document, "li").text(&localize(&phrase())).get() {
            let _ = list.append_child(item);
        }
    }
    let hash = page.window.location().hash().unwrap_or_default();
    if PAGE.split_once('#').is_some_and(|(_, place)| place == hash.trim_start_matches('#')) {
        spawn_local(seen());
    }
    Ok(())
}

async fn seen() {
    if unseen().await {
        let _: Option<Reply> = runtime::ask(&FromPanel::SeenNews).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = include_str!("../../../CHANGELOG.md");

    #[test]
    fn the_newest_version_of_the_changelog_is_told_of_and_is_this_one() {
        let newest = CHANGELOG.lines().find_map(|line| line.strip_prefix("## ")?.split(' ').next());
        let (told, phrases) = NEWS[0];
        assert_eq!((Some(told), told), (newest, VERSION));
        assert!(!phrases.is_empty());
    }
}
