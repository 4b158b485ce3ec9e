/// The character as it may be shown to a person: one that has no shape of its own, or that changes how others are shown, is left out;
/// blanks and control characters become a space.
///
/// Source: the characters with the properties `Default_Ignorable_Code_Point` and `Bidi_Control`, and the categories `Cc`, `Zl` and `Zp`
/// of Unicode 17; also the interlinear annotations.
pub fn clean(letter: char) -> Option<char> {
    match letter {
        ' '..='~' => Some(letter),
        '\0'..='\u{a0}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        text.chars().filter_map(clean).collect()
    }

    #[test]
    fn words_of_every_script_stay() {
        for text in ["curl -u me:x", "Größe, naïve", "שלום", "日本語 ｶﾅ", "😀🀄", "𝒳 ąçé ﷽"]
        {
            assert_eq!(cleaned(text), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_or_turns_text_round_goes() {
        assert_eq!(cleaned("a\u{202e}b\u{2066}c\u{200b}d\u{feff}e\u{e0041}f\u{ad}"), "abcdef");
    }

    #[test]
    fn control_characters_become_spaces() {
        assert_eq!(cleaned("a\tb\u{0}c\u{1b}d\u{7f}e\u{85}f\u{2028}g\u{a0}h"), "a b c d e f g h");
    }
}
