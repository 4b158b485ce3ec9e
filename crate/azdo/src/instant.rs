use jiff::SignedDuration;
use jiff::civil::{DateTime, Time, datetime};
use jiff::fmt::temporal::Pieces;

/// The library's own moments end a day before .NET's last one, which stands for "never"; its calendar does not.
const EPOCH: DateTime = datetime(1970, 1, 1, 0, 0, 0, 0);

/// A moment in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// The service and its tools are written in .NET, where 0001-01-01 stands for no date at all: what is not after this is none.
    pub const FIRST: Instant = Instant(0);

    /// Milliseconds of a day.
    pub const DAY: i64 = 24 * 60 * 60 * 1000;

    /// Reads a moment as Azure DevOps writes it: ISO 8601 with or without time and offset (then UTC), or `/Date(ms)/`, the form
    /// that its `msDateFormat` flag asks for, which .NET also writes with an offset that changes nothing.
    pub fn parse(text: &str) -> Option<Instant> {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
            let sign = inner.rfind(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
            return inner.get(..sign)?.parse().ok().map(Instant);
        }
        let pieces = Pieces::parse(text).ok()?;
        let local = pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight()));
        let since = local.duration_since(EPOCH).as_millis();
        let offset = pieces.to_numeric_offset().map_or(0, |offset| i64::from(offset.seconds()));
        Some(Instant(i64::try_from(since).ok()? - offset * 1000))
    }

    /// The day as `YYYY-MM-DD`, in UTC.
    pub fn date(self) -> String {
        EPOCH.saturating_add(SignedDuration::from_millis(self.0)).date().to_string()
    }

    /// Day and time as `YYYY-MM-DDTHH:MM:SSZ`, in UTC.
    pub fn date_and_time(self) -> String {
        let seconds = self.0.div_euclid(1000);
        format!("{}Z", EPOCH.saturating_add(SignedDuration::from_secs(seconds)))
    }

    /// Whole days from `earlier` to this moment, rounded up: a token that lives an hour lives one day.
    pub fn days_since(self, earlier: Instant) -> i64 {
        let span = self.0.saturating_sub(earlier.0);
        span.div_euclid(Instant::DAY) + i64::from(span.rem_euclid(Instant::DAY) > 0)
    }
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
        assert_eq!(Instant(1_795_132_800_000 - 1).date_and_time(), "2026-11-19T23:59:59Z");
        assert_eq!(Instant(1_795_132_800_000).date_and_time(), "2026-11-20T00:00:00Z");
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
            "2027-01-15T08",
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
    fn what_stands_for_never_is_a_moment_and_its_day_can_be_written() {
        let never = Instant::parse("9999-12-31T23:59:59.9999999Z").unwrap();
        assert_eq!(never, Instant(253_402_300_799_999));
        assert_eq!(never.date(), "9999-12-31");
        for beyond in [Instant(i64::MAX), Instant(never.0 + 1)] {
            assert_eq!(beyond.date(), "9999-12-31", "the calendar ends there");
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
