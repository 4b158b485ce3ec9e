use std::collections::VecDeque;

use patrol_policy::Outcome;

use crate::index::Digest;

/// How many secrets are kept; the oldest go first.
const CAPACITY: usize = 1000;

/// The secrets that may enter a field without a question: the person has said so, or they come from that field. It lasts as long as the page.
/// Of each it holds a digest.
#[derive(Debug, Default)]
pub struct Allowed(VecDeque<Entry>);

#[derive(Clone, Copy, Debug)]
struct Entry {
    field: u32,
    secret: Digest,
    /// What would have happened when it was allowed: nothing firmer is called off by it.
    outcome: Outcome,
}

impl Allowed {
    /// Whether a secret may enter a field where this would happen otherwise.
    pub(crate) fn holds(&self, field: u32, secret: Digest, outcome: Outcome) -> bool {
        field != 0
            && self
                .0
                .iter()
                .any(|entry| entry.field == field && entry.secret == secret && entry.outcome >= outcome)
    }

    pub(crate) fn add(&mut self, field: u32, secret: Digest, outcome: Outcome) {
        self.0.retain(|entry| entry.field != field || entry.secret != secret || entry.outcome > outcome);
        self.0.push_back(Entry { field, secret, outcome });
        let excess = self.0.len().saturating_sub(CAPACITY);
        self.0.drain(..excess);
    }
}
