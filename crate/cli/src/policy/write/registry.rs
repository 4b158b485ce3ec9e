//! Files for the registry of Windows.

use serde_json::Value;

use super::browser::{Browser, Installed};
use super::firefox;
use crate::policy::find::FIREFOX_ID;

/// Sets a policy in Chrome or Edge: a value for each entry, an object as JSON. Subkeys of `ExtensionSettings` leave other extensions alone.
pub(super) fn chromium(
    policy: &Value,
    Installed { browser: Browser { registry, store, .. }, id }: &Installed,
) -> String {
    let installation = [("installation_mode", text("force_installed")), ("update_url", text(store))];
    let settings = policy.as_object().into_iter().flatten();
    let settings = settings.map(|(name, value)| (name.as_str(), entry(value)));
    file(&[
        key(&format!("{registry}\\ExtensionSettings\\{id}"), installation),
        key(&format!("{registry}\\3rdparty\\extensions\\{id}\\policy"), settings),
    ])
}

/// The same in Firefox: the policy is one value of JSON, because Firefox has no type by which it could tell `true` from 1.
pub(super) fn firefox(policy: &Value) -> String {
    let installation =
        [("installation_mode", text("force_installed")), ("install_url", text(firefox::STORE))];
    file(&[
        key(&format!("{}\\ExtensionSettings\\{FIREFOX_ID}", firefox::REGISTRY), installation),
        key(&format!("{}\\3rdparty\\Extensions", firefox::REGISTRY), [(FIREFOX_ID, texts(&ascii(policy)))]),
    ])
}

fn file(keys: &[String]) -> String {
    format!("Windows Registry Editor Version 5.00\n\n{}", keys.join("\n")).replace('\n', "\r\n")
}

fn key<'a>(path: &str, values: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let values: String =
        values.into_iter().map(|(name, value)| format!("{}={value}\n", text(name))).collect();
    format!("[HKEY_LOCAL_MACHINE\\{path}]\n{values}")
}

fn entry(value: &Value) -> String {
    match value {
        Value::Bool(value) => format!("dword:{:08x}", u8::from(*value)),
        value => text(&ascii(value)),
    }
}

/// `REG_SZ`
fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `REG_MULTI_SZ` with one text: UTF-16, each text and the list end with a zero.
fn texts(text: &str) -> String {
    let units = text.encode_utf16().chain([0, 0]).flat_map(u16::to_le_bytes);
    format!("hex(7):{}", units.map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(","))
}

/// JSON in ASCII, so that the file means the same in every encoding.
fn ascii(value: &Value) -> String {
    let mut json = String::new();
    for character in value.to_string().chars() {
        match character {
            ' '..='~' => json.push(character),
            _ => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    json.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_text_is_read_back_whatever_is_in_it() {
        let policy = json!({ "name": "Ünïc \"ode\" \\ 🛡" });
        let written = ascii(&policy);
        assert!(written.is_ascii());
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), policy);
        assert_eq!(text(r#"a"\b"#), r#""a\"\\b""#);
        assert_eq!(texts("a"), "hex(7):61,00,00,00,00,00");
    }
}
