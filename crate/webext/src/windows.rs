//! Windows of the browser.

use serde::{Deserialize, Serialize};

use crate::{chrome, from_js, to_js};

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Window {
    id: i32,
    incognito: bool,
    focused: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Filter {
    window_types: [&'static str; 1],
}

/// A window with tabs that is not private, the one in front if it is such a one; `None` where there is none.
pub async fn ordinary() -> Option<i32> {
    let filter = to_js(&Filter { window_types: ["normal"] });
    best(from_js(chrome::windows_all(&filter).await.ok()?)?)
}

/// Whether the window in front is private; not where the browser does not say.
pub async fn is_private_in_front() -> bool {
    let Ok(window) = chrome::window_in_front().await else { return false };
    from_js::<Window>(window).is_some_and(|window| window.incognito)
}

fn best(windows: Vec<Window>) -> Option<i32> {
    let ordinary = windows.into_iter().filter(|window| !window.incognito);
    ordinary.max_by_key(|window| window.focused).map(|window| window.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_window_is_never_chosen_and_the_one_in_front_is_preferred() {
        let window = |id, incognito, focused| Window { id, incognito, focused };
        assert_eq!(best(vec![window(1, false, true), window(2, false, false)]), Some(1));
        assert_eq!(best(vec![window(1, false, false), window(2, true, true)]), Some(1));
        assert_eq!(best(vec![window(2, true, true)]), None);
        assert_eq!(best(Vec::new()), None);
    }
}
