//! Property lists and configuration profiles of macOS.
//!
//! Source: <https://www.chromium.org/administrators/configuring-policy-for-extensions/> and
//! <https://github.com/mozilla/policy-templates/blob/master/mac/README.md>, 2026-12-02.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::browser::Installed;
use super::firefox;
use super::xml::escaped;

/// Preferences, by the name of their domain.
type Domains = Vec<(String, Value)>;

/// The domain of the policy, in Chrome or Edge.
fn domain(Installed { browser, id }: &Installed) -> String {
    format!("{}.extensions.{id}", browser.domain)
}

/// A profile that sets the policy in Chrome or Edge and installs Patrol.
pub(super) fn chromium_profile(policy: &Value, installed: &Installed) -> String {
    let Installed { browser, id } = installed;
    let installation = json!({ "installation_mode": "force_installed", "update_url": browser.store });
    let browser_domain = (browser.domain.to_owned(), json!({ "ExtensionSettings": { id: installation } }));
    profile(browser.file, browser.name, vec![browser_domain, (domain(installed), policy.clone())])
}

/// The same for Firefox.
pub(super) fn firefox_profile(policy: &Value) -> String {
    profile("firefox", "Firefox", vec![(firefox::DOMAIN.to_owned(), firefox_preferences(policy))])
}

/// The preferences of Firefox.
pub(super) fn firefox_preferences(policy: &Value) -> Value {
    let mut preferences = firefox::policies(policy);
    preferences["EnterprisePoliciesEnabled"] = json!(true);
    preferences
}

fn profile(file: &str, browser: &str, domains: Domains) -> String {
    let identifier = format!("org.patrol-extension.policy.{file}");
    let settings = format!("{identifier}.settings");
    let forced = |settings: Value| json!({ "Forced": [{ "mcx_preference_settings": settings }] });
    let content: Map<String, Value> =
        domains.into_iter().map(|(domain, settings)| (domain, forced(settings))).collect();
    property_list(&json!({
        "PayloadContent": [{
            "PayloadContent": content,
            "PayloadEnabled": true,
            "PayloadIdentifier": settings,
            "PayloadType": "com.apple.ManagedClient.preferences",
            "PayloadUUID": uuid(&settings),
            "PayloadVersion": 1,
        }],
        "PayloadDisplayName": format!("Patrol in {browser}"),
        "PayloadIdentifier": identifier,
        "PayloadScope": "System",
        "PayloadType": "Configuration",
        "PayloadUUID": uuid(&identifier),
        "PayloadVersion": 1,
    }))
}

/// The same for the same name, so that a profile takes the place of its predecessor.
fn uuid(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    let mut hex: String = digest.iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    // Version 8, made by a rule of one's own, and the variant of RFC 9562.
    hex.replace_range(12..13, "8");
    hex.replace_range(16..17, "8");
    for place in [20, 16, 12, 8] {
        hex.insert(place, '-');
    }
    hex
}

/// A property list with this value.
pub(super) fn property_list(value: &Value) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n",
    );
    write(&mut out, value, 0);
    out + "</plist>\n"
}

fn write(out: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    let mut line = |text: &str| out.push_str(&format!("{indent}{text}\n"));
    match value {
        Value::Bool(value) => line(if *value { "<true/>" } else { "<false/>" }),
        Value::Number(number) => line(&format!("<integer>{number}</integer>")),
        Value::String(text) => line(&format!("<string>{}</string>", escaped(text))),
        // A property list has no null, and a policy that can be used neither.
        Value::Null => {}
        Value::Array(elements) => {
            line("<array>");
            elements.iter().for_each(|element| write(out, element, depth + 1));
            out.push_str(&format!("{indent}</array>\n"));
        }
        Value::Object(fields) => {
            line("<dict>");
            for (key, value) in fields {
                out.push_str(&format!("{indent}  <key>{}</key>\n", escaped(key)));
                write(out, value, depth + 1);
            }
            out.push_str(&format!("{indent}</dict>\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_has_its_form_and_is_always_the_same() {
        let id = uuid("org.patrol-extension.policy.chrome");
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id, uuid("org.patrol-extension.policy.chrome"));
        assert_ne!(id, uuid("org.patrol-extension.policy.edge"));
    }
}
