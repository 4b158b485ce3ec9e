use web_sys::{UrlSearchParams, Window};

/// The tab that the page's own address names (`?tab=7`).
pub(crate) fn named(window: &Window) -> Option<i32> {
    let query = UrlSearchParams::new_with_str(&window.location().search().ok()?).ok()?;
    query.get("tab")?.parse().ok()
}
