use patrol_phrase::Phrase;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// ms in a day.
const DAY: u64 = 24 * 60 * 60 * 1000;

/// How long before the end of a token the person is reminded, in ms: three days, time to make a narrower one or to do without.
const BEFORE: u64 = 3 * DAY;

/// How many reminders are kept; the ones that come last go first.
const CAPACITY: usize = 50;

/// A name is cut at this many characters.
const NAME_CHARACTERS: usize = 100;

/// So many letters and digits in a row are no word. What a list calls a token has gone through no search for secrets, and this may be one.
const NO_WORD: usize = 24;

/// A longer address is not kept, in bytes: a browser takes no longer id of a notification than 500 characters.
const PAGE_BYTES: usize = 400;

/// A wish to be told before a token ends. Never a token, nor a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reminder {
    /// The token's name.
    pub name: String,
    /// The organization in whose pages it was made.
    pub organization: String,
    /// The address of the page where it was made; empty in what earlier versions stored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// When the token ends, in ms since 1970-01-01 UTC.
    pub ends: u64,
}

/// The reminders as they are stored: bounded, the next first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reminders {
    list: Vec<Reminder>,
    unreadable: Vec<Value>,
}

/// The token ends too soon for a reminder, or has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSoon;

/// How it stands with a reminder of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminding {
    /// The person is told then, in ms since 1970-01-01 UTC.
    At(u64),
    /// There is none, and there can be one.
    Not,
    /// The token ends too soon for one, or has ended.
    TooSoon,
}

impl TooSoon {
    /// What to tell the person.
    pub fn phrase(self) -> Phrase {
        Phrase::remind_too_soon()
    }
}

impl Reminder {
    /// When the person is to be told, in ms since 1970-01-01 UTC.
    pub fn due(&self) -> u64 {
        self.ends.saturating_sub(BEFORE)
    }

    /// Whether it is about the token of this name, as it is kept. The service does not tell large letters from small ones in an organization.
    fn is_of(&self, name: &str, organization: &str) -> bool {
        self.name == name && self.organization.eq_ignore_ascii_case(organization)
    }
}

impl Reminders {
    /// Under which key they are stored.
    pub const KEY: &str = "reminders";

    /// Reads the stored reminders. What cannot be read is set aside, see [`Reminders::unreadable`].
    pub fn read(json: Option<&str>) -> Reminders {
        let mut reminders = Reminders::default();
        match json.map(serde_json::from_str::<Value>) {
            None => {}
            Some(Ok(Value::Array(values))) => {
                for value in values {
                    match Reminder::deserialize(&value) {
                        Ok(reminder) => reminders.list.push(reminder),
                        Err(_) => reminders.unreadable.push(value),
                    }
                }
            }
            Some(Ok(other)) => reminders.unreadable.push(other),
            Some(Err(_)) => reminders.unreadable.push(json.unwrap_or_default().into()),
        }
        reminders
    }

    /// Whether there is time left to remind of a token that ends then, both in ms since 1970-01-01 UTC.
    pub fn has_time(ends: u64, now: u64) -> bool {
        ends.saturating_sub(BEFORE) > now
    }

    /// Adds a reminder; one for the same token is replaced.
    ///
    /// # Errors
    /// When there is no time left to remind of it.
    pub fn add(&mut self, mut reminder: Reminder, now: u64) -> Result<(), TooSoon> {
        if !Reminders::has_time(reminder.ends, now) {
            return Err(TooSoon);
        }
        reminder.name = kept(&reminder.name);
        reminder.organization = kept(&reminder.organization);
        if reminder.page.len() > PAGE_BYTES {
            reminder.page.clear();
        }
        self.remove(&reminder.name, &reminder.organization);
        let place = self.list.partition_point(|other| other.ends <= reminder.ends);
        self.list.insert(place, reminder);
        self.list.truncate(CAPACITY);
        Ok(())
    }

