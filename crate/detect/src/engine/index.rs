//! From the first letters at a place to the entries of a sorted table, in one load for nearly every place.
//!
//! The tables are filled on first use: that is quicker than loading them, and they need no space in the download.
//! Filling them twice at once does no harm, since every value depends on the rules alone.

use core::sync::atomic::AtomicBool;
use core::sync::atomic::AtomicU16;
use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Acquire;
use core::sync::atomic::Ordering::Relaxed;
use core::sync::atomic::Ordering::Release;

/// Words of the filter; 32 bits each. A power of two.
const FILTER: usize = 512;
/// The first three bytes of a key.
const THREE: u32 = 0xFF_FFFF;

/// A hash index over a table whose rows are sorted by a key: four folded bytes, the first one lowest, the last one 0 if any will do.
/// One bit for the first three bytes of each key and one for the whole of it answer most questions; `SLOTS`, a power of two, say where a
/// key's rows begin.
pub(crate) struct Index<const SLOTS: usize> {
    three: [AtomicU32; FILTER],
    whole: [AtomicU32; FILTER],
    slots: [AtomicU16; SLOTS],
    ready: AtomicBool,
}

impl<const SLOTS: usize> Index<SLOTS> {
    pub(crate) const fn new() -> Self {
        Self {
            three: [const { AtomicU32::new(0) }; FILTER],
            whole: [const { AtomicU32::new(0) }; FILTER],
            slots: [const { AtomicU16::new(0) }; SLOTS],
            ready: AtomicBool::new(false),
        }
    }

    /// Fills the index on the first call with the rows of the table and their keys.
    pub(crate) fn prepare(&self, rows: impl Iterator<Item = (usize, u32)>) {
        if self.ready.load(Acquire) {
            return;
        }
        let mut before = None;
        for (row, key) in rows {
            if before.replace(key) == Some(key) {
                continue;
            }
            // The build has seen to it that the tables are shorter.
            let row = row as u16;
            for (filter, key) in [(&self.three, key & THREE), (&self.whole, key)] {
                let (word, bit) = place(key);
                filter[word].fetch_or(bit, Relaxed);
            }
            let mut slot = Self::slot(key);
            while let Err(taken) = self.slots[slot].compare_exchange(0, row + 1, Relaxed, Relaxed)
                && taken != row + 1
            {
                slot = (slot + 1) % SLOTS;
            }
        }
        self.ready.store(true, Release);
    }

    /// Whether a row may have the key of these four bytes, or of the first three.
    pub(crate) fn may_have(&self, four: u32) -> bool {
        let three = four & THREE;
        holds(&self.three, three) && (holds(&self.whole, four) || holds(&self.whole, three))
    }

    /// For the key of these four bytes, and for that of the first three: the first row, as `key_of` tells a row's key, and the key.
    pub(crate) fn rows(
        &self,
        four: u32,
        key_of: impl Fn(usize) -> Option<u32>,
    ) -> impl Iterator<Item = (usize, u32)> {
        [four, four & THREE].into_iter().filter_map(move |key| Some((self.first(key, &key_of)?, key)))
    }

    fn first(&self, key: u32, key_of: impl Fn(usize) -> Option<u32>) -> Option<usize> {
        let mut slot = Self::slot(key);
        loop {
            let row = usize::from(self.slots[slot].load(Relaxed).checked_sub(1)?);
            if key_of(row) == Some(key) {
                return Some(row);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    fn slot(key: u32) -> usize {
        (key.wrapping_mul(0x85EB_CA6B) >> 16) as usize % SLOTS
    }
}

fn holds(filter: &[AtomicU32; FILTER], key: u32) -> bool {
    let (word, bit) = place(key);
    filter[word].load(Relaxed) & bit != 0
}

/// The word of a filter, and the bit in it.
fn place(key: u32) -> (usize, u32) {
    let hash = key.wrapping_mul(0x9E37_79B1);
    ((hash >> 23) as usize % FILTER, 1 << (hash >> 18 & 31))
}

/// Four bytes of `text` at a place, folded as in a key.
pub(crate) fn four(text: &[u8], at: usize) -> Option<u32> {
    let bytes = text.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes) | 0x2020_2020)
}
