/// A browser of Chromium's family, and where its systems keep what a company has decided.
///
/// Source: <https://www.chromium.org/administrators/configuring-policy-for-extensions/>, and for Edge
/// <https://learn.microsoft.com/deployedge/microsoft-edge-browser-policies/extensionsettings>, 2026-12-02.
pub(super) struct Browser {
    /// What people call it.
    pub(super) name: &'static str,
    /// What its files are called.
    pub(super) file: &'static str,
    /// Its policies in the registry of Windows.
    pub(super) registry: &'static str,
    /// Its preferences in macOS.
    pub(super) domain: &'static str,
    /// Where its store says which version there is: the `update_url` of a forced installation.
    pub(super) store: &'static str,
}

pub(super) const CHROME: Browser = Browser {
    name: "Google Chrome",
    file: "chrome",
    registry: r"SOFTWARE\Policies\Google\Chrome",
    domain: "com.google.Chrome",
    store: "https://clients2.google.com/service/update2/crx",
};

pub(super) const EDGE: Browser = Browser {
    name: "Microsoft Edge",
    file: "edge",
    registry: r"SOFTWARE\Policies\Microsoft\Edge",
    domain: "com.microsoft.Edge",
    store: "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
};

/// Patrol in such a browser.
pub(super) struct Installed {
    pub(super) browser: &'static Browser,
    pub(super) id: String,
}

/// Whether Chrome and Edge could call an extension so.
pub(super) fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'a'..=b'p'))
}
