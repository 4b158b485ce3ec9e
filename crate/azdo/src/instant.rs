/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A moment in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// The service and its tools are written in .NET, where 0001-01-01 stands for no date at all: what is not after this is none.
    pub const FIRST: Instant = Instant(0);

    /// Reads a moment as Azure DevOps writes it: ISO 8601 with or without time and offset (then UTC), or `/Date(ms)/`, the form
    /// that its `msDateFormat` flag asks for, which .NET also writes with an offset that changes nothing.
    pub fn parse(text: &str) -> Option<Instant> {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
            let sign = inner.rfind(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
            return inner.get(..sign)?.parse().ok().map(Instant);
        }
        let (date, time) = text.split_at_checked(10)?;
        let midnight = days_since_1970(date)?.checked_mul(DAY)?;
        let time = match time.as_bytes().first() {
            None => 0,
            Some(b'T' | b't' | b' ') => milliseconds(&time[1..])?,
            Some(_) => return None,
        };
        Some(Instant(midnight + time))
    }

    /// The day as `YYYY-MM-DD`, in UTC.
    pub fn date(self) -> String {
        // Years that begin in March have their leap day at the end.
        let days = self.0.div_euclid(DAY) + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let march = (5 * day + 2) / 153;
        let month = if march < 10 { march + 3 } else { march - 9 };
        let year = era * 400 + year + i64::from(month <= 2);
        format!("{year:04}-{month:02}-{:02}", day - (153 * march + 2) / 5 + 1)
    }

    /// Whole days from `earlier` to this moment, rounded up: a token that lives an hour lives one day.
    pub fn days_since(self, earlier: Instant) -> i64 {
        let span = self.0.saturating_sub(earlier.0);
        span.div_euclid(DAY) + i64::from(span.rem_euclid(DAY) > 0)
    }
}

// A date library reads the same in a twelfth of the content script's size; these are its few lines that matter here.

/// The days from 1970-01-01 to `YYYY-MM-DD` in the Gregorian calendar.
fn days_since_1970(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(digits);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = usize::try_from(month - 1).ok()?;
    if parts.next().is_some() || !(1..=*lengths.get(before)?).contains(&day) || year < 1 {
        return None;
    }
    let years = year - 1;
    let to_year = years * 365 + years / 4 - years / 100 + years / 400;
    const TO_1970: i64 = 719_162;
    Some(to_year - TO_1970 + lengths.iter().take(before).sum::<i64>() + day - 1)
}

/// The milliseconds of `HH:MM[:SS[.fraction]][Z|±HH[[:]MM]]` since midnight UTC.
fn milliseconds(time: &str) -> Option<i64> {
    let at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':').map(digits);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().unwrap_or(Some(0))?);
    digits(fraction)?;
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let thousandths = digits(&format!("{fraction:0<3}")[..3])?;
    Some(((hour * 60 + minute - offset(zone)?) * 60 + second) * 1000 + thousandths)
}

/// The minutes of a time zone east of UTC.
fn offset(zone: &str) -> Option<i64> {
    let Some(hours) = zone.strip_prefix(['+', '-']) else {
        return matches!(zone, "" | "Z" | "z").then_some(0);
    };
    let (hours, minutes) = match hours.split_once(':') {
        Some(parts) => parts,
        None if hours.len() == 2 => (hours, "0"),
        None => hours.split_at_checked(2).filter(|_| hours.len() == 4)?,
    };
    let minutes = digits(hours)? * 60 + digits(minutes)?;
    Some(if zone.starts_with('-') { -minutes } else { minutes })
}

/// A number of one to nine digits and nothing else.
fn digits(text: &str) -> Option<i64> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_read() {
        for date in
            ["1970-01-01", "1999-12-31", "2000-02-29", "2026-03-01", "2026-11-20", "2028-02-29", "2100-03-01"]
        {
            assert_eq!(Instant::parse(date).map(Instant::date).as_deref(), Some(date));
        }
        assert_eq!(Instant(1_795_132_800_000 - 1).date(), "2026-11-19");
    }

    #[test]
    fn every_form_of_the_same_moment_is_the_same() {
        let moment = Some(Instant(1_800_000_000_000));
        for text in [
            "2027-01-15T08:00:00.000Z",
            "2027-01-15T08:00:00Z",
            "2027-01-15T08:00:00",
            "2027-01-15T08:00:00.0000000",
            "2027-01-15T09:00:00+01:00",
            " 2027-01-15t08:00:00z ",
            "2027-01-15T08:00",
            "2027-01-15T08:00Z",
            "2027-01-15T09:00+01",
            "2027-01-15T03:30:00-0430",
            "/Date(1800000000000)/",
            "/Date(1800000000000+0100)/",
            "/Date(1800000000000-0800)/",
        ] {
            assert_eq!(Instant::parse(text), moment, "{text}");
        }
        assert_eq!(Instant::parse("2027-01-15"), Some(Instant(1_799_971_200_000)));
        assert_eq!(Instant::parse("2027-01-15T08:00:00.25Z"), Some(Instant(1_800_000_000_250)));
        assert_eq!(Instant::parse("2027-01-15T03:30:00-04:30"), moment);
    }

    #[test]
    fn the_calendar_knows_its_leap_years() {
        for (date, seconds) in [
            ("1970-01-01", 0),
            ("1969-12-31", -86_400),
            ("2000-02-29", 951_782_400),
            ("2000-03-01", 951_868_800),
            ("2024-12-31", 1_735_603_200),
            ("2100-03-01", 4_107_542_400),
            ("9999-12-31", 253_402_214_400),
        ] {
            assert_eq!(Instant::parse(date), Some(Instant(seconds * 1000)), "{date}");
        }
    }

    #[test]
    fn what_is_not_a_moment_is_not_guessed() {
        for text in [
            "",
            "soon",
            "15.01.2027",
            "2027-13-01T00:00:00Z",
            "2027-02-29",
            "2027-00-10",
            "2027-1-15T",
            "/Date(x)/",
            "2027-01-15T25:00:00Z",
            "2027-01-15T08",
            "2027-01-15T08:",
            "2027-01-15T08:00:00+1",
            "2027-01-15T08:00:00+12345",
            "/Date(+1)/x",
            "/Date()/",
            "2027-01-15T08:00:00.Z",
            "2027-01-15Z",
            "9999999999-01-01",
            "äääääääääääää",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_started_day_counts_as_a_day() {
        let now = Instant(1_800_000_000_000);
        assert_eq!(Instant(now.0 + 1).days_since(now), 1);
        assert_eq!(Instant(now.0 + 30 * 86_400_000).days_since(now), 30);
        assert_eq!(Instant(now.0 + 30 * 86_400_000 + 1).days_since(now), 31);
        assert_eq!(Instant(now.0 - 86_400_000).days_since(now), -1);
        assert_eq!(Instant(i64::MAX).days_since(Instant(i64::MIN)), i64::MAX / 86_400_000 + 1);
    }
}
