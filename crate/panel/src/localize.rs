use patrol_phrase::{Phrase, Word};

/// A phrase in the person's language.
pub(crate) fn localize(phrase: &Phrase) -> String {
    patrol_webext::localize(phrase.key().as_str(), phrase.args().iter().map(String::as_str))
}

/// Sentences in the person's language, one behind the other as it joins them.
pub(crate) fn sentences<'p>(phrases: impl IntoIterator<Item = &'p Phrase>) -> String {
    let join = |before, now| localize(&Phrase::sentences(Word::own(before), Word::own(now)));
    phrases.into_iter().map(localize).reduce(join).unwrap_or_default()
}

/// A time of day, given in ms since 1970-01-01 UTC, as the person's language writes it.
pub(crate) fn time_of_day(moment: u64) -> Word {
    Word::own(patrol_webext::time_of_day(moment))
}
