//! Days and spans as the person's language writes them. Days are those of UTC, as Azure DevOps counts them.

use js_sys::Intl::RelativeTimeFormat;
use js_sys::{Array, Date, Object, Reflect};
use patrol_azdo::Instant;
use patrol_policy::Day;
use patrol_webext::language;
use wasm_bindgen::JsValue;

/// "21 Nov 2026".
pub(crate) fn day(moment: Instant) -> String {
    let options = options(&[("dateStyle", "medium"), ("timeZone", "UTC")]);
    date(moment).to_locale_date_string(&language(), &options).into()
}

/// The same of a day of the calendar.
pub(crate) fn of_calendar(day: Day) -> String {
    Instant::parse(&day.to_string()).map(self::day).unwrap_or_default()
}

/// The day and the time of it here.
pub(crate) fn day_and_time(moment: Instant) -> String {
    let options = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
    date(moment).to_locale_string(&language(), &options).into()
}

/// "in 3 days", "yesterday": `days` from now.
pub(crate) fn in_days(days: i64) -> String {
    let locales = Array::of1(&JsValue::from_str(&language()));
    let format = RelativeTimeFormat::new(&locales, &options(&[("numeric", "auto")]));
    format.format(days as f64, "day").into()
}

fn date(moment: Instant) -> Date {
    Date::new(&JsValue::from_f64(moment.0 as f64))
}

fn options(fields: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}
