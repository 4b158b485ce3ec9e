use crate::site::is_of_host;
use crate::{Effective, Level, Rule, Value};

/// How firmly Patrol steps in where a text has secrets, on one site: a level for all of them, and what differs for single kinds.
///
/// A page gets it as one line, `acknowledge,azure-devops-pat=block*,named-password=muted`: the level for all; then each kind by the id of its
/// rule, with its level or that it is muted; a star behind what the company has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLevels {
    all: TextLevel,
    /// By the ids of their rules. `None` for a kind of which a note is enough where Patrol is not certain and one step would be asked for.
    kinds: Vec<(String, Option<TextLevel>)>,
}

/// A level, and whether the company has decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLevel {
    /// How firmly Patrol steps in.
    pub level: Level,
    /// Whether that is so because of what the company has decided.
    pub is_of_company: bool,
}

/// Stands in the line for a kind that is muted.
const MUTED: &str = "muted";

impl From<Level> for TextLevels {
    /// The same level for every kind.
    fn from(level: Level) -> TextLevels {
        TextLevels { all: TextLevel { level, is_of_company: false }, kinds: Vec::new() }
    }
}

impl TextLevels {
    /// The level for all kinds that have none of their own.
    pub fn all(&self) -> TextLevel {
        self.all
    }

    /// The level that a kind has by itself.
    pub fn own(&self, kind: &str) -> Option<TextLevel> {
        self.kind(kind)?
    }

    /// The level of a kind, by the id of its rule; that it is muted does not count.
    pub fn of(&self, kind: &str) -> TextLevel {
        self.own(kind).unwrap_or(self.all)
    }

    /// Whether a kind is muted.
    pub fn is_muted(&self, kind: &str) -> bool {
        self.kind(kind) == Some(None)
    }

    /// Whether no kind is looked for.
    pub fn is_off(&self) -> bool {
        let mut levels = self.kinds.iter().filter_map(|(_, level)| *level);
        self.all.level == Level::Off && levels.all(|level| level.level == Level::Off)
    }

    /// Whether the company has decided some of it.
    pub fn is_of_company(&self) -> bool {
        let mut levels = self.kinds.iter().filter_map(|(_, level)| *level);
        self.all.is_of_company || levels.any(|level| level.is_of_company)
    }

    /// The line for a page.
    pub fn to_line(&self) -> String {
        if self.is_off() {
            return Level::Off.as_str().to_owned();
        }
        let mut line = self.all.to_word();
        for (kind, level) in &self.kinds {
            let word = level.map_or(MUTED.to_owned(), TextLevel::to_word);
            line.extend([",", kind, "=", &word]);
        }
        line
    }

    /// Reads such a line; `None` when it is none.
    pub fn read(line: &str) -> Option<TextLevels> {
        let mut parts = line.split(',');
        let all = TextLevel::from_word(parts.next()?)?;
        let kind = |part: &str| {
            let (kind, word) = part.split_once('=')?;
            let level = if word == MUTED { None } else { Some(TextLevel::from_word(word)?) };
            Some((kind.to_owned(), level))
        };
        Some(TextLevels { all, kinds: parts.map(kind).collect::<Option<_>>()? })
    }

    fn kind(&self, kind: &str) -> Option<Option<TextLevel>> {
        self.kinds.iter().find(|(known, _)| known == kind).map(|(_, level)| *level)
    }
}

impl TextLevel {
    fn of(level: Value<Level>) -> TextLevel {
        TextLevel { level: level.value, is_of_company: level.is_of_company() }
    }

    fn to_word(self) -> String {
        [self.level.as_str(), if self.is_of_company { "*" } else { "" }].concat()
    }

    fn from_word(word: &str) -> Option<TextLevel> {
        let name = word.strip_suffix('*');
        let level = Level::from_name(name.unwrap_or(word))?;
        Some(TextLevel { level, is_of_company: name.is_some() })
    }
}

