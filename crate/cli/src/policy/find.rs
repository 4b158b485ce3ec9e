//! Where the policy for Patrol is in a file.

use std::path::Path;

use serde_json::{Map, Value};

use crate::error::PolicyError;

/// Patrol's id in Firefox, as in `manifest.json`.
pub(super) const FIREFOX_ID: &str = "patrol@patrol-extension.org";

/// Where browsers have the policies of extensions, by id: Chrome, Edge and Chromium, and Firefox.
const PLACES: [&str; 2] = ["/3rdparty/extensions", "/policies/3rdparty/Extensions"];

/// The policy for Patrol, as JSON: the whole of a file that has nothing else, or the part of a browser's own file that is for the extension
/// with this id. Without an id it is that of Firefox, or the only one there.
pub(super) fn policy(text: &str, file: &Path, id: Option<&str>) -> Result<String, PolicyError> {
    let path = || file.to_path_buf();
    let whole: Value = serde_json::from_str(text)
        .map_err(|error| PolicyError::NotJson(path(), error.line().max(1), error.column().max(1)))?;
    if let Some(extensions) = PLACES.iter().find_map(|place| whole.pointer(place)?.as_object()) {
        return of_extension(extensions, file, id);
    }
    // A managed storage manifest of Firefox.
    if whole["type"] == "storage" && whole["data"].is_object() {
        return Ok(whole["data"].to_string());
    }
    match whole {
        Value::Object(ref entries)
            if !entries.contains_key("3rdparty") && !entries.contains_key("policies") =>
        {
            // As it stands, so that what cannot be used is told in its order.
            Ok(text.to_owned())
        }
        _ => Err(PolicyError::NoPolicy(path())),
    }
}

fn of_extension(
    extensions: &Map<String, Value>,
    file: &Path,
    id: Option<&str>,
) -> Result<String, PolicyError> {
    let only = || match extensions.len() {
        1 => extensions.values().next(),
        _ => None,
    };
    let wanted = match id {
        Some(id) => extensions.get(id),
        None => extensions.get(FIREFOX_ID).or_else(only),
    };
    match wanted {
        Some(policy) if policy.is_object() => Ok(policy.to_string()),
        None if id.is_none() && extensions.len() > 1 => {
            Err(PolicyError::Several(file.to_path_buf(), extensions.keys().cloned().collect()))
        }
        _ => Err(PolicyError::NoPolicy(file.to_path_buf())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, id: Option<&str>) -> Option<Value> {
        policy(text, Path::new("a.json"), id).ok().and_then(|policy| serde_json::from_str(&policy).ok())
    }

    #[test]
    fn it_is_found_in_the_files_of_every_browser() {
        let policy = r#"{"pausing":false}"#;
        let expected = serde_json::json!({ "pausing": false });
        for file in [
            policy.to_owned(),
            format!(r#"{{"3rdparty":{{"extensions":{{"abc":{policy}}}}},"HomepageLocation":"x"}}"#),
            format!(
                r#"{{"policies":{{"3rdparty":{{"Extensions":{{"other@x":{{}},"{FIREFOX_ID}":{policy}}}}}}}}}"#
            ),
            format!(r#"{{"name":"{FIREFOX_ID}","description":"-","type":"storage","data":{policy}}}"#),
        ] {
            assert_eq!(found(&file, None), Some(expected.clone()), "{file}");
        }
        let two = format!(r#"{{"3rdparty":{{"extensions":{{"abc":{policy},"def":{{}}}}}}}}"#);
        assert!(matches!(
            super::policy(&two, Path::new("a"), None),
            Err(PolicyError::Several(_, ids)) if ids == ["abc", "def"]
        ));
        assert_eq!(found(&two, Some("abc")), Some(expected));
        assert_eq!(found(&two, Some("ghi")), None);
        for none in ["7", "[]", r#"{"policies":{}}"#, r#"{"3rdparty":{"extensions":{}}}"#, "{"] {
            assert_eq!(found(none, None), None, "{none}");
        }
    }
}
