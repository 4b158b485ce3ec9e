//! The tables that the build made of the rule files, and how they are read.
//!
//! All rules stand one after the other in [`RULES`], each as a record: its words, what the engine must know of it, its keys, its program.
//! What finds a record is made on first use: that is quicker than loading it, and needs no space in the download. Making it twice at once
//! does no harm, since every value depends on the rules alone.

use core::sync::atomic::AtomicBool;
use core::sync::atomic::AtomicU16;
use core::sync::atomic::Ordering::Acquire;
use core::sync::atomic::Ordering::Relaxed;
use core::sync::atomic::Ordering::Release;

use super::index;
use super::index::Index;
use super::program;
use crate::Confidence;
use crate::bytecode;
use crate::bytecode::INSIDE;
use crate::bytecode::NAMED;
use crate::check::Check;

/// In the first byte behind the words: the check in the lower bits, the confidence in the upper two.
const CHECK: u8 = 63;
/// Behind each word, and behind the last one.
const BLANK: u8 = b' ';
const END: u8 = b'\n';
/// Bytes between the words and the keys.
const HEAD: usize = 5;
/// Bytes of a key.
const KEY: usize = 4;
const CONFIDENCES: [Confidence; 4] =
    [Confidence::Low, Confidence::Medium, Confidence::High, Confidence::Certain];

/// Where the words and the keys of the rules stand in [`RULES`].
pub(super) static WORDS: Index = Index::new();
pub(super) static KEYS: Index = Index::new();
/// Where the words of each rule end.
static STARTS: [AtomicU16; COUNT] = [const { AtomicU16::new(0) }; COUNT];
static READY: AtomicBool = AtomicBool::new(false);

/// A rule as the engine knows it.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) check: Check,
    /// How sure we are if no checksum says otherwise.
    pub(crate) confidence: Confidence,
    /// How many different characters a secret must have.
    pub(crate) distinct: u8,
    /// How many bytes may stand between a word and the secret; 0 for as many as are looked at.
    pub(crate) near: u8,
    /// Whether the name of the value must tell of a secret.
    pub(crate) named: bool,
    /// Bytes between the start of the token and a key.
    pub(super) offset: usize,
    /// Whether a letter or digit may stand before a key.
    pub(super) inside_word: bool,
    /// Where its program begins.
    pub(super) start: usize,
}

impl Spec {
    /// The rule at a place of the list.
    pub(crate) fn of(index: usize) -> Self {
        prepare();
        let at = usize::from(STARTS[index].load(Relaxed));
        let [kind, distinct, near, count, place] = [0, 1, 2, 3, 4].map(|byte| RULES[at + byte]);
        Self {
            check: CHECKS[usize::from(kind & CHECK)],
            confidence: CONFIDENCES[usize::from(kind >> 6)],
            distinct,
            near: near & !NAMED,
            named: near & NAMED != 0,
            offset: usize::from(place & !INSIDE),
            inside_word: place & INSIDE != 0,
            start: at + HEAD + KEY * usize::from(count),
        }
    }
}

/// Makes what finds the records, on the first call.
#[inline]
pub(super) fn prepare() {
    if !READY.load(Acquire) {
        make();
    }
}

#[cold]
#[inline(never)]
fn make() {
    let mut at = 0;
    for start in &STARTS {
        let first = at;
        while RULES[at] != END {
            let letters = word(at);
            WORDS.add(index::key(letters), at);
            at += letters.len() + 1;
        }
        let has_words = at > first;
        at += 1;
        start.store(at as u16, Relaxed);
        let count = usize::from(RULES[at + 3]);
        at += HEAD;
        for _ in 0..count {
            KEYS.add(key_at(at), at);
            at += KEY;
        }
        // Nearly always the letters that every secret begins with.
        if count == 0 && !has_words && RULES[at] == bytecode::LITERAL {
            KEYS.add(key_at(at), at);
        }
        at = program::end(at);
    }
    READY.store(true, Release);
}

/// The place in the list of the rule that a word at `place` announces.
pub(super) fn rule_of_word(place: usize) -> usize {
    STARTS.partition_point(|start| usize::from(start.load(Relaxed)) <= place)
}

/// The place in the list of the rule that a key at `place` leads to.
pub(super) fn rule_of_key(place: usize) -> usize {
    rule_of_word(place) - 1
}

/// The word that begins at `at`, in lower case.
fn word(at: usize) -> &'static [u8] {
    let mut end = at;
    while RULES[end] != BLANK {
        end += 1;
    }
    &RULES[at..end]
}

/// How many bytes the word at `place` has, if `text` begins with it in any case.
pub(super) fn begins_with_word(text: &[u8], place: usize) -> Option<usize> {
    // Most end at the fifth letter: they share the first four only.
    let mut length = 0;
    while RULES[place + length] != BLANK {
        if text.get(length)?.to_ascii_lowercase() != RULES[place + length] {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The words of a rule.
#[cfg(any(test, feature = "generate"))]
pub(super) fn words(index: usize) -> impl Iterator<Item = &'static [u8]> {
    let mut at = index.checked_sub(1).map_or(0, |before| program::end(Spec::of(before).start));
    core::iter::from_fn(move || {
        (RULES[at] != END).then(|| {
            let letters = word(at);
            at += letters.len() + 1;
            letters
        })
    })
}

/// The key that stands at `at`, or that of the letters there that a program begins with.
pub(super) fn key_at(at: usize) -> u32 {
    match RULES[at] {
        bytecode::LITERAL => index::key(&RULES[at + 2..at + 2 + usize::from(RULES[at + 1])]),
        _ => u32::from_le_bytes([RULES[at], RULES[at + 1], RULES[at + 2], RULES[at + 3]]),
    }
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
