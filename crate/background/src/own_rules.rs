//! The rules of the person's and the company's own, and the patterns of exceptions, compiled for the pages. What is compiled is kept in memory
//! until the browser is closed. Also what the settings page asks about rules that are not in force yet: the compiler is nowhere else.

use patrol_detect::{Confidence, CustomRule};
use patrol_phrase::Phrase;
use patrol_policy::{OwnRule, Settings};
use patrol_protocol::{RefusedRule, Reply};
use patrol_rules::file::{self, Read, Told};
use patrol_rules::{PatternSet, RuleSet, compile_pattern as compiled};
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

/// Compiles a pattern, or says why it cannot be one.
pub(crate) fn compile_pattern(pattern: &str) -> Reply {
    match compiled(pattern) {
        Ok(tables) => {
            let mut bytes = Vec::new();
            CustomRule::write(&mut bytes, Confidence::High, "", &[], &tables);
            Reply::Pattern { tables: CustomRule::to_base64(&bytes) }
        }
        Err(why) => Reply::Refused { phrase: why.phrase() },
    }
}

/// Which of these rules could not be in force together, and why.
pub(crate) fn check(rules: &[OwnRule]) -> Reply {
    let refused = RuleSet::of(rules).refused.into_iter();
    Reply::RefusedRules {
        refused: refused.map(|(place, why)| RefusedRule { place, why: why.phrase() }).collect(),
    }
}

/// Reads rules from a file or a text.
pub(crate) fn read(text: &str) -> Reply {
    match file::read(text) {
        Ok(Read { rules, told }) => Reply::Rules { rules, told: told.iter().map(Told::phrases).collect() },
        Err(_) => Reply::Refused { phrase: Phrase::own_rules_unreadable() },
    }
}

/// Writes rules as a file.
pub(crate) fn write(rules: &[OwnRule]) -> Reply {
    Reply::RulesFile { text: file::to_toml(rules) }
}

#[cfg(test)]
mod tests {
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

    fn sources(rule: &str, pattern: &str) -> Sources {
        Sources { rules: rules(rule), patterns: vec![pattern.into()] }
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

    #[test]
    fn a_pattern_comes_back_as_tables_that_run_or_as_what_is_wrong_with_it() {
        let Reply::Pattern { tables } = compile_pattern("ACME-[0-9]{8}") else { panic!("it is one") };
        let rules = CustomRule::read_base64(tables.as_bytes()).unwrap();
        assert_eq!(rules[0].automaton.matches(b"an ACME-12345678.").next(), Some(3..16));
        assert_eq!(compile_pattern("(ACME"), Reply::Refused { phrase: Phrase::own_rule_syntax(1) });
    }

    #[test]
    fn a_rule_that_cannot_be_in_force_is_told_by_its_place() {
        let twice = [rules("ACME-[0-9]{8}"), rules("acme"), rules("(ACME")].concat();
        let Reply::RefusedRules { refused } = check(&twice) else { panic!("they were checked") };
        let [second, third] = &refused[..] else { panic!("{refused:?}") };
        assert_eq!((second.place, &second.why), (1, &Phrase::own_rule_name_taken()));
        assert_eq!(third.place, 2);
    }

    #[test]
    fn what_is_written_is_read_again_and_what_has_no_rules_is_refused() {
        let Reply::RulesFile { text } = write(&rules("ACME-[0-9]{8}")) else { panic!("they were written") };
        assert_eq!(read(&text), Reply::Rules { rules: rules("ACME-[0-9]{8}"), told: vec![] });
        assert_eq!(read("a = 1"), Reply::Refused { phrase: Phrase::own_rules_unreadable() });
    }
}
