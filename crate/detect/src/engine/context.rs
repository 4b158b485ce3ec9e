//! Rules whose secrets prove nothing by themselves: a word must stand before them, as in `twilio_key = "…"`.

use alloc::vec::Vec;
use core::ops::Range;

use super::index::Index;
use super::index::key;
use super::program;
use super::program::Memo;
use super::tables::SPECS;
use super::tables::WORDS;
use crate::carrier::escape;
use crate::check::confirm;
use crate::context;
use crate::rule::Match;

static INDEX: Index<128, 1024> = Index::new();

/// How far before the value a word may begin, in bytes.
const REACH: usize = 64;
/// How far before the value an operator may stand, in bytes.
const OPERATOR: usize = 6;

/// Adds every secret that `run` is the value of to `found`.
pub(crate) fn in_context(text: &[u8], run: Range<usize>, memo: &mut Memo, found: &mut Vec<Match>) {
    let start = behind_digits(text, escape::end(text, run.clone()));
    if !is_value(text, start..run.end) {
        return;
    }
    INDEX.prepare(row_key);
    let before = context::before(&text[..start], REACH);
    for at in 0..before.len() {
        let Some(key) = key::<3>(&before[at..]) else { return };
        if !INDEX.may_have(key) {
            continue;
        }
        let Some(first) = INDEX.first(key, row_key) else { continue };
        let rows = WORDS[first..].iter().take_while(|word| super::index::key::<3>(word.text) == Some(key));
        for word in rows.filter(|word| announces(before, at, word.text)) {
            let apart = before.len() - at - word.text.len();
            for &rule in word.rules {
                let index = usize::from(rule);
                let near = usize::from(SPECS[index].near);
                if near > 0 && apart > near {
                    continue;
                }
                let range = program::run(SPECS[index].start, text, start, memo);
                found.extend(range.and_then(|range| confirm(index, text, range)));
            }
        }
    }
}

/// Where the value begins if digits and a colon belong to it, as in the tokens of Telegram.
fn behind_digits(text: &[u8], start: usize) -> usize {
    let Some(before) = text[..start].strip_suffix(b":") else { return start };
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let at = before.len() - digits;
    if digits >= 6 && !text[..at].last().is_some_and(u8::is_ascii_alphabetic) { at } else { start }
}

/// Whether something is assigned here, and it has a digit.
fn is_value(text: &[u8], range: Range<usize>) -> bool {
    let before = &text[range.start.saturating_sub(OPERATOR)..range.start];
    let assigns = |byte: &u8| matches!(byte, b'=' | b':' | b'>' | b',' | b'(' | b'|' | b'?' | b' ' | b'%');
    before.iter().any(assigns) && text[range].iter().any(u8::is_ascii_digit)
}

/// Whether the word stands at `at` and is not part of a longer one: `sumo` is no part of `sumOf`.
fn announces(text: &[u8], at: usize, word: &[u8]) -> bool {
    let is_here = text[at..].get(..word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
    let starts = match (text[..at].last(), text.get(at)) {
        (Some(before), Some(first)) => {
            !before.is_ascii_alphabetic() || before.is_ascii_lowercase() && first.is_ascii_uppercase()
        }
        _ => true,
    };
    let goes_on = match (text.get(at + word.len() - 1), text.get(at + word.len())) {
        (Some(last), Some(next)) => last.is_ascii_uppercase() && next.is_ascii_lowercase(),
        _ => false,
    };
    is_here && starts && !goes_on
}

fn row_key(row: usize) -> Option<u32> {
    key::<3>(WORDS.get(row)?.text)
}