/// A level for many secrets, in whose place one for fewer of them may stand.
#[derive(Clone, Copy)]
struct Wide {
    level: Value<Level>,
    /// What is enforced for all of these secrets: nothing softer counts that is not enforced itself.
    least: Level,
}

impl Wide {
    fn new(level: Value<Level>) -> Wide {
        Wide { level, least: if level.is_locked() { level.value } else { Level::Off } }
    }

    /// The narrower one in its place; `None` where that does not count.
    fn narrowed(self, level: Value<Level>) -> Option<Wide> {
        let counts = level.is_locked() || level.value >= self.least;
        let least = if level.is_locked() { level.value } else { self.least };
        counts.then_some(Wide { level, least })
    }
}

impl Effective {
    /// How firmly Patrol steps in where a text on this host (without port) has secrets. The level of the site stands in the place of that of
    /// [`Rule::SecretInText`], and the level of a kind in the place of both; but what is enforced is not softened by what is not.
    pub fn text_levels(&self, host: &str) -> TextLevels {
        let wide = self.on_host(host);
        let narrowed = |level: &Value<Level>| wide.narrowed(*level).map(|kind| TextLevel::of(kind.level));
        let levels = self
            .secret_levels
            .iter()
            .filter_map(|(kind, level)| Some((kind.clone(), Some(narrowed(level)?))));
        let mut kinds: Vec<_> = levels.collect();
        for muted in &self.muted_kinds {
            if !self.secret_levels.contains_key(&muted.value) {
                kinds.push((muted.value.clone(), None));
            }
        }
        TextLevels { all: TextLevel::of(wide.level), kinds }
    }

    /// The levels of single kinds that count where their site has none.
    pub fn secret_levels_that_count(&self) -> impl Iterator<Item = (&String, &Value<Level>)> {
        let wide = Wide::new(self.level(Rule::SecretInText));
        self.secret_levels.iter().filter(move |(_, level)| wide.narrowed(**level).is_some())
    }

    /// The levels of single sites that count.
    pub fn site_levels_that_count(&self) -> impl Iterator<Item = (&String, &Value<Level>)> {
        let wide = Wide::new(self.level(Rule::SecretInText));
        self.site_levels.iter().filter(move |(_, level)| wide.narrowed(**level).is_some())
    }

