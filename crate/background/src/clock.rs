use js_sys::Date;
use patrol_azdo::Instant;

/// The present moment.
pub(crate) fn now() -> Instant {
    Instant(Date::now() as i64)
}
