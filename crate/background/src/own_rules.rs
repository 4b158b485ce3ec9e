//! The rules of the person's and the company's own, compiled for the pages. What is compiled is kept in memory until the browser is closed.

use patrol_detect::CustomRule;
use patrol_policy::OwnRule;
use patrol_rules::RuleSet;
use patrol_webext::storage::Area;
use serde::{Deserialize, Serialize};

use crate::queue::in_turn;
use crate::settings;

/// Where the compiled rules are kept.
const KEY: &str = "ownRules";

/// Rules and what was made of them.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Compiled {
    rules: Vec<OwnRule>,
    /// In base 64.
    tables: String,
}

/// The rules in force, compiled, in base 64; empty where there are none. Those that cannot be used are left out; the settings page says why.
pub(crate) async fn tables(rules: Vec<OwnRule>) -> String {
    if rules.is_empty() {
        return String::new();
    }
    if let Some(tables) = kept(&rules).await {
        return tables;
    }
    // Frames that ask at the same time have them compiled once.
    in_turn(compile(rules)).await.unwrap_or_default()
}

/// Compiles the rules in force ahead of the pages that will ask for them.
pub(crate) async fn agree() {
    tables(settings::in_force().await.own_rules).await;
}

async fn compile(rules: Vec<OwnRule>) -> String {
    if let Some(tables) = kept(&rules).await {
        return tables;
    }
    let compiled = Compiled::of(rules);
    // Where they cannot be kept they are compiled again.
    let _ = Area::Session.set(KEY, &serde_json::to_string(&compiled).unwrap_or_default()).await;
    compiled.tables
}

async fn kept(rules: &[OwnRule]) -> Option<String> {
    let kept = Area::Session.get(KEY).await.ok()??;
    serde_json::from_str::<Compiled>(&kept).ok()?.sound(rules)
}

impl Compiled {
    fn of(rules: Vec<OwnRule>) -> Compiled {
        let tables = CustomRule::to_base64(&RuleSet::of(&rules).bytes);
        Compiled { rules, tables }
    }

    /// The tables, if they were made of these rules and are whole.
    fn sound(self, rules: &[OwnRule]) -> Option<String> {
        let is_sound = self.rules == rules && CustomRule::read_base64(self.tables.as_bytes()).is_ok();
        is_sound.then_some(self.tables)
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::Confidence;
    use patrol_policy::OwnAction;

    use super::*;

    fn rules(pattern: &str) -> Vec<OwnRule> {
        let rule = OwnRule {
            name: "ACME".into(),
            pattern: pattern.into(),
            keywords: vec!["acme".into()],
            confidence: Confidence::High,
            action: OwnAction::Ask,
        };
        vec![rule]
    }

    #[test]
    fn what_is_kept_is_used_while_it_is_whole_and_of_the_same_rules() {
        let compiled = || Compiled::of(rules("ACME-[0-9]{8}"));
        assert_eq!(compiled().sound(&rules("ACME-[0-9]{8}")), Some(compiled().tables));
        assert_eq!(compiled().sound(&rules("ACME-[0-9]{9}")), None);
        let mut damaged = compiled();
        damaged.tables.truncate(damaged.tables.len() / 2);
        assert_eq!(damaged.sound(&rules("ACME-[0-9]{8}")), None);
        assert_eq!(Compiled::of(rules("(ACME")).tables, "");
    }
}
