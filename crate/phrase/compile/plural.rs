//! Sentences that change with a number. Each form is a text of its own whose key ends in a category of the language's plural rules
//! (<https://cldr.unicode.org/index/cldr-spec/plural-rules>): `found_one`, `found_other`. The code knows one key, that of `other`, which every
//! language has; where the sentence is shown, its first gap, the number, chooses the form.

/// How the key ends that the code knows.
pub(crate) const OTHER: &str = "_other";

/// How the keys of the other forms end.
const FORMS: [&str; 5] = ["_zero", "_one", "_two", "_few", "_many"];

/// The key of which this one is another form.
pub(crate) fn of_form(key: &str) -> Option<String> {
    FORMS.iter().find_map(|form| key.strip_suffix(form)).map(|family| format!("{family}{OTHER}"))
}

/// What the code calls the sentence: all its forms have one name.
pub(crate) fn family(key: &str) -> &str {
    key.strip_suffix(OTHER).unwrap_or(key)
}
