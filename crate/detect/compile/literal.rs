//! Choosing the four letters by which a token is recognised before anything else is asked.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::op::Op;
use super::op::Set;
use super::op::closure;

/// Four folded bytes, the first one lowest. The last one is 0 if any will do.
pub(crate) type Key = u32;

/// The first three bytes of a key.
const FIRST_THREE: Key = 0xFF_FFFF;
/// With so many different fourth bytes, any will do.
const ANY: usize = 8;

/// At most so many different keys at the start of a token.
const KEYS: usize = 400;
/// At most so many inside it.
const KEYS_INSIDE: usize = 128;
/// How far inside a token a literal may stand, in bytes; a record has seven bits for it.
const DEEPEST: usize = 90;

/// Where the literal of a rule stands and which values it can have.
pub(crate) struct Literal {
    pub(crate) keys: BTreeSet<Key>,
    /// Bytes between the start of the token and the literal.
    pub(crate) offset: usize,
    /// Whether a letter or digit may stand before it, so that the place must be computed from the token's start.
    pub(crate) inside_word: bool,
}

/// The literal of a pattern, if it has one: where a word starts if possible, otherwise as early as possible.
pub(crate) fn choose(ops: &[Op]) -> Option<Literal> {
    let all = all(ops);
    let at_word = all.iter().position(|literal| !literal.inside_word);
    let rarest = || (0..all.len()).min_by_key(|&at| all[at].keys.len());
    let chosen = at_word.or_else(rarest)?;
    all.into_iter().nth(chosen)
}

/// Every place of the pattern that has few enough values.
fn all(ops: &[Op]) -> Vec<Literal> {
    let mut all = Vec::new();
    let mut states = State::start(ops);
    let mut inside_word = false;
    for offset in 0..DEEPEST {
        let limit = if offset == 0 { KEYS } else { KEYS_INSIDE };
        if let Some(keys) = keys(ops, &states, limit) {
            all.push(Literal { keys: shorten(keys), offset, inside_word });
        }
        let Some((next, bytes)) = State::step_all(ops, &states) else { break };
        states = next;
        inside_word = bytes.iter().any(u8::is_ascii_alphanumeric);
    }
    all
}

/// Leaves out the fourth byte where it can be nearly anything.
fn shorten(keys: BTreeSet<Key>) -> BTreeSet<Key> {
    let fourths = |key: Key| keys.iter().filter(|other| *other & FIRST_THREE == key & FIRST_THREE).count();
    keys.iter().map(|&key| if fourths(key) >= ANY { key & FIRST_THREE } else { key }).collect()
}

/// A place in the pattern: an instruction, and for a repetition how many bytes it has read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    at: usize,
    count: usize,
}

impl State {
    fn start(ops: &[Op]) -> BTreeSet<Self> {
        closure(ops, 0).into_iter().map(|at| Self { at, count: 0 }).collect()
    }

    /// The bytes that can be read here, and the places reached by reading one.
    fn step(self, ops: &[Op]) -> Option<(&Set, Vec<Self>)> {
        let behind = || closure(ops, self.at + 1).into_iter().map(|at| Self { at, count: 0 });
        match &ops[self.at] {
            Op::Byte(set) => Some((set, behind().collect())),
            Op::Repeat { set, min, max, .. } if self.count < *max => {
                let count = self.count + 1;
                let mut next = vec![Self { at: self.at, count }];
                if count >= *min {
                    next.extend(behind());
                }
                next.retain(|state| state.at != self.at || state.count < *max);
                Some((set, next))
            }
            _ => None,
        }
    }

    /// All places one byte further, and the bytes read on the way. None if the pattern may already have ended.
    fn step_all(ops: &[Op], states: &BTreeSet<Self>) -> Option<(BTreeSet<Self>, Set)> {
        let (mut next, mut bytes) = (BTreeSet::new(), Set::new());
        for state in states {
            if matches!(ops[state.at], Op::Match | Op::NotBefore(_)) {
                return None;
            }
            if let Some((set, reached)) = state.step(ops) {
                bytes.extend(set);
                next.extend(reached);
            }
        }
        Some((next, bytes))
    }
}

/// Every value that the next four bytes can have, folded.
fn keys(ops: &[Op], states: &BTreeSet<State>, limit: usize) -> Option<BTreeSet<Key>> {
    let mut partial: BTreeMap<Key, BTreeSet<State>> = BTreeMap::from([(0, states.clone())]);
    for index in 0..4 {
        let mut longer: BTreeMap<Key, BTreeSet<State>> = BTreeMap::new();
        for (key, states) in &partial {
            for state in states {
                if matches!(ops[state.at], Op::Match | Op::NotBefore(_)) {
                    return None;
                }
                let Some((set, reached)) = state.step(ops) else { continue };
                for byte in set {
                    let key = key | Key::from(byte | 0x20) << (8 * index);
                    longer.entry(key).or_default().extend(reached.iter().copied());
                }
            }
            if longer.len() > limit {
                return None;
            }
        }
        partial = longer;
    }
    Some(partial.into_keys().collect())
}