    /// Takes a reminder away.
    pub fn remove(&mut self, name: &str, organization: &str) {
        let name = kept(name);
        self.list.retain(|known| !known.is_of(&name, organization));
    }

    /// How it stands with the token of this name that ends then, in ms since 1970-01-01 UTC. A reminder of another day is one of what the token was
    /// before it was changed, or of a namesake.
    pub fn reminding(&self, name: &str, organization: &str, ends: u64, now: u64) -> Reminding {
        let name = kept(name);
        let is_it = |known: &&Reminder| known.is_of(&name, organization) && known.ends / DAY == ends / DAY;
        match self.list.iter().find(is_it) {
            Some(known) => Reminding::At(known.due()),
            None if Reminders::has_time(ends, now) => Reminding::Not,
            None => Reminding::TooSoon,
        }
    }

    /// Takes those that are due; those whose token has ended are dropped.
    pub fn take_due(&mut self, now: u64) -> Vec<Reminder> {
        let (due, later) =
            std::mem::take(&mut self.list).into_iter().partition(|reminder| reminder.due() <= now);
        self.list = later;
        let mut due: Vec<Reminder> = due;
        due.retain(|reminder| reminder.ends > now);
        due
    }

    /// The reminders, the next first.
    pub fn list(&self) -> &[Reminder] {
        &self.list
    }

    /// What was stored but is no reminder, as JSON; `None` when all could be read.
    pub fn unreadable(&self) -> Option<String> {
        if self.unreadable.is_empty() { None } else { serde_json::to_string(&self.unreadable).ok() }
    }

    /// The reminders as JSON, as they are stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.list).unwrap_or_default()
    }
}

