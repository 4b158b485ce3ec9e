//! Rules whose secrets show four letters of their own, mostly at the start.

use alloc::vec::Vec;
use core::ops::Range;

use super::confirm::confirm;
use super::index;
use super::program;
use super::program::Memo;
use super::start;
use super::start::Content;
use super::tables;
use super::tables::DEPTHS;
use super::tables::KEYS;
use super::tables::Spec;
use crate::alphabet;
use crate::alphabet::BASE62;
use crate::escape;
use crate::found::Match;

/// How many of the last matches are asked whether they cover a place.
const RECENT: usize = 4;

/// From here on a run may hold a key that is recognised in its middle.
const LONG: usize = 36;

/// Adds every secret that starts inside `run` to `found`, whether or not they overlap. Tells what the run is made of.
pub(crate) fn with_literal(
    text: &[u8],
    run: Range<usize>,
    memo: &mut Memo,
    found: &mut Vec<Match>,
) -> Content {
    tables::prepare();
    let behind_escape = escape::end(text, run.clone());
    if behind_escape > run.start {
        start_at(text, behind_escape, run.end, memo, found);
    }
    let likely = |at| run.end - at >= LONG || four(text, at).is_some_and(|four| KEYS.may_have(four));
    start::each(text, &run, likely, |at| start_at(text, at, run.end, memo, found))
}

/// Tries every rule whose secret may start at `at`, in a run that ends at `end`.
#[inline(never)]
fn start_at(text: &[u8], at: usize, end: usize, memo: &mut Memo, found: &mut Vec<Match>) {
    try_at(text, at, 0, memo, found);
    if end - at >= LONG {
        for &(depth, letters) in &DEPTHS {
            let Some(four) = four(&text[..end], at + depth) else { break };
            // One jump, since two that cannot be foreseen cost more than looking.
            if (letters >> (four & 31) & 1 == 1) & KEYS.may_have(four) {
                try_literals(four, text, at + depth, depth, memo, found);
            }
        }
    }
}

/// Four bytes at a place.
fn four(text: &[u8], at: usize) -> Option<u32> {
    Some(index::fold(*text.get(at..)?.first_chunk()?))
}

/// Tries the rules whose literal stands at `at`. Those that may stand inside a word are tried if their offset is `depth`.
#[inline(always)]
fn try_at(text: &[u8], at: usize, depth: usize, memo: &mut Memo, found: &mut Vec<Match>) {
    if let Some(four) = four(text, at)
        && KEYS.may_have(four)
    {
        try_literals(four, text, at, depth, memo, found);
    }
}

/// The same by the four bytes there. Few places come here.
#[cold]
#[inline(never)]
fn try_literals(four: u32, text: &[u8], at: usize, depth: usize, memo: &mut Memo, found: &mut Vec<Match>) {
    for key in index::keys(four) {
        KEYS.places(key, |place| {
            if tables::key_at(place) == key {
                try_rule(tables::rule_of_key(place), text, at, depth, memo, found);
            }
        });
    }
}

/// Tries a rule whose literal stands at `at`.
fn try_rule(index: usize, text: &[u8], at: usize, depth: usize, memo: &mut Memo, found: &mut Vec<Match>) {
    let Spec { offset, inside_word, start: program, .. } = Spec::of(index);
    let wanted = if inside_word { depth == offset } else { depth == 0 };
    let Some(start) = at.checked_sub(offset).filter(|_| wanted) else { return };
    // A token that begins elsewhere than at its literal must begin a word as well.
    let begins = inside_word || offset == 0 || !is_letter_before(text, start);
    // What a match of the same rule has read already tells nothing new.
    let covers = |other: &Match| other.range.contains(&start) && other.rule.index() == index;
    if begins
        && !found.iter().rev().take(RECENT).any(covers)
        && let Some(range) = program::run(program, text, start, memo)
        && let Some(token) = confirm(index, text, range)
    {
        found.push(token);
    }
}

fn is_letter_before(text: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| alphabet::contains(BASE62, text[before]))
}