    /// The level for all kinds on a host.
    fn on_host(&self, host: &str) -> Wide {
        let wide = Wide::new(self.level(Rule::SecretInText));
        let of_site = self.site_levels.iter().filter(|(site, _)| is_of_host(site, host));
        // The host can be named with both schemes.
        let firmest = of_site.map(|(_, level)| *level).max_by_key(|level| (level.is_locked(), level.value));
        firmest.and_then(|level| wide.narrowed(level)).unwrap_or(wide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Company, Decisions};

    const HERE: &str = "dev.azure.com";

    fn decisions(record: &str) -> Decisions {
        let stored = crate::Stored::read(Some(&format!(r#"{{"version":1,{record}}}"#)));
        assert_eq!(stored.problems, [], "{record}");
        stored.decisions
    }

    fn line(person: &str, recommended: &str, enforced: &str) -> String {
        let company = Company {
            recommended: decisions(recommended),
            enforced: decisions(enforced),
            ..Company::default()
        };
        Effective::of(&decisions(person), &company).text_levels(HERE).to_line()
    }

    /// Nothing is decided.
    const NONE: &str = r#""levels":{}"#;

    #[test]
    fn the_level_of_a_site_stands_in_place_of_that_for_all_and_that_of_a_kind_in_place_of_both() {
        let all = r#""levels":{"secret-in-text":"reason"}"#;
        let here = r#""siteLevels":{"https://dev.azure.com":"inform","https://github.com":"block"}"#;
        let kind = r#""secretLevels":{"npm-token":"off","azure-devops-pat":"block"}"#;
        for (person, expected) in [
            (NONE.to_owned(), "acknowledge"),
            (all.to_owned(), "reason"),
            (format!("{all},{here}"), "inform"),
            (format!("{all},{kind}"), "reason,azure-devops-pat=block,npm-token=off"),
            (format!("{all},{here},{kind}"), "inform,azure-devops-pat=block,npm-token=off"),
        ] {
            assert_eq!(line(&person, NONE, NONE), expected, "{person}");
        }
    }

    #[test]
    fn what_is_enforced_is_softened_by_nothing_that_is_not() {
        let all = r#""levels":{"secret-in-text":"reason"}"#;
        let here = |level: &str| format!(r#""siteLevels":{{"https://dev.azure.com":"{level}"}}"#);
        let kind = |level: &str| format!(r#""secretLevels":{{"npm-token":"{level}"}}"#);
        for (person, recommended, enforced, expected) in [
            (here("inform"), kind("off"), all.to_owned(), "reason*"),
            (here("block"), kind("inform"), all.to_owned(), "block"),
            (here("inform"), kind("block"), all.to_owned(), "reason*,npm-token=block*"),
            (kind("inform"), NONE.to_owned(), here("reason"), "reason*"),
            (kind("block"), NONE.to_owned(), here("reason"), "reason*,npm-token=block"),
            (NONE.to_owned(), NONE.to_owned(), format!("{all},{}", here("inform")), "inform*"),
            (kind("block"), NONE.to_owned(), format!("{all},{}", kind("off")), "reason*,npm-token=off*"),
            (all.to_owned(), kind("block"), NONE.to_owned(), "reason,npm-token=block*"),
        ] {
            assert_eq!(line(&person, &recommended, &enforced), expected, "{person} {recommended} {enforced}");
        }
    }

    #[test]
    fn a_kind_with_a_level_of_its_own_is_not_muted() {
        let muted = r#""mutedKinds":{"jwt":true,"npm-token":true}"#;
        let levels = r#""secretLevels":{"npm-token":"acknowledge"}"#;
        assert_eq!(line(muted, NONE, levels), "acknowledge,npm-token=acknowledge*,jwt=muted");
    }

    #[test]
    fn of_both_schemes_of_a_host_the_firmer_level_holds() {
        let sites = r#""siteLevels":{"http://dev.azure.com":"block","https://dev.azure.com":"off"}"#;
        assert_eq!(line(sites, NONE, NONE), "block");
        assert_eq!(line(r#""siteLevels":{"https://azure.com":"block"}"#, NONE, NONE), "acknowledge");
    }

    #[test]
    fn nothing_is_looked_for_where_every_level_is_off() {
        let off = r#""levels":{"secret-in-text":"off"}"#;
        assert_eq!(line(&format!(r#"{off},"secretLevels":{{"jwt":"off"}}"#), NONE, NONE), "off");
        let line = line(&format!(r#"{off},"secretLevels":{{"jwt":"inform"}}"#), NONE, NONE);
        assert_eq!(line, "off,jwt=inform");
        assert!(!TextLevels::read(&line).unwrap().is_off());
    }

    #[test]
    fn a_line_is_read_as_it_was_written_and_anything_else_is_none() {
        for line in
            ["acknowledge", "block*", "off,jwt=inform", "reason*,npm-token=block*,named-password=muted"]
        {
            assert_eq!(TextLevels::read(line).unwrap().to_line(), line);
        }
        for line in ["", "muted", "loud", "block**", "block,", "block,jwt", "block,jwt=", "block,jwt=loud"] {
            assert_eq!(TextLevels::read(line), None, "{line}");
        }
        let levels = TextLevels::read("reason*,npm-token=block,named-password=muted").unwrap();
        let level = |level, is_of_company| TextLevel { level, is_of_company };
        assert_eq!(levels.of("npm-token"), level(Level::Block, false));
        assert_eq!(levels.of("named-password"), level(Level::Reason, true));
        assert!(levels.is_muted("named-password") && !levels.is_muted("npm-token") && levels.is_of_company());
    }
}
