//! Running a compiled pattern at one place of a text.
//!
//! Instructions only ever lead forward and every repetition has a limit, so an attempt ends; what a repetition read is
//! remembered, so a thousand attempts over the same stretch read it once; and a budget bounds the rest.

use core::ops::Range;

use super::tables::RULES;
use super::tables::SETS;
use crate::bytecode;
use crate::bytecode::CHOICES;

/// How many instructions an attempt may take.
const STEPS: u32 = 2000;

/// A choice that can still be taken back: go on at `code` from any place between `least` and `at`.
#[derive(Clone, Copy, Default)]
struct Choice {
    code: usize,
    at: usize,
    least: usize,
}

/// A repetition that reads so much is a long one, in bytes.
const LONG: usize = 32;

/// What attempts leave to those after them.
#[derive(Default)]
pub(crate) struct Memo {
    /// Up to where in the text base 64 has been read.
    pub(crate) encoded: usize,
    stretch: Stretch,
    /// Room only: an attempt begins without choices.
    choices: [Choice; CHOICES],
}

/// The stretch that the last long repetition read.
#[derive(Default)]
struct Stretch {
    set: u8,
    range: Range<usize>,
}

/// Where the secret stands, if the pattern whose instructions begin at `start` matches at `from`.
pub(crate) fn run(start: usize, text: &[u8], from: usize, memo: &mut Memo) -> Option<Range<usize>> {
    // Most attempts end with the first letters; those need no room for choices.
    if RULES[start] == bytecode::LITERAL {
        let literal = &RULES[start + 2..start + 2 + usize::from(RULES[start + 1])];
        if !literal.iter().zip(text.get(from..)?).all(|(one, other)| one == other) {
            return None;
        }
    }
    attempt(start, text, from, memo)
}

#[inline(never)]
fn attempt(start: usize, text: &[u8], from: usize, memo: &mut Memo) -> Option<Range<usize>> {
    let Memo { stretch, choices, .. } = memo;
    let mut open = 0;
    let mut secret = [from, usize::MAX];
    let (mut pc, mut at) = (start, from);
    for _ in 0..STEPS {
        let fits = match RULES[pc] {
            bytecode::LITERAL => {
                let end = pc + 2 + usize::from(RULES[pc + 1]);
                let literal = &RULES[pc + 2..end];
                let fits = text[at..].starts_with(literal);
                (pc, at) = (end, at + literal.len());
                fits
            }
            bytecode::FOLDED => {
                let end = pc + 2 + usize::from(RULES[pc + 1]);
                let literal = &RULES[pc + 2..end];
                let fits = text.get(at..at + literal.len()).is_some_and(|part| {
                    part.iter().zip(literal).all(|(&byte, &letter)| is_same(byte, letter))
                });
                (pc, at) = (end, at + literal.len());
                fits
            }
            bytecode::BYTE_OF => {
                let fits = text.get(at).is_some_and(|&byte| contains(RULES[pc + 1], byte));
                (pc, at) = (pc + 2, at + 1);
                fits
            }
            kind @ (bytecode::EXACT | bytecode::POSSESSIVE | bytecode::GREEDY) => {
                let (set, (least, most), length) = repetition(pc);
                let end = stretch.end(set, text, at, most);
                pc += length;
                let fits = end - at >= least;
                if fits && kind == bytecode::GREEDY && end > at + least && open < CHOICES {
                    choices[open] = Choice { code: pc, at: end - 1, least: at + least };
                    open += 1;
                }
                at = end;
                fits
            }
            kind @ (bytecode::SPLIT | bytecode::SPLIT_AWAY) => {
                let (next, away) = (pc + 3, pc + number(pc + 1));
                let (first, second) = if kind == bytecode::SPLIT { (next, away) } else { (away, next) };
                if open < CHOICES {
                    choices[open] = Choice { code: second, at, least: at };
                    open += 1;
                }
                pc = first;
                true
            }
            bytecode::JUMP => {
                pc += number(pc + 1);
                true
            }
            bytecode::EDGE => {
                pc += 1;
                let before = at.checked_sub(1).and_then(|before| text.get(before));
                is_word(before) != is_word(text.get(at))
            }
            bytecode::SAVE => {
                secret[usize::from(RULES[pc + 1] & 1)] = at;
                pc += 2;
                true
            }
            bytecode::NOT_BEFORE => {
                let fits = !text.get(at).is_some_and(|&byte| contains(RULES[pc + 1], byte));
                pc += 2;
                fits
            }
            _ => return Some(secret[0]..secret[1].min(at)),
        };
        if !fits {
            (pc, at, open) = last_choice(choices, open, text)?;
        }
    }
    None
}

