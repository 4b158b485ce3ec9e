//! Patrol's own form.

use patrol_phrase::Foreign;
use serde::Serialize;
use toml::Value;

use super::{Read, Told, Why};
use crate::{OwnRule, compile};

#[derive(Serialize)]
struct File<'r> {
    rule: &'r [OwnRule],
}

pub(super) fn read(rules: &[Value]) -> Read {
    let mut read = Read::default();
    for value in rules {
        let name = value.get("name").and_then(Value::as_str).unwrap_or_default();
        let rule = rule_of(value).map_err(Why::Field);
        match rule.and_then(|rule| compile(&rule).map(|_| rule).map_err(Why::Unusable)) {
            Ok(rule) => read.rules.push(rule),
            Err(why) => {
                let rule = Some(Foreign::new(name).to_string());
                read.told.push(Told { rule, is_left_out: true, why });
            }
        }
    }
    read
}

/// Reads one; what the error says is about the fields, never what stands in them.
fn rule_of(value: &Value) -> Result<OwnRule, String> {
    const FIELDS: [&str; 5] = ["name", "pattern", "keywords", "confidence", "action"];
    let table = value.as_table().ok_or("it is no table")?;
    if let Some(unknown) = table.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(format!("there is no field {}", Foreign::new(unknown)));
    }
    if let Some(missing) = FIELDS.iter().take(3).find(|key| !table.contains_key(**key)) {
        return Err(format!("the field {missing} is missing"));
    }
    let wrong = |key: &&&str| {
        let Some(value) = table.get(**key) else { return false };
        match **key {
            "keywords" => {
                !value.as_array().is_some_and(|words| words.iter().all(|word| word.as_str().is_some()))
            }
            "confidence" => !matches!(value.as_str(), Some("low" | "medium" | "high")),
            "action" => !matches!(value.as_str(), Some("note" | "ask" | "block")),
            _ => value.as_str().is_none(),
        }
    };
    if let Some(field) = FIELDS.iter().find(wrong) {
        return Err(format!("the value of {field} cannot be used"));
    }
    value.clone().try_into().map_err(|_| "a field cannot be used".to_owned())
}

/// The rules as a file in TOML, which [`read`](super::read) reads.
pub fn to_toml(rules: &[OwnRule]) -> String {
    // Texts and lists of texts cannot fail to serialise.
    toml::to_string(&File { rule: rules }).unwrap_or_default()
}

/// The same in JSON.
pub fn to_json(rules: &[OwnRule]) -> String {
    serde_json::to_string_pretty(&File { rule: rules }).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use patrol_detect::Confidence;
    use patrol_policy::OwnAction;
    use proptest::prelude::*;

    use super::*;
    use crate::RuleError;
    use crate::file::{self, FileError};
    use crate::rule::tests::rule;

    #[test]
    fn a_rule_needs_a_name_a_pattern_and_keywords() {
        let text = "[[rule]]\nname = 'ACME'\npattern = 'ACME-[0-9]{8}'\nkeywords = ['acme']\n";
        let expected = OwnRule { confidence: Confidence::Medium, ..rule("ACME-[0-9]{8}", "acme") };
        assert_eq!(file::read(text).unwrap(), Read { rules: vec![expected], told: vec![] });
    }

    #[test]
    fn one_broken_entry_costs_that_entry_only() {
        let text = r#"{"rule": [
            {"name": "a", "pattern": "acme[0-9]{4}", "keywords": ["acme"], "confidence": "high", "action": "block"},
            {"name": "b\u202e", "pattern": "acme[0-9]{4}", "keywords": ["acme"], "confidence": "certain"},
            {"name": "c", "pattern": "(hunter22", "keywords": ["acme"]},
            {"name": "d", "pattern": "acme[0-9]{4}", "keywords": "acme"},
            {"name": "e", "pattern": "acme[0-9]{4}", "keyword": ["hunter22"]},
            {"pattern": "acme[0-9]{4}", "keywords": ["acme"]},
            7
        ]}"#;
        let read = file::read(text).unwrap();
        assert_eq!(read.rules.len(), 1);
        assert_eq!((read.rules[0].confidence, read.rules[0].action), (Confidence::High, OwnAction::Block));
        let told: Vec<String> = read.told.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 6);
        assert_eq!(
            told[0],
            "rule \u{2068}\"b\"\u{2069} is left out. It cannot be read: the value of confidence cannot be used."
        );
        assert!(matches!(&read.told[1].why, Why::Unusable(RuleError::Syntax(1, _))));
        assert!(told.iter().all(|sentence| !sentence.contains("hunter22")), "{told:?}");
    }

    #[test]
    fn what_is_no_file_of_rules_says_so() {
        assert_eq!(file::read("a = 1"), Err(FileError::NoRules));
        assert_eq!(file::read("a = 1\n[[rule]\n"), Err(FileError::Unreadable(Some(2))));
        assert_eq!(file::read("{"), Err(FileError::Unreadable(None)));
        assert_eq!(file::read(&" ".repeat((1 << 20) + 1)), Err(FileError::TooLarge));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "[a-zé\"'\\\\ ]{1,9}x", word in "[ -~é]{3,9}", sure in 0..3usize, action in 0..3usize) {
            let rule = OwnRule {
                name,
                confidence: [Confidence::Low, Confidence::Medium, Confidence::High][sure],
                action: OwnAction::ALL[action],
                ..rule("ACME\\d{4}\"'é\n", &word)
            };
            let rules = vec![rule];
            for text in [to_toml(&rules), to_json(&rules)] {
                prop_assert_eq!(file::read(&text), Ok(Read { rules: rules.clone(), told: vec![] }));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}|(\\[\\[rules?\\]\\]\n(name|pattern|keywords|regex|id) = ('a'|\\['b'\\]|7)\n){0,4}") {
            let _ = file::read(&text);
        }
    }
}
