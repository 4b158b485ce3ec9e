//! Rules whose secrets prove nothing by themselves: a word must stand before them, as in `twilio_key = "…"`.

use alloc::vec::Vec;
use core::ops::Range;

use super::index;
use super::index::Index;
use super::program;
use super::program::Memo;
use super::start;
use super::tables::SPECS;
use super::tables::Word;
use crate::Confidence;
use crate::alphabet;
use crate::alphabet::OPERATORS;
use crate::carrier::escape;
use crate::check::Check;
use crate::check::confirm;
use crate::context;
use crate::redact::MASK_OPEN;
use crate::rule::Match;

static INDEX: Index = Index::new();

/// How far before the value a word may begin, in bytes.
const REACH: usize = 64;
/// The same with the rest of a key that may begin in its last byte.
const WINDOW: usize = REACH + 4;
/// How far before the value an operator may stand, in bytes.
const OPERATOR: usize = 6;
/// Announces a value without an operator.
const SCHEME: &[u8] = b"bearer ";

/// Adds every secret that `run` is the value of to `found`, as far as it can be so sure.
pub(crate) fn in_context(
    text: &[u8],
    run: Range<usize>,
    least: Confidence,
    memo: &mut Memo,
    found: &mut Vec<Match>,
) {
    let start = behind_digits(text, escape::end(text, run.clone()));
    // The name of a rule in a mask is no value.
    if !is_value(text, start..run.end) || text[..run.start].ends_with(MASK_OPEN.as_bytes()) {
        return;
    }
    INDEX.prepare(Word::all().map(|(at, word)| (at, word.key())));
    let mut room = [0; WINDOW];
    let near = window(text, start, &mut room);
    let mut value = Value { text, start, least, seen: None };
    start::words(near, |at| {
        let four = index::four(near, at);
        if INDEX.may_have(four) {
            value.announced(REACH - at, four, memo, found);
        }
    });
}

/// What may be a secret if a word before it says so.
struct Value<'t> {
    text: &'t [u8],
    start: usize,
    /// How sure it must be.
    least: Confidence,
    /// How far before it words count, in bytes, once it has been asked: nothing counts that stands beyond a mask.
    seen: Option<usize>,
}

/// The bytes before `start` and some behind, in place if there are so many; zeros stand for what is missing.
fn window<'t>(text: &'t [u8], start: usize, room: &'t mut [u8; WINDOW]) -> &'t [u8; WINDOW] {
    let whole = || text.get(start.checked_sub(REACH)?..)?.first_chunk();
    match whole() {
        Some(window) => window,
        None => {
            let (before, behind) = text.split_at(start);
            let before = &before[before.len().saturating_sub(REACH)..];
            room[REACH - before.len()..REACH].copy_from_slice(before);
            let behind = &behind[..behind.len().min(WINDOW - REACH)];
            room[REACH..REACH + behind.len()].copy_from_slice(behind);
            room
        }
    }
}

impl Value<'_> {
    /// Tries the rules of the words that begin so many bytes before it, by the four bytes there.
    #[cold]
    #[inline(never)]
    fn announced(&mut self, before: usize, four: u32, memo: &mut Memo, found: &mut Vec<Match>) {
        for key in index::keys(four) {
            let Some(mut row) = INDEX.row(key, row_key) else { continue };
            while let Some(word) = Word::at(row).filter(|word| word.key() == key) {
                row = word.next;
                if is_here(&self.text[..self.start], self.start - before, word.text) && self.sees(before) {
                    self.try_rules(&word, before - word.text.len(), memo, found);
                }
            }
        }
    }

    /// Whether what stands so many bytes before it counts.
    fn sees(&mut self, before: usize) -> bool {
        let text = &self.text[..self.start];
        *self.seen.get_or_insert_with(|| context::before(text, REACH).len()) >= before
    }

    /// Tries the rules of a word that ends so many bytes before it.
    fn try_rules(&self, word: &Word, apart: usize, memo: &mut Memo, found: &mut Vec<Match>) {
        for index in word.rules() {
            let spec = &SPECS[index];
            let limit = usize::from(spec.near);
            let can_be = spec.confidence >= self.least || spec.check != Check::None;
            if can_be
                && (limit == 0 || apart <= limit)
                && let Some(range) = program::run(spec.start, self.text, self.start, memo)
                && let Some(token) = confirm(index, self.text, range)
            {
                found.push(token);
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
    // All of them, since a jump that cannot be foreseen costs more than looking.
    let assigns = before.iter().fold(false, |any, byte| any | alphabet::contains(OPERATORS, *byte));
    let before = &text[..range.start];
    (assigns || is_scheme(before) || is_flag(before)) && text[range].iter().any(u8::is_ascii_digit)
}

/// Whether the name of an option stands there, as in `--account-key "…`.
fn is_flag(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let Some(before) = before.strip_suffix(b" ") else { return false };
    let name = before.iter().rev().take_while(|&&byte| byte == b'-' || byte.is_ascii_alphanumeric()).count();
    name > 2 && before[before.len() - name] == b'-'
}

fn is_scheme(before: &[u8]) -> bool {
    before.last() == Some(&b' ')
        && before[before.len().saturating_sub(SCHEME.len())..].eq_ignore_ascii_case(SCHEME)
}

/// Whether the word stands at `at` and does not go on in another way: `sumo` is no part of `sumOf`.
fn is_here(text: &[u8], at: usize, word: &[u8]) -> bool {
    let end = at + word.len();
    let goes_on = match (text.get(end - 1), text.get(end)) {
        (Some(last), Some(next)) => last.is_ascii_uppercase() && next.is_ascii_lowercase(),
        _ => false,
    };
    text.get(at..end).is_some_and(|part| part.eq_ignore_ascii_case(word)) && !goes_on
}

fn row_key(row: usize) -> Option<u32> {
    Some(Word::at(row)?.key())
}
