//! Writing what a compiled pattern would match.

use alloc::vec::Vec;
use core::ops::Range;

use super::confirm::confirm;
use super::program;
use super::program::Memo;
use super::program::contains;
use super::program::number;
use super::tables;
use super::tables::RULES;
use super::tables::Spec;
use crate::bytecode;
use crate::check::seal::seal;
use crate::random::Random;

/// A match of the rule, given its index: the bytes, and where in them the secret stands. `more` letters at most are added
/// to what a repetition needs.
pub(crate) fn matching(index: usize, random: &mut Random, more: usize) -> (Vec<u8>, Range<usize>) {
    // Sealing can break the pattern; another try makes another token.
    loop {
        let (text, secret) = attempt(index, random, more);
        if confirms(index, &text, &secret) {
            return (text, secret);
        }
    }
}

fn confirms(index: usize, text: &[u8], secret: &Range<usize>) -> bool {
    let found = program::run(Spec::of(index).start, text, 0, &mut Memo::default());
    found.as_ref() == Some(secret) && confirm(index, text, secret.clone()).is_some()
}

fn attempt(index: usize, random: &mut Random, more: usize) -> (Vec<u8>, Range<usize>) {
    let mut out = Vec::new();
    let mut secret = [0, usize::MAX];
    let mut pc = Spec::of(index).start;
    loop {
        match RULES[pc] {
            bytecode::LITERAL | bytecode::FOLDED => {
                let end = pc + 2 + usize::from(RULES[pc + 1]);
                out.extend(&RULES[pc + 2..end]);
                pc = end;
            }
            bytecode::BYTE_OF => {
                out.push(any_of(RULES[pc + 1], random));
                pc += 2;
            }
            bytecode::EXACT | bytecode::POSSESSIVE | bytecode::GREEDY => {
                let (set, (least, most), length) = program::repetition(pc);
                let count = least + random.below((most - least).min(more) as u64 + 1);
                out.extend((0..count).map(|_| any_of(set, random)).collect::<Vec<_>>());
                pc += length;
            }
            bytecode::SPLIT => pc += if random.below(2) == 0 { 3 } else { number(pc + 1) },
            bytecode::SPLIT_AWAY => pc += if random.below(2) == 0 { number(pc + 1) } else { 3 },
            bytecode::JUMP => pc += number(pc + 1),
            bytecode::EDGE => pc += 1,
            bytecode::SAVE => {
                secret[usize::from(RULES[pc + 1] & 1)] = out.len();
                pc += 2;
            }
            bytecode::NOT_BEFORE => pc += 2,
            _ => break,
        }
    }
    let end = secret[1].min(out.len());
    let mut token = out[secret[0]..end].to_vec();
    seal(Spec::of(index).check, &mut token);
    let range = secret[0]..secret[0] + token.len();
    out.splice(secret[0]..end, token);
    (out, range)
}

/// A word that announces the rule, if it needs one.
pub(crate) fn word(index: usize) -> Option<&'static str> {
    // The first one in the alphabet.
    let word = tables::words(index).min()?;
    core::str::from_utf8(word).ok()
}

/// Whether anything may stand between such a word and the secret.
pub(crate) fn is_far(index: usize) -> bool {
    Spec::of(index).near == 0
}

/// Whether the rule has a pattern, so that nothing of it is written in Rust.
#[cfg(test)]
pub(crate) fn has_pattern(index: usize) -> bool {
    program::end(Spec::of(index).start) > Spec::of(index).start + 1
}

fn any_of(set: u8, random: &mut Random) -> u8 {
    let members: Vec<u8> = (0..128).filter(|&byte| contains(set, byte)).collect();
    let usual = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let many: Vec<u8> = members.iter().copied().filter(usual).collect();
    let members = if many.len() < 10 { members } else { many };
    members.get(random.below(members.len() as u64)).copied().unwrap_or(b'0')
}
