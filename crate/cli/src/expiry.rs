//! Secrets that have ended: they are listed and stop nothing.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::Offset;
use patrol_detect::Finding;

/// Whether a secret has ended, by the clock of this machine.
pub(crate) fn has_expired(finding: &Finding) -> bool {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    finding.expires.is_some_and(|end| end.has_passed(since.as_secs()))
}

/// The day on which a secret ends, as `2026-03-01` in UTC, if it says so.
pub(crate) fn day(finding: &Finding) -> Option<String> {
    let time = Timestamp::from_second(i64::try_from(finding.expires?.0).ok()?).ok()?;
    Some(Offset::UTC.to_datetime(time).date().to_string())
}
