//! The constant tables that the build made of the rule files.

use crate::Confidence;
use crate::Rule;
use crate::check::Check;

/// What the engine knows of a rule, beside what people see.
#[derive(Debug)]
pub(crate) struct Spec {
    /// Where its instructions start in [`CODE`].
    pub(crate) start: usize,
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
    /// Four bytes, each `| 0x20`, the first one lowest; the last is 0 if any will do. The table is sorted by the others.
    pub(crate) key: u32,
    /// Index of the rule.
    pub(crate) rule: u16,
    /// Bytes between the start of the token and the anchor.
    pub(crate) offset: u8,
    /// Whether a letter or digit may stand before it.
    pub(crate) inside_word: bool,
}

/// A word that announces values.
#[derive(Debug)]
pub(crate) struct Word {
    /// In lower case. The table is sorted by it.
    pub(crate) text: &'static [u8],
    /// Indices of the rules that it announces.
    pub(crate) rules: &'static [u16],
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
