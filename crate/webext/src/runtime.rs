//! Messages to and from the other contexts.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use crate::chrome::{self, MESSAGE};
use crate::{Listener, from_js, to_js};

/// Who sent a message. The browser vouches for all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Sender {
    tab: Option<SenderTab>,
    /// The frame in the tab; 0 is the page itself. Firefox counts frames beyond 32 bits.
    pub frame_id: Option<i64>,
    /// The document in the frame.
    pub document_id: Option<String>,
    url: Option<String>,
    origin: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct SenderTab {
    id: Option<i32>,
    url: Option<String>,
    incognito: bool,
}

impl Sender {
    /// The tab, when a content script sent it, or a page of the extension in a tab.
    pub fn tab(&self) -> Option<i32> {
        self.tab.as_ref()?.id
    }

    /// Whether the tab is in a private window.
    pub fn is_private(&self) -> bool {
        self.tab.as_ref().is_some_and(|tab| tab.incognito)
    }

    /// The address of the sending document; its origin where the address is none of its own (`about:blank`), and the address of the page that
    /// it is in where it has neither (a frame in a sandbox). Empty when the browser tells none.
    pub fn address(&self) -> &str {
        let page = self.tab.as_ref().and_then(|tab| tab.url.as_ref());
        let told = [self.url.as_ref(), self.origin.as_ref(), page].into_iter().flatten();
        let is_whole =
            |address: &&String| address.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"));
        told.into_iter().find(is_whole).map_or("", String::as_str)
    }

    /// The address of the page in the tab, where the extension may see it. It follows the page where the address of a document may stay behind.
    pub fn page_address(&self) -> Option<&str> {
        self.tab.as_ref()?.url.as_deref()
    }

    /// Whether one of the extension's own pages sent it.
    pub fn is_extension_page(&self) -> bool {
        self.own_page().is_some()
    }

    /// The file of the page that sent it, where it is one of the extension's own.
    pub fn own_page(&self) -> Option<&str> {
        file(self.url.as_deref()?, &chrome::get_url("").ok()?)
    }
}

/// The file that an address names below the extension's own.
fn file<'a>(url: &'a str, root: &str) -> Option<&'a str> {
    let file = url.strip_prefix(root).filter(|_| !root.is_empty())?;
    file.split(['?', '#']).next()
}

/// Sends to the background and waits for its answer. `None` when none came or it could not be understood.
pub async fn ask<R: DeserializeOwned>(message: &impl Serialize) -> Option<R> {
    from_js(chrome::send_message(&to_js(message)).await.ok()?)
}

/// Calls `heard` for every message of type `M` that any context sends to the background. It is never answered from here.
pub fn overhear<M: DeserializeOwned>(mut heard: impl FnMut(M, Sender) + 'static) -> Listener {
    let heard = move |message, sender, _| {
        if let (Some(message), Some(sender)) = (from_js(message), from_js(sender)) {
            heard(message, sender);
        }
    };
    Listener::new([MESSAGE.with(Clone::clone)], Box::new(heard))
}

/// Opens the settings page.
pub fn open_settings() {
    spawn_local(async {
        let _ = chrome::open_options_page().await;
    });
}

#[derive(Deserialize)]
struct Manifest {
    homepage_url: Option<String>,
}

/// The address of the project, without a slash at its end; `None` where the manifest names none.
pub fn homepage() -> Option<String> {
    let manifest: Manifest = chrome::manifest().ok().and_then(from_js)?;
    Some(manifest.homepage_url?.trim_end_matches('/').to_owned())
}

/// The address of a file of the extension; `None` when the browser does not say.
pub(crate) fn address(file: &str) -> Option<String> {
    chrome::get_url(file).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(url: Option<&str>, origin: Option<&str>, page: Option<&str>) -> Sender {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let tab = Some(SenderTab { id: Some(7), url: text(page), incognito: false });
        Sender { tab, url: text(url), origin: text(origin), ..Sender::default() }
    }

    #[test]
    fn the_address_is_the_nearest_one_that_the_browser_knows() {
        let page = Some("https://dev.azure.com/contoso");
        for (url, origin, address) in [
            (Some("https://dev.azure.com/a/b"), Some("https://dev.azure.com"), "https://dev.azure.com/a/b"),
            (Some("about:blank"), Some("https://dev.azure.com"), "https://dev.azure.com"),
            (Some("about:srcdoc"), Some("null"), "https://dev.azure.com/contoso"),
            (None, None, "https://dev.azure.com/contoso"),
        ] {
            assert_eq!(sender(url, origin, page).address(), address);
        }
        assert_eq!(sender(Some("about:srcdoc"), Some("null"), None).address(), "");
        assert_eq!(Sender::default().address(), "");
    }

    #[test]
    fn a_page_of_the_extension_is_told_by_the_whole_beginning_of_its_address() {
        let root = "chrome-extension://abc/";
        for (url, name) in [
            ("chrome-extension://abc/welcome.html", Some("welcome.html")),
            ("chrome-extension://abc/welcome.html?tab=7#new", Some("welcome.html")),
            ("chrome-extension://abc/", Some("")),
            ("chrome-extension://abcd/welcome.html", None),
            ("https://dev.azure.com/chrome-extension://abc/welcome.html", None),
        ] {
            assert_eq!(file(url, root), name, "{url}");
        }
        assert_eq!(file("welcome.html", ""), None, "the browser says nothing");
    }
}
