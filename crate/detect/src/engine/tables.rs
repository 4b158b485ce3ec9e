//! The tables that the build made of the rule files, and how they are read.
//!
//! All rules stand one after the other in [`RULES`], each as a record: what the engine must know of it, its words, its keys, its program.
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
use super::program::code;
use crate::Confidence;
use crate::Rule;
use crate::check::Check;

/// In the first byte of a record: the check in the lower bits, the confidence in the upper two.
const CHECK: u8 = 63;
/// In the byte before the keys: they may stand inside a word.
const INSIDE: u8 = 128;
/// Behind each word, and behind the last one.
const BLANK: u8 = b' ';
const END: u8 = b'\n';
/// Bytes of a key.
const KEY: usize = 4;
const CONFIDENCES: [Confidence; 4] =
    [Confidence::Low, Confidence::Medium, Confidence::High, Confidence::Certain];

/// Where the words and the keys of the rules stand in [`RULES`].
pub(super) static WORDS: Index = Index::new();
pub(super) static KEYS: Index = Index::new();
/// Where the record of each rule stands.
static STARTS: [AtomicU16; COUNT as usize] = [const { AtomicU16::new(0) }; COUNT as usize];
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
    /// Where its words begin.
    words: usize,
    /// Where its keys begin, and how many there are.
    keys: (usize, usize),
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
        Self::at(usize::from(STARTS[index].load(Relaxed)))
    }

    /// Reads the record at `at`.
    fn at(at: usize) -> Self {
        let (kind, words) = (RULES[at], at + 3);
        let mut keys = words;
        while RULES[keys] != END {
            keys += 1;
        }
        let (count, place) = (usize::from(RULES[keys + 1]), RULES[keys + 2]);
        let keys = (keys + 3, count);
        Self {
            check: CHECKS[usize::from(kind & CHECK)],
            confidence: CONFIDENCES[usize::from(kind >> 6)],
            distinct: RULES[at + 1],
            near: RULES[at + 2],
            words,
            keys,
            offset: usize::from(place & !INSIDE),
            inside_word: place & INSIDE != 0,
            start: keys.0 + KEY * count,
        }
    }

    /// Where its words stand.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        let mut at = self.words;
        core::iter::from_fn(move || {
            let here = at;
            (RULES[here] != END).then(|| {
                at += word(here).len() + 1;
                here
            })
        })
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
        start.store(at as u16, Relaxed);
        let spec = Spec::at(at);
        spec.words().for_each(|word| WORDS.add(word_key(word), word));
        let (keys, count) = spec.keys;
        (0..count).map(|key| keys + KEY * key).for_each(|key| KEYS.add(key_at(key), key));
        // Nearly always the letters that every secret begins with.
        if count == 0 && RULES[spec.words] == END && RULES[spec.start] == code::LITERAL {
            KEYS.add(key_at(spec.start), spec.start);
        }
        at = program::end(spec.start);
    }
    READY.store(true, Release);
}

/// The place in the list of the rule in whose record something stands.
pub(super) fn rule_at(place: usize) -> usize {
    STARTS.partition_point(|start| usize::from(start.load(Relaxed)) <= place) - 1
}

/// The word that begins at `at`, in lower case.
pub(super) fn word(at: usize) -> &'static [u8] {
    let mut end = at;
    while RULES[end] != BLANK {
        end += 1;
    }
    &RULES[at..end]
}

/// The key of a word.
pub(super) fn word_key(at: usize) -> u32 {
    index::key(word(at))
}

/// The key that stands at `at`, or that of the letters there that a program begins with.
pub(super) fn key_at(at: usize) -> u32 {
    match RULES[at] {
        code::LITERAL => index::key(&RULES[at + 2..at + 2 + usize::from(RULES[at + 1])]),
        _ => u32::from_le_bytes([RULES[at], RULES[at + 1], RULES[at + 2], RULES[at + 3]]),
    }
}

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
