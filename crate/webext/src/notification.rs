//! Notifications of the browser.

use serde::Serialize;

use crate::{chrome, to_js};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Options<'a> {
    r#type: &'static str,
    icon_url: &'a str,
    title: &'a str,
    message: &'a str,
}

/// Shows a notification; `icon` is a file of the extension. One with the same id, of at most 500 characters, is replaced.
pub async fn show(id: &str, icon: &str, title: &str, message: &str) {
    let options = Options { r#type: "basic", icon_url: icon, title, message };
    let _ = chrome::notification_create(id, &to_js(&options)).await;
}
