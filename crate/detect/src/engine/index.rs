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

/// A hash index over a table whose rows are sorted by a 32-bit key. `FILTER` words of two bits for each key answer most
/// questions; `SLOTS` say where a key's rows begin. Both are powers of two.
pub(crate) struct Index<const FILTER: usize, const SLOTS: usize> {
    filter: [AtomicU32; FILTER],
    slots: [AtomicU16; SLOTS],
    ready: AtomicBool,
}

impl<const FILTER: usize, const SLOTS: usize> Index<FILTER, SLOTS> {
    pub(crate) const fn new() -> Self {
        Self {
            filter: [const { AtomicU32::new(0) }; FILTER],
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
            let (word, bits) = Self::place(key);
            self.filter[word].fetch_or(bits, Relaxed);
            let mut slot = Self::slot(key);
            while let Err(taken) = self.slots[slot].compare_exchange(0, row + 1, Relaxed, Relaxed)
                && taken != row + 1
            {
                slot = (slot + 1) % SLOTS;
            }
        }
        self.ready.store(true, Release);
    }

    /// Whether a row may have the key. False alarms are rare.
    pub(crate) fn may_have(&self, key: u32) -> bool {
        let (word, bits) = Self::place(key);
        self.filter[word].load(Relaxed) & bits == bits
    }

    /// The first row with the key.
    pub(crate) fn first(&self, key: u32, key_of: impl Fn(usize) -> Option<u32>) -> Option<usize> {
        let mut slot = Self::slot(key);
        loop {
            let row = usize::from(self.slots[slot].load(Relaxed).checked_sub(1)?);
            if key_of(row) == Some(key) {
                return Some(row);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    fn place(key: u32) -> (usize, u32) {
        let hash = key.wrapping_mul(0x9E37_79B1);
        ((hash >> 20) as usize % FILTER, 1 << (hash >> 15 & 31) | 1 << (hash >> 10 & 31))
    }

    fn slot(key: u32) -> usize {
        (key.wrapping_mul(0x85EB_CA6B) >> 16) as usize % SLOTS
    }
}

/// The first `N` bytes of `text`, folded, the first one lowest.
pub(crate) fn key<const N: usize>(text: &[u8]) -> Option<u32> {
    let bytes = text.first_chunk::<N>()?;
    Some(bytes.iter().rev().fold(0, |key, byte| key << 8 | u32::from(byte | 0x20)))
}
