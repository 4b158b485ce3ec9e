use std::collections::{BTreeMap, BTreeSet};

use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Exception, Level, Mode, OwnRule, Rule, Scope, Settings};

use super::exceptions::{address, kind_name};
use super::levels;
use crate::localize::localize;
use crate::pauses::{place, what};
use crate::rule_name::rule_name;

/// What an import would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// All levels, as a mode has them.
    Mode(Mode),
    /// One level.
    Level { rule: Rule, before: Level, after: Level },
    /// The level of a kind of secrets; `None` where it has none of its own any more.
    SecretLevel { kind: String, after: Option<Level> },
    /// The level of a site; `None` where it has none of its own any more.
    SiteLevel { site: String, after: Option<Level> },
    /// The lifetime limit, in days.
    Limit { before: u16, after: u16 },
    /// Whether a token request that could not be checked stops.
    Unchecked(bool),
    /// A kind of secrets that gets only a note, or is asked about again.
    Muted { kind: String, muted: bool },
    /// What nobody is asked about, or is asked about again.
    Excepted { exception: Exception, excepted: bool },
    /// Whether the person's own tokens are named.
    Names(bool),
    /// A site besides Azure DevOps on which texts are checked, or not any more.
    Site { site: String, added: bool },
    /// A rule of the person's own that is there or another one, or not any more.
    OwnRule { name: String, there: bool },
    /// What is paused, or at work again.
    Paused { scope: Scope, paused: bool },
}

/// What is different after an import, in the order of the page.
pub(crate) fn differences(before: &Settings, after: &Settings) -> Vec<Difference> {
    let mut found = Vec::new();
    match Mode::of(after) {
        Some(mode) if Mode::of(before) == Some(mode) => {}
        Some(mode) => found.push(Difference::Mode(mode)),
        None => found.extend(Rule::ALL.iter().filter_map(|&rule| {
            let (before, after) = (before.level(rule), after.level(rule));
            (before != after).then_some(Difference::Level { rule, before, after })
        })),
    }
    let levels = named_levels(&before.secret_levels, &after.secret_levels);
    found.extend(levels.map(|(kind, after)| Difference::SecretLevel { kind, after }));
    let levels = named_levels(&before.site_levels, &after.site_levels);
    found.extend(levels.map(|(site, after)| Difference::SiteLevel { site, after }));
    if before.lifetime_limit_days != after.lifetime_limit_days {
        let (before, after) = (before.lifetime_limit_days, after.lifetime_limit_days);
        found.push(Difference::Limit { before, after });
    }
    if before.stop_unchecked != after.stop_unchecked {
        found.push(Difference::Unchecked(after.stop_unchecked));
    }
    for (muted, these, others) in [(true, after, before), (false, before, after)] {
        let new = these.muted_kinds.iter().filter(|kind| !others.muted_kinds.contains(kind));
        found.extend(new.map(|kind| Difference::Muted { kind: kind.clone(), muted }));
    }
    for (excepted, these, others) in [(true, after, before), (false, before, after)] {
        let new = these.exceptions.iter().filter(|exception| !others.exceptions.contains(exception));
        found.extend(new.map(|exception| Difference::Excepted { exception: exception.clone(), excepted }));
    }
    if before.name_own_tokens != after.name_own_tokens {
        found.push(Difference::Names(after.name_own_tokens));
    }
    for (added, these, others) in [(true, after, before), (false, before, after)] {
        let new = these.sites.iter().filter(|site| !others.sites.contains(site));
        found.extend(new.map(|site| Difference::Site { site: site.clone(), added }));
    }
    for (there, these, others) in [(true, after, before), (false, before, after)] {
        let other = |rule: &&OwnRule| match there {
            true => !others.own_rules.contains(rule),
            false => !others.own_rules.iter().any(|known| known.name == rule.name),
        };
        let names = these.own_rules.iter().filter(other).map(|rule| rule.name.clone());
        found.extend(names.map(|name| Difference::OwnRule { name, there }));
    }
    for (paused, these, others) in [(true, after, before), (false, before, after)] {
        let new = these.pauses.iter().filter(|scope| !others.pauses.contains(scope));
        found.extend(new.map(|scope| Difference::Paused { scope: scope.clone(), paused }));
    }
    found
}

/// The names whose level is another one, or gone.
fn named_levels<'l>(
    before: &'l BTreeMap<String, Level>,
    after: &'l BTreeMap<String, Level>,
) -> impl Iterator<Item = (String, Option<Level>)> + 'l {
    let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let changed = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    changed.map(|name| (name.clone(), after.get(name).copied()))
}

