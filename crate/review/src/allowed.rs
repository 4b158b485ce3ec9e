use std::collections::VecDeque;

use patrol_policy::Outcome;

use crate::Source;
use crate::index::Digest;

/// How many secrets are kept; the oldest go first.
const CAPACITY: usize = 1000;

/// The secrets that may enter a field without a question: the person has said so, or they come from that field. And those that may stay in it and
/// be sent with it: each that may enter, and what was let in once. It lasts as long as the page. Of each secret it holds a digest.
#[derive(Debug, Default)]
pub struct Allowed(VecDeque<Entry>);

#[derive(Clone, Copy, Debug)]
struct Entry {
    field: u32,
    secret: Digest,
    /// What would have happened when it was allowed: nothing firmer is called off by it.
    outcome: Outcome,
    /// Whether it may enter the field once more, or only stay in it.
    may_enter: bool,
}

impl Allowed {
    /// Whether a secret may enter a field, or stay in it, where this would happen otherwise.
    pub(crate) fn holds(&self, field: u32, secret: Digest, outcome: Outcome, source: Source) -> bool {
        field != 0
            && self.0.iter().any(|entry| {
                entry.field == field
                    && entry.secret == secret
                    && entry.outcome >= outcome
                    && (entry.may_enter || source.is_inside())
            })
    }

    pub(crate) fn add(&mut self, field: u32, secret: Digest, outcome: Outcome, source: Source) {
        let may_enter = !source.is_inside();
        self.0.retain(|entry| {
            let says_more = entry.outcome > outcome || (entry.may_enter && !may_enter);
            entry.field != field || entry.secret != secret || says_more
        });
        self.0.push_back(Entry { field, secret, outcome, may_enter });
        let excess = self.0.len().saturating_sub(CAPACITY);
        self.0.drain(..excess);
    }
}
