//! What Firefox wants. Source: <https://github.com/mozilla/policy-templates/blob/master/docs/index.md>, `3rdparty` and `ExtensionSettings`, and
//! `toolkit/components/enterprisepolicies/WindowsGPOParser.sys.mjs`, 2026-12-02.

use serde_json::{Value, json};

use crate::policy::find::FIREFOX_ID;

/// The preferences of Firefox in macOS.
pub(super) const DOMAIN: &str = "org.mozilla.firefox";

/// The policies of Firefox in the registry of Windows.
pub(super) const REGISTRY: &str = r"SOFTWARE\Policies\Mozilla\Firefox";

/// Where the store of Firefox has the newest version of an extension.
pub(super) const STORE: &str =
    "https://addons.mozilla.org/firefox/downloads/latest/patrol@patrol-extension.org/latest.xpi";

/// The policies of Firefox, as they are the same in every system.
pub(super) fn policies(policy: &Value) -> Value {
    json!({
        "ExtensionSettings": { FIREFOX_ID: { "installation_mode": "force_installed", "install_url": STORE } },
        "3rdparty": { "Extensions": { FIREFOX_ID: policy } },
    })
}

/// A managed storage manifest, which sets the policy alone.
pub(super) fn manifest(policy: &Value) -> Value {
    json!({ "name": FIREFOX_ID, "description": "Company policy for Patrol", "type": "storage", "data": policy })
}
