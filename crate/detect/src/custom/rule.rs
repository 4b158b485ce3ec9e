use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::pieces;
use crate::Automaton;
use crate::AutomatonError;
use crate::Confidence;
use crate::base64;

/// A rule that somebody added. Its findings are of [`Rule::custom`].
#[derive(Clone, Debug)]
pub struct CustomRule {
    /// What it matches.
    pub automaton: Automaton,
    /// How sure its author is of a match. A built-in rule that is as sure wins, since it knows more of its secret.
    pub confidence: Confidence,
    /// It looks only at texts that contain one of these, in capitals or not; at every text if there are none.
    pub keywords: Vec<Vec<u8>>,
    /// What its author says of it, for whoever shows a finding. The engine does not read it.
    pub label: String,
}

impl CustomRule {
    /// Reads rules that [`write`](Self::write) has written, one behind the other.
    ///
    /// # Errors
    /// When one of them is damaged; then none is to be used.
    pub fn read(mut bytes: &[u8]) -> Result<Vec<CustomRule>, AutomatonError> {
        let mut rules = Vec::new();
        while let Some((&sure, rest)) = bytes.split_first() {
            let confidence = [Confidence::Low, Confidence::Medium, Confidence::High].get(usize::from(sure));
            let (label, rest) = field(rest)?;
            let (keywords, rest) = field(rest)?;
            let (tables, rest) = field(rest)?;
            rules.push(CustomRule {
                automaton: Automaton::read(tables)?,
                confidence: *confidence.ok_or(AutomatonError::Malformed)?,
                keywords: keywords.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect(),
                label: String::from(core::str::from_utf8(label).map_err(|_| AutomatonError::Malformed)?),
            });
            bytes = rest;
        }
        Ok(rules)
    }

    /// Reads rules from base 64, as messages carry them.
    ///
    /// # Errors
    /// When one of them is damaged; then none is to be used.
    pub fn read_base64(letters: &[u8]) -> Result<Vec<CustomRule>, AutomatonError> {
        let mut bytes = vec![0; letters.len() / 4 * 3 + 2];
        let length = base64::decode(letters, &mut bytes);
        bytes.truncate(length);
        CustomRule::read(&bytes)
    }

    /// What [`read_base64`](Self::read_base64) reads, of rules that [`write`](Self::write) has written.
    #[must_use]
    pub fn to_base64(bytes: &[u8]) -> String {
        base64::encode_bytes(bytes)
    }

    /// Writes a rule behind others. Keywords contain no line ends.
    pub fn write(out: &mut Vec<u8>, confidence: Confidence, label: &str, keywords: &[&str], tables: &[u8]) {
        out.push(confidence.min(Confidence::High) as u8);
        for part in [label.as_bytes(), keywords.join("\n").as_bytes(), tables] {
            let length = u32::try_from(part.len()).unwrap_or_default();
            out.extend(length.to_le_bytes());
            out.extend(&part[..length as usize]);
        }
    }

    /// Whether a text contains a keyword. What a mask says is no word of the text.
    pub(super) fn looks_at(&self, text: &[u8]) -> bool {
        let holds = |piece: &[u8], word: &[u8]| {
            !word.is_empty() && piece.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
        };
        self.keywords.is_empty()
            || pieces(text, 0..text.len())
                .any(|piece| self.keywords.iter().any(|word| holds(&text[piece.clone()], word)))
    }
}

/// A part of a written rule, and what stands behind it.
fn field(bytes: &[u8]) -> Result<(&[u8], &[u8]), AutomatonError> {
    let (length, rest) = bytes.split_first_chunk::<4>().ok_or(AutomatonError::Malformed)?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(AutomatonError::Malformed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Options;
    use crate::automaton::tests::compile;
    use crate::custom::tests::custom_rules;
    use crate::scan_custom;

    #[test]
    fn a_rule_looks_only_at_texts_with_one_of_its_keywords() {
        let mut rules = custom_rules(&[compile("[0-9]{6}")], [Confidence::High].into_iter());
        rules[0].keywords = vec![b"Badge".to_vec(), b"custom".to_vec()];
        let found = |text: &str| scan_custom(text, &Options::default(), &rules).len();
        assert_eq!((found("123456"), found("BADGE 123456 and 654321"), found("123456, customs")), (0, 2, 1));
        assert_eq!(found("[redacted:custom-rule] 123456"), 0, "a mask says nothing");
    }

    fn written() -> Vec<u8> {
        let mut bytes = Vec::new();
        CustomRule::write(&mut bytes, Confidence::Low, "é", &["acme", "badge"], &compile("ab"));
        CustomRule::write(&mut bytes, Confidence::High, "", &["x"], &compile("c"));
        bytes
    }

    #[test]
    fn what_is_written_is_read_again() {
        let rules = CustomRule::read(&written()).unwrap();
        let told: Vec<_> =
            rules.iter().map(|rule| (rule.confidence, &rule.label[..], rule.keywords.len())).collect();
        assert_eq!(told, [(Confidence::Low, "é", 2), (Confidence::High, "", 1)]);
        let found = scan_custom("acme: ab, c x", &Options::default(), &rules);
        assert_eq!(found.iter().map(|it| it.rule.custom()).collect::<Vec<_>>(), [Some(1), Some(0), Some(1)]);
        assert_eq!(CustomRule::read(&[]).unwrap().len(), 0);
    }

    proptest! {
        #[test]
        fn damaged_rules_are_refused_or_harmless(cut: usize, at: usize, byte: u8, text in "\\PC{0,30}") {
            let mut bytes = written();
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(length - cut % length * (at % 2));
            if let Ok(rules) = CustomRule::read(&bytes) {
                let _ = scan_custom(&text, &Options::default(), &rules);
            }
        }
    }
}
