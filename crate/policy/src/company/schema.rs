use serde_json::{Map, Value, json};

use super::identity;
use super::managed::{COMPANY, ENFORCED, EXCEPTING, PAUSING, RECOMMENDED, REPLACE, WELCOME};
use crate::table::described;

/// Whether a setting is called so.
pub(super) fn is_setting(key: &str) -> bool {
    crate::table::KEYS.contains(&key)
}

/// The entries at the top of a policy, by their names.
pub fn entries() -> Vec<&'static str> {
    [COMPANY, PAUSING, EXCEPTING, WELCOME].into_iter().chain(crate::table::KEYS.iter().copied()).collect()
}

/// The JSON Schema of a company's policy, as Chrome and Edge want it in the package. It says types and nothing else: these browsers drop
/// every setting in silence that does not fit it, while [`super::Managed::read`] tells what cannot be used.
pub fn schema() -> String {
    let text = || json!({ "type": "string" });
    let words: Map<String, Value> =
        identity::FIELDS.map(|field| (field.to_owned(), text())).into_iter().collect();
    let mut properties = Map::new();
    properties.insert(
        COMPANY.to_owned(),
        json!({ "description": "Who the company is, in its own words.", "type": "object", "properties": words }),
    );
    for setting in described() {
        let parties = [RECOMMENDED, ENFORCED].map(|party| (party.to_owned(), setting.schema.clone()));
        let replace = setting.is_list.then(|| (REPLACE.to_owned(), json!({ "type": "boolean" })));
        let parties: Map<String, Value> = parties.into_iter().chain(replace).collect();
        properties.insert(
            setting.key.to_owned(),
            json!({ "description": setting.about, "type": "object", "properties": parties }),
        );
    }
    for (key, about) in [
        (PAUSING, "People may pause Patrol."),
        (EXCEPTING, "People may make exceptions."),
        (WELCOME, "The welcome page opens after the installation."),
    ] {
        properties.insert(key.to_owned(), json!({ "description": about, "type": "boolean" }));
    }
    // Objects and texts always become JSON.
    serde_json::to_string_pretty(&json!({ "type": "object", "properties": properties })).unwrap_or_default()
        + "\n"
}

/// What a field of a policy can be, in English; `field` is named as in [`super::Managed::problems`]. `None` for one that is unknown.
pub fn accepts(field: &str) -> Option<String> {
    let mut parts = field.split(['.', '[']);
    let (key, party) = (parts.next()?, parts.next());
    match key {
        COMPANY => Some(identity::accepts()),
        PAUSING | EXCEPTING | WELCOME => Some("true or false".to_owned()),
        _ => {
            let setting = described().into_iter().find(|setting| setting.key == key)?;
            Some(match party {
                Some(REPLACE) if setting.is_list => "true or false".to_owned(),
                Some(RECOMMENDED | ENFORCED) => setting.accepts,
                _ => format!("an object with {RECOMMENDED}, {ENFORCED} or both, each {}", setting.accepts),
            })
        }
    }
}

/// The entries at the top of a policy that do not fit the schema: Chrome and Edge drop each of them as a whole, and in silence.
pub fn does_not_fit(policy: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(&schema()).unwrap_or_default();
    let Ok(Value::Object(policy)) = serde_json::from_str(policy) else { return Vec::new() };
    let known =
        policy.into_iter().filter_map(|(key, value)| Some((schema["properties"].get(&key)?, key, value)));
    known.filter(|(schema, _, value)| !fits(schema, value)).map(|(_, key, _)| key).collect()
}

/// Whether a value has the types of a schema. What a schema does not name has any.
fn fits(schema: &Value, value: &Value) -> bool {
    let is_type = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        _ => true,
    };
    let inner = |key: &String| schema["properties"].get(key).or_else(|| schema.get("additionalProperties"));
    let fields = value.as_object().into_iter().flatten();
    let elements = value.as_array().into_iter().flatten();
    is_type
        && fields
            .filter_map(|(key, value)| Some((inner(key)?, value)))
            .all(|(schema, value)| fits(schema, value))
        && elements.into_iter().all(|element| fits(&schema["items"], element))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_in_the_schema_with_types_only() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let properties = schema["properties"].as_object().unwrap();
        for key in [COMPANY, PAUSING, WELCOME, "lifetimeLimitDays", "levels", "pausedHosts", "stopUnchecked"]
        {
            assert!(properties[key]["description"].as_str().unwrap().len() > 10, "{key}");
        }
        let days = &properties["lifetimeLimitDays"]["properties"];
        assert_eq!(days, &json!({ "recommended": { "type": "integer" }, "enforced": { "type": "integer" } }));
        // A rule has a field of that name.
        let text = schema.to_string().replace(r#""pattern":{"type":"string"}"#, "");
        for word in ["enum", "minimum", "maximum", "pattern", "required"] {
            assert!(!text.contains(&format!("\"{word}\"")), "{word}");
        }
    }

    #[test]
    fn what_browsers_drop_as_a_whole_is_known_before() {
        for (policy, dropped) in [
            (r#"{"lifetimeLimitDays":{"recommended":14,"enforced":"30"}}"#, &["lifetimeLimitDays"][..]),
            (r#"{"lifetimeLimitDays":{"recommended":0,"wished":"x"},"colour":7}"#, &[]),
            (r#"{"levels":{"enforced":{"mode":"loud","full-access":1}}}"#, &["levels"]),
            (r#"{"pausedHosts":{"enforced":["dev.azure.com"]}}"#, &["pausedHosts"]),
            (r#"{"pausedHosts":{"enforced":[{"host":"dev.azure.com"}]},"pausing":"no"}"#, &["pausing"]),
            (r#"{"mutedKinds":{"enforced":{"npm-token":"yes"}}}"#, &["mutedKinds"]),
            ("7", &[]),
        ] {
            assert_eq!(does_not_fit(policy), dropped, "{policy}");
        }
    }

    #[test]
    fn what_a_field_can_be_is_said_by_its_name() {
        for (field, words) in [
            ("lifetimeLimitDays.enforced", "a whole number from 1 to 365"),
            (
                "lifetimeLimitDays",
                "an object with recommended, enforced or both, each a whole number from 1 to 365",
            ),
            (
                "lifetimeLimitDays.Enforced",
                "an object with recommended, enforced or both, each a whole number from 1 to 365",
            ),
            ("pausedHosts.enforced[2]", &accepts("pausedHosts.enforced").unwrap()),
            ("pausing", "true or false"),
            ("sites.replace", "true or false"),
        ] {
            assert_eq!(accepts(field).as_deref(), Some(words));
        }
        assert!(accepts("levels.enforced.full-access").unwrap().contains("acknowledge"));
        assert!(accepts("company.link").unwrap().contains("https://"));
        assert_eq!(accepts("colour"), None);
    }
}
