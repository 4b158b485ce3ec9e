//! From the first letters at a place to the entries of a sorted table, in one load for nearly every place.
//!
//! The tables are filled on first use: that is quicker than loading them, and they need no space in the download.
//! Filling them twice at once does no harm, since every value depends on the rules alone.

use core::sync::atomic::AtomicBool;
use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Acquire;
use core::sync::atomic::Ordering::Relaxed;
use core::sync::atomic::Ordering::Release;

/// Words of the filter; 32 bits each. A power of two.
const FILTER: usize = 512;
/// Slots for keys. A power of two, several times as many as a table has rows.
const SLOTS: usize = 1024;
/// The first three bytes of a key.
const THREE: u32 = 0xFF_FFFF;

/// A hash index over a table whose rows are sorted by a key: four folded bytes, the first one lowest, the last one 0 if any will do.
pub(crate) struct Index {
    /// A bit for the first three bytes of each key: most questions end here.
    filter: [AtomicU32; FILTER],
    /// One more than the row where a key begins in the lower half, a part of its hash in the upper one; 0 if there is none.
    slots: [AtomicU32; SLOTS],
    ready: AtomicBool,
}

impl Index {
    pub(crate) const fn new() -> Self {
        Self {
            filter: [const { AtomicU32::new(0) }; FILTER],
            slots: [const { AtomicU32::new(0) }; SLOTS],
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
            let (word, bit) = place(key);
            self.filter[word].fetch_or(bit, Relaxed);
            let (mut slot, mark) = slot(key);
            // The build has seen to it that the tables are shorter.
            let entry = mark | (row as u32 + 1);
            while let Err(taken) = self.slots[slot].compare_exchange(0, entry, Relaxed, Relaxed)
                && taken != entry
            {
                slot = (slot + 1) % SLOTS;
            }
        }
        self.ready.store(true, Release);
    }

    /// Whether a row may have the key of these four bytes, or of the first three. False alarms are rare.
    #[inline]
    pub(crate) fn may_have(&self, four: u32) -> bool {
        let (word, bit) = place(four);
        self.filter[word].load(Relaxed) & bit != 0 && self.has_mark(four)
    }

    #[inline(never)]
    fn has_mark(&self, four: u32) -> bool {
        keys(four).into_iter().any(|key| self.row(key, |_| Some(key)).is_some())
    }

    /// The first row with this key, as `key_of` tells a row's key.
    #[inline]
    pub(crate) fn row(&self, key: u32, key_of: impl Fn(usize) -> Option<u32>) -> Option<usize> {
        let (first, mark) = slot(key);
        for step in 0..SLOTS {
            let entry = self.slots[(first + step) % SLOTS].load(Relaxed);
            if entry == 0 {
                return None;
            }
            let row = (entry & !MARK) as usize - 1;
            if entry & MARK == mark && key_of(row) == Some(key) {
                return Some(row);
            }
        }
        None
    }
}

/// The keys that four bytes have: all of them, and the first three.
pub(crate) fn keys(four: u32) -> [u32; 2] {
    [four, four & THREE]
}

/// The part of a slot that tells keys apart.
const MARK: u32 = 0xFFFF_0000;

/// The word of the filter, and the bit in it.
fn place(key: u32) -> (usize, u32) {
    let hash = (key & THREE).wrapping_mul(0x9E37_79B1);
    ((hash >> 23) as usize % FILTER, 1 << (hash >> 18 & 31))
}

/// Where a key is looked for first, and its mark.
fn slot(key: u32) -> (usize, u32) {
    let hash = key.wrapping_mul(0x85EB_CA6B);
    ((hash >> 22) as usize % SLOTS, hash << 10 & MARK)
}

/// Four bytes at a place of a block, folded as in a key.
pub(crate) fn four(block: &[u8; 68], at: usize) -> u32 {
    let at = at % 64;
    fold([block[at], block[at + 1], block[at + 2], block[at + 3]])
}

/// Four bytes, folded as in a key.
pub(crate) fn fold(bytes: [u8; 4]) -> u32 {
    u32::from_le_bytes(bytes) | 0x2020_2020
}
