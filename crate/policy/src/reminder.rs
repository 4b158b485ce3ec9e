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

    /// Adds a reminder; one for the same token is replaced.
    ///
    /// # Errors
    /// When there is no time left to remind of it.
    pub fn add(&mut self, mut reminder: Reminder, now: u64) -> Result<(), TooSoon> {
        if reminder.due() <= now {
            return Err(TooSoon);
        }
        for text in [&mut reminder.name, &mut reminder.organization] {
            if let Some((end, _)) = text.char_indices().nth(NAME_CHARACTERS) {
                text.truncate(end);
            }
        }
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
        self.list.retain(|known| known.name != name || known.organization != organization);
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
