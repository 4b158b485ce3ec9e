//! The instructions of a compiled pattern, before they become bytes.

use std::collections::BTreeSet;

/// A set of bytes.
pub(crate) type Set = BTreeSet<u8>;

/// One instruction. Targets are places in the list of instructions.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Op {
    /// One byte of a set; a set of one byte is a literal.
    Byte(Set),
    /// Between `min` and `max` bytes of a set.
    Repeat { set: Set, min: usize, max: usize, mode: Mode },
    /// Try `first`, and `second` if that fails.
    Split { first: usize, second: usize },
    /// Go on at another place.
    Jump(usize),
    /// The edge of a word: `\b`.
    Edge,
    /// The secret starts (0) or ends (1) here.
    Save(u8),
    /// The next byte, if there is one, must not belong to the set.
    NotBefore(Set),
    /// The pattern matches.
    Match,
}

/// How many bytes a repetition prefers, and whether it may give some back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mode {
    /// As many as possible, and it need not give any back: what follows cannot start inside it.
    Possessive,
    /// As many as possible.
    Greedy,
}

/// The places that are reached from `at` without reading a byte. Splits, jumps, marks and empty repetitions are passed.
pub(crate) fn closure(ops: &[Op], at: usize) -> Vec<usize> {
    let (mut todo, mut reached) = (vec![at], Vec::new());
    while let Some(at) = todo.pop() {
        if reached.contains(&at) {
            continue;
        }
        reached.push(at);
        match &ops[at] {
            Op::Split { first, second } => todo.extend([*second, *first]),
            Op::Jump(to) => todo.push(*to),
            Op::Save(_) | Op::Edge | Op::Repeat { min: 0, .. } => todo.push(at + 1),
            _ => {}
        }
    }
    reached
}
