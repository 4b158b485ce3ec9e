use std::collections::BTreeMap;

use patrol_json::Part;
use serde::Serialize;
use serde_json::json;

use super::{Complaints, Kind, Parties, Schema};
use crate::value::Value;
use crate::{OwnAction, OwnRule};

/// Rules for secrets that Patrol does not know. Those of every party count; of several with one name that of the strongest.
///
/// Stored as an object by their names, so that changes made in two windows both hold.
pub enum OwnRules {}

/// A rule as it is stored behind its name.
#[derive(Serialize)]
struct Body<'r> {
    pattern: &'r str,
    keywords: &'r [String],
    confidence: &'static str,
    action: OwnAction,
}

impl<'r> Body<'r> {
    fn of(OwnRule { pattern, keywords, confidence, action, .. }: &'r OwnRule) -> Body<'r> {
        Body { pattern, keywords, confidence: confidence.as_str(), action: *action }
    }
}

impl Kind for OwnRules {
    type Plain = Vec<OwnRule>;
    type Decision = Vec<OwnRule>;
    type InForce = Vec<Value<OwnRule>>;

    fn read(stored: Part<'_>, complaints: &mut Complaints<'_>) -> Vec<OwnRule> {
        let mut rules = Vec::new();
        complaints.unless(stored.is_object().then_some(()));
        for (name, value) in stored.fields() {
            match OwnRule::read(name, value).filter(|_| rules.len() < OwnRule::MOST) {
                Some(rule) => put(&mut rules, rule),
                None => complaints.entry(&[".", name]),
            }
        }
        rules
    }

    fn stored(decision: &Vec<OwnRule>) -> Option<impl Serialize> {
        let rules: BTreeMap<&String, Body<'_>> =
            decision.iter().map(|rule| (&rule.name, Body::of(rule))).collect();
        Some(rules).filter(|rules| !rules.is_empty())
    }

    fn in_force(parties: Parties<'_, Vec<OwnRule>>) -> Vec<Value<OwnRule>> {
        let mut in_force: Vec<Value<OwnRule>> = Vec::new();
        for (origin, rules) in parties.strongest_first() {
            for rule in rules {
                if !in_force.iter().any(|known| known.value.name == rule.name) {
                    in_force.push(Value { value: rule.clone(), origin });
                }
            }
        }
        in_force
    }

    fn yielding(mut wanted: Vec<OwnRule>, before: &Vec<OwnRule>, enforced: &Vec<OwnRule>) -> Vec<OwnRule> {
        for OwnRule { name, .. } in enforced {
            let kept = named(before, name);
            if named(&wanted, name) != kept {
                wanted.retain(|rule| rule.name != *name);
                wanted.extend(kept.cloned());
            }
        }
        wanted
    }

    fn accepts() -> String {
        let actions = OwnAction::ALL.map(OwnAction::as_str).join(", ");
        format!(
            "an object with a rule for each name, at most {}: pattern (at most {} characters), keywords (a list of 1 to {}, each with {} to {} \
             characters) and, if wanted, confidence (low, medium, high) and action ({actions})",
            OwnRule::MOST,
            OwnRule::LONGEST_PATTERN,
            OwnRule::KEYWORDS,
            OwnRule::SHORTEST_KEYWORD,
            OwnRule::LONGEST_KEYWORD
        )
    }

    fn schema() -> Schema {
        let text = json!({ "type": "string" });
        let fields = json!({
            "pattern": text,
            "keywords": { "type": "array", "items": text },
            "confidence": text,
            "action": text
        });
        json!({ "type": "object", "additionalProperties": { "type": "object", "properties": fields } })
    }

    fn plain(in_force: &Vec<Value<OwnRule>>) -> Vec<OwnRule> {
        in_force.iter().map(|rule| rule.value.clone()).collect()
    }
}

/// The rule with this name.
fn named<'r>(rules: &'r [OwnRule], name: &str) -> Option<&'r OwnRule> {
    rules.iter().find(|rule| rule.name == name)
}

