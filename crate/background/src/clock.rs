use js_sys::Date;
use patrol_azdo::Instant;
use patrol_policy::Day;

/// The present moment.
pub(crate) fn now() -> Instant {
    Instant(Date::now() as i64)
}

/// Which day it is here.
pub(crate) fn today() -> Day {
    let now = Date::new_0();
    Day::of_browser(now.get_full_year(), now.get_month(), now.get_date())
}
