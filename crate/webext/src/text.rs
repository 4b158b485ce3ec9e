use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::chrome;

/// How the key of a sentence ends that changes with the number in its first gap. Keys with the categories of the language's plural rules in
/// its place are its other forms.
const OTHER: &str = "other";

/// The sentence with this key in the person's language, its gaps filled in order. A day in a gap, `2026-12-01`, is written as the language does;
/// words from elsewhere have quotes, so none is taken for one.
///
/// A key that is missing in `_locales` gives the key itself, so that nothing is ever shown empty.
pub fn localize<'a>(key: &str, args: impl IntoIterator<Item = &'a str>) -> String {
    let args: Array = args
        .into_iter()
        .map(|arg| JsValue::from(if is_day(arg) { day(arg) } else { arg.to_owned() }))
        .collect();
    let sentence = |key: &str| chrome::get_message(key, &args).ok().filter(|sentence| !sentence.is_empty());
    form(key, &args)
        .and_then(|form| sentence(&form))
        .or_else(|| sentence(key))
        .unwrap_or_else(|| key.to_owned())
}

/// Whether a text is a day as ISO 8601 writes it.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

/// A day of UTC in the person's language.
fn day(text: &str) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeZone", "UTC")] {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    Date::new(&JsValue::from_str(text)).to_locale_date_string(&language(), &options).into()
}

/// The key of the form that the number in the first gap asks for.
fn form(key: &str, args: &Array) -> Option<String> {
    let family = key.strip_suffix(OTHER).filter(|family| family.ends_with('_'))?;
    // Whole numbers only: reading others takes 10 KB of tables.
    let number: i64 = args.get(0).as_string()?.parse().ok()?;
    // Without a language the browser's own rules apply.
    let languages: Array =
        Some(language()).filter(|tag| !tag.is_empty()).into_iter().map(JsValue::from).collect();
    let rules = Intl::PluralRules::new(&languages, &Object::new());
    Some(format!("{family}{}", String::from(rules.select(number as f64))))
}

/// A sentence without gaps.
pub fn text(key: &str) -> String {
    localize(key, [])
}

/// The language of the sentences as BCP 47 tag, for example `pt-BR`; empty where the browser does not say.
pub fn language() -> String {
    written_as(chrome::ui_language().unwrap_or_default(), text("language"))
}

/// The browser's language where the texts are in it: it knows how days are written in the country. Otherwise that of the texts: the browser
/// takes English ones where Patrol has none in its language.
fn written_as(browsers: String, texts: String) -> String {
    let bare = |tag: &str| tag.split(['-', '_']).next().map(str::to_owned);
    if bare(&browsers) == bare(&texts) { browsers } else { texts }
}

/// Whether that language is written from right to left.
pub fn reads_right_to_left() -> bool {
    text("direction") == "rtl"
}

/// The time of day at a moment, in ms since 1970-01-01 UTC, as the person's language writes it: "14:35".
pub fn time_of_day(moment: u64) -> String {
    let options = Object::new();
    let _ = Reflect::set(&options, &JsValue::from_str("timeStyle"), &JsValue::from_str("short"));
    Date::new(&JsValue::from_f64(moment as f64)).to_locale_string(&language(), &options).into()
}

/// Several words as one list, as the person's language writes it: "one, two".
pub fn list(words: impl IntoIterator<Item = String>) -> String {
    let options = Object::new();
    let _ = Reflect::set(&options, &JsValue::from_str("type"), &JsValue::from_str("unit"));
    let words: Array = words.into_iter().map(JsValue::from).collect();
    Intl::ListFormat::new(&Array::of1(&JsValue::from_str(&language())), &options).format(&words).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_in_the_country_and_sentences_marked_as_what_they_are() {
        for (browsers, texts, expected) in [
            ("en-GB", "en", "en-GB"),
            ("de", "de", "de"),
            ("pt-PT", "pt-BR", "pt-PT"),
            ("pl", "en", "en"),
            ("zh-TW", "en", "en"),
            ("", "en", "en"),
        ] {
            assert_eq!(written_as(browsers.into(), texts.into()), expected);
        }
    }
}
