//! When a secret ends, if it says so.
//!
//! Sources: RFC 7519, section 4.1.4; learn.microsoft.com, "Create a service SAS" and "Event Hubs: authenticate with shared access
//! signatures", parameter `se`: a day, or a time in UTC, in the first; seconds in the second.

use core::ops::Range;

use crate::Rule;
use crate::claims::Claims;
use crate::rules::azure_sas;

/// Seconds since 1970 at the beginning of 2000. What ends before has another unit, or is no time.
const FIRST: u64 = 946_684_800;
/// The end of the year 9999. What ends later is no time that a calendar knows.
const LAST: u64 = 253_402_300_799;
/// Of a day.
const SECONDS: u64 = 24 * 60 * 60;

/// Clocks differ: so many seconds later a secret has ended for sure.
const LATE: u64 = 10 * 60;

/// When a secret ends, in seconds since 1970, as it says itself. Nobody has checked that it is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expiry(pub u64);

impl Expiry {
    /// Whether the secret has ended for sure at this time, in seconds since 1970. Then it is worth a note at most.
    #[must_use]
    pub const fn has_passed(self, now: u64) -> bool {
        self.0.saturating_add(LATE) <= now
    }
}

/// When the secret at `range` ends.
pub(crate) fn of(text: &[u8], range: &Range<usize>, rule: Rule) -> Option<Expiry> {
    let expires = if rule == Rule::AZURE_SAS_SIGNATURE {
        // Which of several is its own is not known: the latest, for what works must never be said to have ended.
        azure_sas::parameters(text, range, b"se=").filter_map(time).max()
    } else {
        Claims::of(&text[range.clone()])?.expires()
    };
    expires.filter(|time| (FIRST..=LAST).contains(time)).map(Expiry)
}

/// The time at the beginning of a value in a query string.
fn time(value: &[u8]) -> Option<u64> {
    let (first, rest) = number(value)?;
    let Some(rest) = rest.strip_prefix(b"-") else { return Some(first) };
    let (month, rest) = number(rest)?;
    let (day, rest) = number(rest.strip_prefix(b"-")?)?;
    let days = days(first, month, day)?;
    // Midnight if no time follows.
    let rest = rest.strip_prefix(b"T").unwrap_or_default();
    let (hour, rest) = number(rest).unwrap_or_default();
    let (minute, rest) = colon(rest).and_then(number).unwrap_or_default();
    let (second, _) = colon(rest).and_then(number).unwrap_or_default();
    Some(days * SECONDS + hour * 60 * 60 + minute * 60 + second)
}

/// A number of at most eleven digits, and what follows it.
fn number(text: &[u8]) -> Option<(u64, &[u8])> {
    let length = text.iter().take(11).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(length);
    Some((core::str::from_utf8(digits).ok()?.parse().ok()?, rest))
}

/// What follows a colon, which may be percent-encoded.
fn colon(text: &[u8]) -> Option<&[u8]> {
    text.strip_prefix(b":").or_else(|| text.strip_prefix(b"%3A")).or_else(|| text.strip_prefix(b"%3a"))
}

/// Days from 1970 to a day of the Gregorian calendar. A year begins in March here, so that a leap day is its last.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    if !(1970..10_000).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    Some(days - 719_468)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::base64::encode;
    use crate::generate;
    use crate::scan;

    const SIGNATURE: &str = "kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";

    fn expiries(text: &str) -> Vec<Option<u64>> {
        scan(text).iter().map(|finding| finding.expires.map(|end| end.0)).collect()
    }

    #[test]
    fn a_secret_has_ended_when_no_clock_doubts_it() {
        let passed = |now| Expiry(1_767_225_600).has_passed(now);
        assert_eq!([0, 1_767_225_600, 1_767_226_199, 1_767_226_200].map(passed), [false, false, false, true]);
    }

    #[test]
    fn counts_days_as_the_calendar_does() {
        for ((year, month, day), since) in [
            ((1970, 1, 1), 0),
            ((1999, 12, 31), 10_956),
            ((2000, 2, 29), 11_016),
            ((2000, 3, 1), 11_017),
            ((2026, 12, 1), 20_788),
            ((2100, 3, 1), 47_541),
        ] {
            assert_eq!(days(year, month, day), Some(since), "{year}-{month}-{day}");
        }
        for (year, month, day) in [(1969, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32)] {
            assert_eq!(days(year, month, day), None);
        }
    }

    #[test]
    fn a_signature_tells_when_it_ends() {
        let start = 20_788 * SECONDS;
        for (end, expires) in [
            ("se=2026-12-01", Some(start)),
            ("se=2026-12-01T08:30Z", Some(start + 30_600)),
            ("se=2026-12-01T08%3A30%3A05Z", Some(start + 30_605)),
            ("se=2026-12-01T08%3a30%3a05Z", Some(start + 30_605)),
            ("se=2026-12-01T", Some(start)),
            ("se=soon", None),
            ("se=2026-12", None),
            ("sse=2026-12-01", None),
            ("se=5", None),
        ] {
            for url in [
                format!("?sv=2024-11-04&{end}&sp=r&sig={SIGNATURE}"),
                format!("sv=2024-11-04&sig={SIGNATURE}&amp;{end}"),
            ] {
                assert_eq!(expiries(&url), [expires], "{url}");
            }
        }
        let token = format!(
            "SharedAccessSignature sr=fabrikam.servicebus.windows.net&sig={SIGNATURE}&se=1790000000&skn=send"
        );
        assert_eq!(expiries(&token), [Some(1_790_000_000)]);
    }

    #[test]
    fn of_two_signatures_that_touch_the_latest_end_counts() {
        let signed = |end: &str| {
            format!("https://x.blob.core.windows.net/c?sv=2024-11-04&se={end}&sp=r&sig={SIGNATURE}")
        };
        let text = [signed("2020-01-01"), signed("2027-01-01")].join(",");
        assert_eq!(expiries(&text).last(), Some(&Some(1_798_761_600)));
    }

    #[test]
    fn what_is_no_time_is_none() {
        let token = |end: &str| {
            let part = |text: &str| encode(text).replace('=', "");
            [part("{\"alg\":\"HS256\"}"), part(&format!("{{\"exp\":{end}}}")), "k7QwYpHsNfGjA0oi82Zk".into()]
                .join(".")
        };
        assert_eq!(expiries(&token("1798761600")), [Some(1_798_761_600)]);
        for end in ["99999999999999999", "253402300800", "1"] {
            assert_eq!(expiries(&token(end)), [None], "{end}");
        }
    }

    #[test]
    fn a_token_tells_when_it_ends() {
        let part = |text: &str| String::from(encode(text).trim_end_matches('='));
        let token = |claims: &str| {
            format!("Bearer {}.{}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg", part("{\"alg\":\"RS256\"}"), part(claims))
        };
        assert_eq!(expiries(&token("{\"sub\":\"ada\",\"exp\":1767225600}")), [Some(1_767_225_600)]);
        assert_eq!(expiries(&token("{\"sub\":\"ada\",\"exp\":1.8e9}")), [None]);
        assert_eq!(expiries(&token("{\"sub\":\"ada\"}")), [None]);
        assert_eq!(expiries(&generate::azure_devops_pat(1)), [None]);
    }
}
