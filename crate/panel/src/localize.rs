use patrol_phrase::Phrase;

/// A phrase in the person's language.
pub(crate) fn localize(phrase: &Phrase) -> String {
    patrol_webext::localize(phrase.key().as_str(), phrase.args().iter().map(String::as_str))
}