impl Difference {
    /// What to tell the person.
    pub(crate) fn phrase(&self) -> Phrase {
        let word = |phrase: Phrase| Word::own(localize(&phrase));
        match self {
            Difference::Mode(mode) => Phrase::import_mode(word(levels::mode_name(*mode))),
            Difference::Level { rule, before, after } => Phrase::import_level(
                word(rule.name()),
                word(levels::name(*before)),
                word(levels::name(*after)),
            ),
            Difference::SecretLevel { kind, after } => named_level(rule_name(kind), *after),
            Difference::SiteLevel { site, after } => named_level(Foreign::new(site).into(), *after),
            Difference::Limit { before, after } => Phrase::import_limit(after, before),
            Difference::Unchecked(true) => Phrase::import_stops(),
            Difference::Unchecked(false) => Phrase::import_goes_on(),
            Difference::Names(true) => Phrase::import_names(),
            Difference::Names(false) => Phrase::import_names_not(),
            Difference::Muted { kind, muted } => {
                let say = if *muted { Phrase::import_muted } else { Phrase::import_unmuted };
                say(rule_name(kind))
            }
            Difference::Excepted { exception, excepted } => {
                let say = if *excepted { Phrase::import_excepted } else { Phrase::import_asked };
                say(kind_name(&exception.kind), address(exception))
            }
            Difference::Site { site, added } => {
                let say = if *added { Phrase::import_site } else { Phrase::import_no_site };
                say(Foreign::new(site))
            }
            Difference::OwnRule { name, there } => {
                let say = if *there { Phrase::import_rule } else { Phrase::import_no_rule };
                say(Foreign::new(name))
            }
            Difference::Paused { scope, paused } => {
                let say = if *paused { Phrase::import_paused } else { Phrase::import_resumed };
                say(place(scope), word(what(scope.guard)))
            }
        }
    }
}

fn named_level(name: Word, after: Option<Level>) -> Phrase {
    match after {
        Some(level) => Phrase::import_named_level(name, Word::own(localize(&levels::name(level)))),
        None => Phrase::import_no_named_level(name),
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::Guard;

    use super::*;

    #[test]
    fn nothing_is_different_between_the_same() {
        assert_eq!(differences(&Settings::default(), &Settings::default()), []);
    }

    fn rule(name: &str, pattern: &str) -> OwnRule {
        OwnRule {
            name: name.into(),
            pattern: pattern.into(),
            keywords: vec!["acme".into()],
            confidence: patrol_detect::Confidence::Medium,
            action: Default::default(),
        }
    }

    fn levels(levels: &[(&str, Level)]) -> BTreeMap<String, Level> {
        levels.iter().map(|(name, level)| ((*name).to_owned(), *level)).collect()
    }

    #[test]
    fn each_setting_is_told_as_it_was_and_as_it_will_be() {
        let ends = patrol_policy::Day::parse("2027-03-31").unwrap();
        let exception = |host| Exception::new("npm-token", (host, "/a"), "a course", ends).unwrap();
        let mut before = Settings {
            exceptions: vec![exception("a"), exception("b")],
            pauses: vec![Scope::host("a"), Scope::host("B")],
            muted_kinds: vec!["named-password".into()],
            secret_levels: levels(&[("a", Level::Off), ("b", Level::Off), ("c", Level::Off)]),
            own_rules: vec![rule("same", "acme1"), rule("changed", "acme1"), rule("gone", "acme1")],
            ..Settings::default()
        };
        before.set_level(Rule::VagueName, Level::Off);
        let clone = Scope { guard: Some(Guard::Clone), ..Scope::host("a") };
        let mut after = Settings {
            pauses: vec![Scope::host("b"), clone.clone()],
            lifetime_limit_days: 7,
            stop_unchecked: true,
            secret_levels: levels(&[("a", Level::Block), ("c", Level::Off)]),
            site_levels: levels(&[("https://github.com", Level::Reason)]),
            muted_kinds: vec!["npm-token".into()],
            name_own_tokens: false,
            exceptions: vec![exception("b"), exception("c")],
            sites: vec!["https://github.com".into()],
            own_rules: vec![rule("same", "acme1"), rule("changed", "acme2")],
            ..Settings::default()
        };
        after.set_level(Rule::FullAccess, Level::Block);
        let level = |rule, before, after| Difference::Level { rule, before, after };
        let expected = [
            level(Rule::FullAccess, Level::Acknowledge, Level::Block),
            level(Rule::VagueName, Level::Off, Level::Inform),
            Difference::SecretLevel { kind: "a".into(), after: Some(Level::Block) },
            Difference::SecretLevel { kind: "b".into(), after: None },
            Difference::SiteLevel { site: "https://github.com".into(), after: Some(Level::Reason) },
            Difference::Limit { before: 30, after: 7 },
            Difference::Unchecked(true),
            Difference::Muted { kind: "npm-token".into(), muted: true },
            Difference::Muted { kind: "named-password".into(), muted: false },
            Difference::Excepted { exception: exception("c"), excepted: true },
            Difference::Excepted { exception: exception("a"), excepted: false },
            Difference::Names(false),
            Difference::Site { site: "https://github.com".into(), added: true },
            Difference::OwnRule { name: "changed".into(), there: true },
            Difference::OwnRule { name: "gone".into(), there: false },
            Difference::Paused { scope: clone, paused: true },
            Difference::Paused { scope: Scope::host("a"), paused: false },
        ];
        assert_eq!(differences(&before, &after), expected);
    }

    #[test]
    fn levels_that_are_those_of_a_mode_are_told_as_one() {
        let mut strict = Settings::default();
        Rule::ALL.iter().for_each(|rule| strict.set_level(*rule, Mode::Strict.level(*rule)));
        assert_eq!(differences(&Settings::default(), &strict), [Difference::Mode(Mode::Strict)]);
    }
}
