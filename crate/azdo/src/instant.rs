use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A moment in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// Reads a moment as Azure DevOps writes it: ISO 8601 with or without time and offset (then UTC), or `/Date(ms)/`, the form
    /// that its `msDateFormat` flag asks for.
    pub fn parse(text: &str) -> Option<Instant> {
        let text = text.trim();
        if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
            return inner.parse().ok().map(Instant);
        }
        let complete = match text.len() {
            10 => format!("{text}T00:00:00Z"),
            _ => text.to_owned(),
        };
        let moment = OffsetDateTime::parse(&complete, &Rfc3339)
            .or_else(|_| OffsetDateTime::parse(&format!("{complete}Z"), &Rfc3339))
            .ok()?;
        Some(Instant(i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok()?))
    }

    /// Whole days from `earlier` to this moment, rounded up: a token that lives an hour lives one day.
    pub fn days_since(self, earlier: Instant) -> i64 {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let span = self.0.saturating_sub(earlier.0);
        span.div_euclid(DAY) + i64::from(span.rem_euclid(DAY) > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "/Date(1800000000000)/",
        ] {
            assert_eq!(Instant::parse(text), moment, "{text}");
        }
        assert_eq!(Instant::parse("2027-01-15"), Some(Instant(1_799_971_200_000)));
    }

    #[test]
    fn what_is_not_a_moment_is_not_guessed() {
        for text in ["", "soon", "15.01.2027", "2027-13-01T00:00:00Z", "/Date(x)/", "2027-01-15T25:00:00Z"] {
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
