use patrol_phrase::{Phrase, Word};

/// A phrase in the person's language.
pub(crate) fn localize(phrase: &Phrase) -> String {
    patrol_webext::localize(phrase.key().as_str(), phrase.args().iter().map(String::as_str))
}

/// A time of day, given in ms since 1970-01-01 UTC, as the person's language writes it.
pub(crate) fn time_of_day(moment: u64) -> Word {
    Word::own(patrol_webext::time_of_day(moment))
}
