use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Level, Mode, Rule, Settings};

use super::levels;
use crate::localize::localize;

/// What an import would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// All levels, as a mode has them.
    Mode(Mode),
    /// One level.
    Level { rule: Rule, before: Level, after: Level },
    /// The lifetime limit, in days.
    Limit { before: u16, after: u16 },
    /// Whether a token request that could not be checked stops.
    Unchecked(bool),
    /// A site on which Patrol is paused, or at work again.
    Paused { host: String, paused: bool },
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
    if before.lifetime_limit_days != after.lifetime_limit_days {
        let (before, after) = (before.lifetime_limit_days, after.lifetime_limit_days);
        found.push(Difference::Limit { before, after });
    }
    if before.stop_unchecked != after.stop_unchecked {
        found.push(Difference::Unchecked(after.stop_unchecked));
    }
    for (paused, hosts, others) in [(true, after, before), (false, before, after)] {
        let new = hosts.paused_hosts.iter().filter(|host| !others.is_paused(host));
        found.extend(new.map(|host| Difference::Paused { host: host.clone(), paused }));
    }
    found
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
            Difference::Limit { before, after } => Phrase::import_limit(before, after),
            Difference::Unchecked(true) => Phrase::import_stops(),
            Difference::Unchecked(false) => Phrase::import_goes_on(),
            Difference::Paused { host, paused: true } => Phrase::import_paused(Foreign::new(host)),
            Difference::Paused { host, paused: false } => Phrase::import_resumed(Foreign::new(host)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_different_between_the_same() {
        assert_eq!(differences(&Settings::default(), &Settings::default()), []);
    }

    #[test]
    fn each_setting_is_told_as_it_was_and_as_it_will_be() {
        let mut before = Settings { paused_hosts: vec!["a".into(), "B".into()], ..Settings::default() };
        before.set_level(Rule::VagueName, Level::Off);
        let mut after = Settings {
            paused_hosts: vec!["b".into(), "c".into()],
            lifetime_limit_days: 7,
            stop_unchecked: true,
            ..Settings::default()
        };
        after.set_level(Rule::FullAccess, Level::Block);
        let level = |rule, before, after| Difference::Level { rule, before, after };
        let expected = [
            level(Rule::FullAccess, Level::Acknowledge, Level::Block),
            level(Rule::VagueName, Level::Off, Level::Inform),
            Difference::Limit { before: 30, after: 7 },
            Difference::Unchecked(true),
            Difference::Paused { host: "c".into(), paused: true },
            Difference::Paused { host: "a".into(), paused: false },
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