/// A name as it is kept: not too long, and without what may be a secret.
fn kept(name: &str) -> String {
    let mut kept = String::new();
    for run in name.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let word = run.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let is_word = word.len() < NO_WORD || !word.bytes().any(|byte| byte.is_ascii_digit());
        kept.push_str(if is_word { word } else { "…" });
        kept.push_str(run.get(word.len()..).unwrap_or_default());
    }
    kept.chars().take(NAME_CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_795_132_800_000;

    fn reminder(name: &str, days: u64) -> Reminder {
        let page = "https://dev.azure.com/contoso/_usersSettings/tokens".into();
        Reminder { name: name.into(), organization: "contoso".into(), page, ends: NOW + days * DAY }
    }

    fn names(reminders: &Reminders) -> Vec<&str> {
        reminders.list().iter().map(|reminder| reminder.name.as_str()).collect()
    }

    #[test]
    fn the_next_is_first_and_what_is_written_is_read_back() {
        let mut reminders = Reminders::default();
        for (name, days) in [("late", 30), ("early", 7)] {
            assert_eq!(reminders.add(reminder(name, days), NOW), Ok(()));
        }
        assert_eq!(names(&reminders), ["early", "late"]);
        assert_eq!(Reminders::read(Some(&reminders.to_json())), reminders);
    }

    #[test]
    fn a_token_that_ends_within_three_days_gets_none() {
        let mut reminders = Reminders::default();
        for days in [0, 2, 3] {
            assert_eq!(reminders.add(reminder("ci", days), NOW), Err(TooSoon), "{days}");
        }
    }

    #[test]
    fn a_regenerated_token_has_one_reminder() {
        let mut reminders = Reminders::default();
        for days in [7, 30] {
            assert_eq!(reminders.add(reminder("ci", days), NOW), Ok(()));
        }
        assert_eq!(reminders.list(), [reminder("ci", 30)]);
    }

    #[test]
    fn what_is_due_is_told_once_and_what_has_ended_never() {
        let mut reminders = Reminders::default();
        for (name, days) in [("a", 4), ("b", 5), ("c", 30)] {
            assert_eq!(reminders.add(reminder(name, days), NOW), Ok(()));
        }
        let told = reminders.take_due(NOW + 4 * DAY);
        assert_eq!(told, [reminder("b", 5)], "the first has ended");
        assert_eq!(names(&reminders), ["c"]);
        assert!(reminders.take_due(NOW + 4 * DAY).is_empty());
    }

    #[test]
    fn it_stands_as_set_for_the_day_on_which_the_token_ends() {
        let mut reminders = Reminders::default();
        let ends = NOW + 30 * DAY;
        let stands = |all: &Reminders, name: &str, of: &str, ends| all.reminding(name, of, ends, NOW);
        assert_eq!(stands(&reminders, "ci", "contoso", ends), Reminding::Not);
        assert_eq!(reminders.add(reminder("ci", 30), NOW), Ok(()));
        let set = Reminding::At(NOW + 27 * DAY);
        // The list rounds what was asked for, and an address is written in any case.
        assert_eq!(stands(&reminders, "ci", "Contoso", ends + 999), set);
        assert_eq!(stands(&reminders, "ci", "fabrikam", ends), Reminding::Not);
        assert_eq!(stands(&reminders, "build", "contoso", ends), Reminding::Not);
        assert_eq!(stands(&reminders, "ci", "contoso", NOW + 20 * DAY), Reminding::Not, "it was shortened");
        assert_eq!(stands(&reminders, "ci", "contoso", NOW + 3 * DAY), Reminding::TooSoon);
        assert_eq!(stands(&reminders, "ci", "contoso", NOW - DAY), Reminding::TooSoon);
        reminders.remove("ci", "CONTOSO");
        assert_eq!(stands(&reminders, "ci", "contoso", ends), Reminding::Not);
    }

    #[test]
    fn what_may_be_a_secret_in_a_name_is_not_kept_and_the_token_is_known_all_the_same() {
        let secret = "7ot2zwvmxw6uyhq3lkd5eprc";
        for (name, kept) in [
            (format!("laptop {secret}!"), "laptop …!"),
            (format!("{secret}-{secret}"), "…-…"),
            ("Arbeitselementbearbeitung".into(), "Arbeitselementbearbeitung"),
            (
                "Git: https://dev.azure.com/contoso on DESKTOP-01".into(),
                "Git: https://dev.azure.com/contoso on DESKTOP-01",
            ),
            ("夜間ビルド  2".into(), "夜間ビルド  2"),
        ] {
            let mut reminders = Reminders::default();
            assert_eq!(reminders.add(reminder(&name, 30), NOW), Ok(()));
            assert_eq!(names(&reminders), [kept]);
            let ends = NOW + 30 * DAY;
            assert_eq!(reminders.reminding(&name, "contoso", ends, NOW), Reminding::At(ends - BEFORE));
            reminders.remove(&name, "contoso");
            assert!(reminders.list().is_empty());
        }
    }

    #[test]
    fn names_are_cut_on_a_character_and_the_list_is_bounded() {
        let mut reminders = Reminders::default();
        for number in 0..=CAPACITY as u64 {
            assert_eq!(reminders.add(reminder(&format!("{number}"), 10 + number), NOW), Ok(()));
        }
        assert_eq!(reminders.list().len(), CAPACITY);
        assert_eq!(reminders.add(reminder(&"ä".repeat(500), 4), NOW), Ok(()));
        assert_eq!(names(&reminders)[0], "ä".repeat(NAME_CHARACTERS));
    }

    #[test]
    fn what_cannot_be_read_is_set_aside_not_lost() {
        for (json, aside) in
            [(r#"[{"name":1}, 7]"#, r#"[{"name":1},7]"#), ("{broken", r#"["{broken"]"#), ("7", "[7]")]
        {
            let reminders = Reminders::read(Some(json));
            assert!(reminders.list().is_empty());
            assert_eq!(reminders.unreadable().as_deref(), Some(aside));
        }
        assert_eq!(Reminders::read(None), Reminders::default());
    }
}
