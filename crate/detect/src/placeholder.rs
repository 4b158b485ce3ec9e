//! Values that stand for a token without being one.

/// Letters in a row that no random source produces.
const SAME_IN_A_ROW: usize = 7;

const WORDS: [&[u8]; 5] = [b"example", b"placeholder", b"redacted", b"changeme", b"yourtoken"];

/// Whether the letters were typed to fill a place: one letter many times over, or a word that says so.
/// Ask only where no checksum has spoken.
pub(crate) fn is(letters: &[u8]) -> bool {
    let repeated = letters.windows(SAME_IN_A_ROW).any(|row| row.iter().all(|byte| *byte == row[0]));
    repeated
        || WORDS.iter().any(|word| letters.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_filled_places_from_random_letters() {
        assert!(is(b"aB3xxxxxxxxxxxxx"));
        assert!(is(b"ThisIsMyExampleToken"));
        assert!(!is(b"58oo4mvqr2tpw7b4w3loeckwfu5o6nw3sihfckvlwoxgqimlddza"));
    }
}
