//! The constant tables that the build made of the rule files.

use crate::Confidence;
use crate::Rule;
use crate::check::Check;

/// What the engine knows of a rule, beside what people see.
#[derive(Debug)]
pub(crate) struct Spec {
    /// Where its instructions start in [`CODE`].
    pub(crate) start: u16,
    pub(crate) check: Check,
    /// How many different characters a secret must have.
    pub(crate) distinct: u8,
    /// How many bytes may stand between a word and the secret; 0 for as many as are looked at.
    pub(crate) near: u8,
    /// How sure we are if no checksum says otherwise.
    pub(crate) confidence: Confidence,
}

/// Four letters that lead to a rule.
#[derive(Debug)]
pub(crate) struct Anchor {
    /// Four bytes, each `| 0x20`, the first one lowest; the last is 0 if any will do. The table is sorted by it.
    pub(crate) key: u32,
    /// Index of the rule.
    pub(crate) rule: u16,
    /// Bytes between the start of the token and the anchor.
    pub(crate) offset: u8,
    /// Whether a letter or digit may stand before it.
    pub(crate) inside_word: bool,
}

/// A word that announces values, read from [`WORDS`].
pub(crate) struct Word {
    /// In lower case.
    pub(crate) text: &'static [u8],
    /// The rules that it announces: their indices, two bytes for each, the lower one first.
    rules: &'static [u8],
    /// Where the next word stands.
    pub(crate) next: usize,
}

impl Word {
    /// The word at a place of the table, which holds for each word: its length, its letters, the number of rules, their indices.
    pub(crate) fn at(at: usize) -> Option<Self> {
        let (length, rest) = WORDS.get(at..)?.split_first()?;
        let (text, rest) = rest.split_at_checked(usize::from(*length))?;
        let (count, rest) = rest.split_first()?;
        let rules = rest.get(..2 * usize::from(*count))?;
        Some(Self { text, rules, next: at + 2 + text.len() + rules.len() })
    }

    /// The key by which it is found, as that of an anchor.
    pub(crate) fn key(&self) -> u32 {
        let letter = |at: usize| self.text.get(at).map_or(0, |byte| u32::from(byte | 0x20));
        letter(0) | letter(1) << 8 | letter(2) << 16 | letter(3) << 24
    }

    /// Every word with its place, in order of their letters.
    pub(crate) fn all() -> impl Iterator<Item = (usize, Self)> {
        let row = |at| Some((at, Self::at(at)?));
        core::iter::successors(row(0), move |(_, word)| row(word.next))
    }

    /// The indices of the rules that it announces.
    pub(crate) fn rules(&self) -> impl Iterator<Item = usize> {
        self.rules.as_chunks().0.iter().map(|bytes| usize::from(u16::from_le_bytes(*bytes)))
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
