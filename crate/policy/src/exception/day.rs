use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};

/// A day of the calendar, without a place on earth: it begins and ends where the person is. Ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// No day is called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl Display for NoDay {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("no day")
    }
}

impl Day {
    /// A day of a year after Christ, its month and its day counted from 1; `None` when there is none.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let is_day = (1..=9999).contains(&year) && (1..=length(year, month)).contains(&day);
        is_day.then_some(Day { year, month, day })
    }

    /// The day of these numbers of a browser's calendar, which counts months from 0. The first day of all where they are none: no exception
    /// holds then.
    pub fn of_browser(year: u32, month: u32, day: u32) -> Day {
        let numbers = (u16::try_from(year), u8::try_from(month.saturating_add(1)), u8::try_from(day));
        match numbers {
            (Ok(year), Ok(month), Ok(day)) => Day::new(year, month, day).unwrap_or_default(),
            _ => Day::default(),
        }
    }

    /// Reads a day as forms and records have it: `2027-03-31`.
    pub fn parse(text: &str) -> Option<Day> {
        let is_form = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let mut parts = text.split('-').filter(|_| is_form);
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let has_lengths = year.len() == 4 && month.len() == 2;
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| has_lengths)
    }

    /// The same day of the next year; of a leap day the one before it.
    #[must_use]
    pub fn a_year_later(self) -> Day {
        let year = self.year + 1;
        Day { year, day: self.day.min(length(year, self.month)), ..self }
    }
}

/// How many days a month has; none if there is no such month.
fn length(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 => 28 + u8::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The first one.
impl Default for Day {
    fn default() -> Day {
        Day { year: 1, month: 1, day: 1 }
    }
}

impl Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Day {
    type Error = NoDay;

    fn try_from(text: String) -> Result<Day, NoDay> {
        Day::parse(&text).ok_or(NoDay)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_is_written() {
        for text in ["2027-03-31", "2028-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "2027-02-29",
            "2100-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-04-31",
            "2027-4-030",
            "27-03-0031",
            "2027-03-31T",
            "+027-03-31",
            "2027--3-31",
            "0000-01-01",
            "20270-3-31",
            "2027/03/31",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_ordered_and_a_year_has_its_end() {
        let day = |text| Day::parse(text).unwrap();
        assert!(day("2026-12-31") < day("2027-01-01") && day("2027-01-31") < day("2027-02-01"));
        assert_eq!(day("2026-12-02").a_year_later(), day("2027-12-02"));
        assert_eq!(Day::of_browser(2026, 11, 2), day("2026-12-02"));
        assert_eq!(Day::of_browser(99_999, 11, 2), Day::default());
        assert_eq!(day("2028-02-29").a_year_later(), day("2029-02-28"));
    }
}