/// The choice to take back: where to go on, from where in the text, and how many choices are left.
fn last_choice(
    choices: &mut [Choice; CHOICES],
    mut open: usize,
    text: &[u8],
) -> Option<(usize, usize, usize)> {
    while open > 0 {
        let choice = &mut choices[open - 1];
        // What a literal follows can only end before its first letter.
        let end = match RULES[choice.code] {
            bytecode::LITERAL => {
                let places = text.get(choice.least..(choice.at + 1).min(text.len())).unwrap_or_default();
                let first = RULES[choice.code + 2];
                places.iter().rposition(|&byte| byte == first).map(|at| choice.least + at)
            }
            _ => Some(choice.at),
        };
        let Some(at) = end else {
            open -= 1;
            continue;
        };
        let code = choice.code;
        if at > choice.least {
            choice.at = at - 1;
        } else {
            open -= 1;
        }
        return Some((code, at, open));
    }
    None
}

impl Stretch {
    /// The end of the bytes of `set` from `at`, at most `most` of them.
    fn end(&mut self, set: u8, text: &[u8], at: usize, most: usize) -> usize {
        let limit = text.len().min(at + most);
        let known = if set == self.set && self.range.contains(&at) { self.range.end } else { at };
        if known >= limit {
            return limit;
        }
        let end = known + text[known..limit].iter().take_while(|&&byte| contains(set, byte)).count();
        // A short stretch is not worth forgetting a long one for.
        if end - at >= LONG {
            if known == at {
                self.range.start = at;
            }
            (self.set, self.range.end) = (set, end);
        }
        end
    }
}

/// Where the program that begins at `pc` ends.
pub(super) fn end(mut pc: usize) -> usize {
    loop {
        pc += match RULES[pc] {
            bytecode::LITERAL | bytecode::FOLDED => 2 + usize::from(RULES[pc + 1]),
            bytecode::POSSESSIVE | bytecode::GREEDY => 6,
            bytecode::EXACT | bytecode::SPLIT | bytecode::SPLIT_AWAY | bytecode::JUMP => 3,
            bytecode::BYTE_OF | bytecode::SAVE | bytecode::NOT_BEFORE => 2,
            bytecode::EDGE => 1,
            _ => return pc + 1,
        };
    }
}

/// The set of a repetition, how often it is read at least and at most, and the length of the instruction.
pub(super) fn repetition(pc: usize) -> (u8, (usize, usize), usize) {
    let set = RULES[pc + 1];
    if RULES[pc] == bytecode::EXACT {
        let count = usize::from(RULES[pc + 2]);
        return (set, (count, count), 3);
    }
    (set, (number(pc + 2), number(pc + 4)), 6)
}

pub(super) fn contains(set: u8, byte: u8) -> bool {
    SETS[usize::from(set)][usize::from(byte >> 3)] >> (byte & 7) & 1 == 1
}

pub(super) fn number(at: usize) -> usize {
    usize::from(RULES[at]) | usize::from(RULES[at + 1]) << 8
}

fn is_same(byte: u8, letter: u8) -> bool {
    byte == letter || letter.is_ascii_lowercase() && byte | 0x20 == letter
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}