/// Adds a rule, in the place of one with its name.
pub(crate) fn put(rules: &mut Vec<OwnRule>, rule: OwnRule) {
    match rules.iter_mut().find(|known| known.name == rule.name) {
        Some(known) => *known = rule,
        None => rules.push(rule),
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::Confidence;

    use super::*;
    use crate::{Company, Decisions, Effective, Origin, Problem, Stored};

    fn rule(name: &str, pattern: &str) -> OwnRule {
        OwnRule {
            name: name.into(),
            pattern: pattern.into(),
            keywords: vec!["acme".into()],
            confidence: Confidence::High,
            action: OwnAction::Block,
        }
    }

    fn of(rules: &[OwnRule]) -> Decisions {
        Decisions { own_rules: rules.to_vec(), ..Decisions::default() }
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let decisions = of(&[rule("ACME \"key\".1", "ACME-[0-9]{8}")]);
        let json = decisions.to_json();
        assert_eq!(
            json,
            r#"{"version":1,"rules":{"ACME \"key\".1":{"pattern":"ACME-[0-9]{8}","keywords":["acme"],"confidence":"high","action":"block"}}}"#
        );
        let stored = Stored::read(Some(&json));
        assert_eq!((stored.decisions, stored.problems), (decisions, vec![]));
    }

    #[test]
    fn one_broken_rule_costs_that_rule_only() {
        let record = format!(
            r#"{{"version":1,"rules":{{
                "good":{{"pattern":"ACME-[0-9]{{8}}","keywords":["acme"]}},
                "no pattern":{{"keywords":["acme"]}},
                "no keywords":{{"pattern":"acme1"}},
                "short":{{"pattern":"acme1","keywords":["ac"]}},
                "sure":{{"pattern":"acme1","keywords":["acme"],"confidence":"certain"}},
                "loud":{{"pattern":"acme1","keywords":["acme"],"action":"shout"}},
                "more":{{"pattern":"acme1","keywords":["acme"],"colour":"red"}},
                "text":"acme1",
                "long":{{"pattern":"{}","keywords":["acme"]}},
                "\u200b":{{"pattern":"acme1","keywords":["acme"]}}
            }}}}"#,
            "a".repeat(1001)
        );
        let Stored { decisions, problems } = Stored::read(Some(&record));
        let names: Vec<_> = decisions.own_rules.iter().map(|rule| rule.name.as_str()).collect();
        assert_eq!(names, ["good"]);
        assert_eq!(decisions.own_rules[0].confidence, Confidence::Medium);
        let names =
            ["no pattern", "no keywords", "short", "sure", "loud", "more", "text", "long", "\u{200b}"];
        let expected: Vec<_> = names.map(|name| Problem::Field { field: format!("rules.{name}") }).to_vec();
        assert_eq!(problems, expected);
    }

    #[test]
    fn of_too_many_the_rest_is_told() {
        let mut rules = Vec::new();
        (0..52).for_each(|at| put(&mut rules, rule(&at.to_string(), "acme1")));
        let Stored { decisions, problems } = Stored::read(Some(&of(&rules).to_json()));
        assert_eq!((decisions.own_rules.len(), problems.len()), (50, 2));
    }

    #[test]
    fn the_rules_of_a_company_stand_beside_those_of_the_person() {
        let company = Company {
            enforced: of(&[rule("both", "acme1"), rule("theirs", "acme2")]),
            recommended: of(&[rule("offer", "acme3"), rule("mine", "acme3")]),
            ..Company::default()
        };
        let person = of(&[rule("both", "acme4"), rule("mine", "acme5")]);
        let in_force = Effective::of(&person, &company).own_rules;
        let found: Vec<_> = in_force
            .iter()
            .map(|rule| (&rule.value.name[..], &rule.value.pattern[..], rule.origin))
            .collect();
        assert_eq!(
            found,
            [
                ("both", "acme1", Origin::Enforced),
                ("theirs", "acme2", Origin::Enforced),
                ("mine", "acme5", Origin::Person),
                ("offer", "acme3", Origin::Recommended),
            ]
        );
        let wanted = of(&[rule("both", "acme6"), rule("mine", "acme7")]);
        assert_eq!(company.allowed(wanted, &person), of(&[rule("mine", "acme7"), rule("both", "acme4")]));
        assert_eq!(company.allowed(person.clone(), &person), person);
    }
}
