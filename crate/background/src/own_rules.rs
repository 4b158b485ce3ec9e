//! The rules of the person's and the company's own, and the patterns of exceptions, compiled for the pages. What is compiled is kept in memory
//! until the browser is closed.

use patrol_detect::CustomRule;
use patrol_policy::{OwnRule, Settings};
use patrol_rules::{PatternSet, RuleSet};
use patrol_webext::storage::Area;
use serde::{Deserialize, Serialize};

use crate::queue::in_turn;
use crate::settings;

/// Where what is compiled is kept.
const KEY: &str = "ownRules";

/// What is compiled of the settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Sources {
    rules: Vec<OwnRule>,
    patterns: Vec<String>,
}

/// What was made of them, each in base 64; empty where there is none. What cannot be used is left out; the settings page says why.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Tables {
    pub(crate) rules: String,
    pub(crate) patterns: String,
}

/// Both.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Compiled {
    sources: Sources,
    tables: Tables,
}

/// What is compiled of these settings.
pub(crate) async fn tables(settings: Settings) -> Tables {
    let sources = Sources::of(settings);
    if sources == Sources::default() {
        return Tables::default();
    }
    if let Some(tables) = kept(&sources).await {
        return tables;
    }
    // Frames that ask at the same time have it compiled once.
    in_turn(compile(sources)).await.unwrap_or_default()
}

/// Compiles what is in force ahead of the pages that will ask for it.
pub(crate) async fn agree() {
    tables(settings::in_force().await).await;
}

async fn compile(sources: Sources) -> Tables {
    if let Some(tables) = kept(&sources).await {
        return tables;
    }
    let compiled = Compiled::of(sources);
    // Where it cannot be kept it is compiled again.
    let _ = Area::Session.set(KEY, &serde_json::to_string(&compiled).unwrap_or_default()).await;
    compiled.tables
}

async fn kept(sources: &Sources) -> Option<Tables> {
    let kept = Area::Session.get(KEY).await.ok()??;
    serde_json::from_str::<Compiled>(&kept).ok()?.sound(sources)
}

impl Sources {
    fn of(settings: Settings) -> Sources {
        let patterns = settings.exceptions.into_iter().filter_map(|exception| exception.pattern).collect();
        Sources { rules: settings.own_rules, patterns }
    }
}

impl Compiled {
    fn of(sources: Sources) -> Compiled {
        let rules = RuleSet::of(&sources.rules);
        let patterns = PatternSet::of(sources.patterns.iter().map(String::as_str), &rules);
        let [rules, patterns] = [&rules.bytes, &patterns.bytes].map(|bytes| CustomRule::to_base64(bytes));
        Compiled { sources, tables: Tables { rules, patterns } }
    }

    /// The tables, if they were made of this and are whole.
    fn sound(self, sources: &Sources) -> Option<Tables> {
        let is_whole = |tables: &String| CustomRule::read_base64(tables.as_bytes()).is_ok();
        let is_sound =
            self.sources == *sources && is_whole(&self.tables.rules) && is_whole(&self.tables.patterns);
        is_sound.then_some(self.tables)
    }
}

#[cfg(test)]
mod tests {
    use patrol_detect::Confidence;
    use patrol_policy::OwnAction;

    use super::*;

    fn sources(rule: &str, pattern: &str) -> Sources {
        let rule = OwnRule {
            name: "ACME".into(),
            pattern: rule.into(),
            keywords: vec!["acme".into()],
            confidence: Confidence::High,
            action: OwnAction::Ask,
        };
        Sources { rules: vec![rule], patterns: vec![pattern.into()] }
    }

    #[test]
    fn what_is_kept_is_used_while_it_is_whole_and_of_the_same_settings() {
        let same = || sources("ACME-[0-9]{8}", "ACME-0+1");
        let compiled = || Compiled::of(same());
        assert_eq!(compiled().sound(&same()), Some(compiled().tables));
        assert_eq!(compiled().sound(&sources("ACME-[0-9]{9}", "ACME-0+1")), None);
        assert_eq!(compiled().sound(&sources("ACME-[0-9]{8}", "ACME-0+2")), None);
        let cut = |text: &mut String| text.truncate(text.len() / 2);
        let (mut rules, mut patterns) = (compiled(), compiled());
        cut(&mut rules.tables.rules);
        cut(&mut patterns.tables.patterns);
        assert_eq!((rules.sound(&same()), patterns.sound(&same())), (None, None));
        assert_eq!(Compiled::of(sources("(ACME", "(ACME")).tables, Tables::default());
    }
}
