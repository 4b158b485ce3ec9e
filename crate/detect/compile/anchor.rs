//! Choosing the four letters by which a token is recognised before anything else is asked.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::op::Op;
use super::op::Set;
use super::op::closure;

/// Four folded bytes, the first one lowest.
pub(crate) type Key = u32;

/// At most so many different keys at the start of a token.
const KEYS: usize = 400;
/// At most so many inside it.
const KEYS_INSIDE: usize = 128;
/// How far inside a token an anchor may stand, in bytes.
const DEEPEST: usize = 90;

/// Where the anchor of a rule stands and which values it can have.
pub(crate) struct Anchor {
    pub(crate) keys: BTreeSet<Key>,
    /// Bytes between the start of the token and the anchor.
    pub(crate) offset: usize,
    /// Whether a letter or digit may stand before it, so that the place must be computed from the token's start.
    pub(crate) inside_word: bool,
}

/// The anchor of a pattern, if it has one: where a word starts if possible, otherwise as early as possible.
pub(crate) fn choose(ops: &[Op]) -> Option<Anchor> {
    earliest(ops, false).or_else(|| earliest(ops, true))
}

fn earliest(ops: &[Op], any: bool) -> Option<Anchor> {
    let mut states = State::start(ops);
    let mut inside_word = false;
    for offset in 0..DEEPEST {
        let limit = if offset == 0 { KEYS } else { KEYS_INSIDE };
        if (any || !inside_word)
            && let Some(keys) = keys(ops, &states, limit)
        {
            return Some(Anchor { keys, offset, inside_word });
        }
        let (next, bytes) = State::step_all(ops, &states)?;
        states = next;
        inside_word = bytes.iter().any(u8::is_ascii_alphanumeric);
    }
    None
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
