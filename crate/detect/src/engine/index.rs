//! From the first letters at a place to what the tables hold for them, in one load for nearly every place.

use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Relaxed;

/// Words of the filter. A power of two.
const FILTER: usize = 2048;
/// Slots for keys. A power of two, several times as many as there are keys.
const SLOTS: usize = 2048;
/// The first three bytes of a key.
const THREE: u32 = 0xFF_FFFF;

/// A hash index of places by keys: four folded bytes, the first one lowest, the last one 0 if any will do. A key can have several places.
pub(crate) struct Index {
    /// By the first three bytes of each key, a bit for its fourth one, or all bits if any will do: most questions end here.
    filter: [AtomicU32; FILTER],
    /// One more than a place in the lower half, a part of the hash of its key in the upper one; 0 if there is none.
    slots: [AtomicU32; SLOTS],
}

impl Index {
    pub(crate) const fn new() -> Self {
        Self { filter: empty(), slots: empty() }
    }

    /// Adds a place for a key. The build has seen to it that there are not too many.
    pub(crate) fn add(&self, key: u32, place: usize) {
        let bits = if key > THREE { bit((key >> 24) as u8) } else { u32::MAX };
        self.filter[word(key)].fetch_or(bits, Relaxed);
        let (mut slot, mark) = slot(key);
        let entry = mark | (place as u32 + 1);
        while let Err(taken) = self.slots[slot].compare_exchange(0, entry, Relaxed, Relaxed)
            && taken != entry
        {
            slot = (slot + 1) % SLOTS;
        }
    }

    /// Whether there may be a place for these four bytes, or for the first three. False alarms are rare.
    #[inline]
    pub(crate) fn may_have(&self, four: u32) -> bool {
        self.filter[word(four)].load(Relaxed) & bit((four >> 24) as u8) != 0
    }

    /// Calls `each` for every place that may be one of a key, in the order in which they were added: it looks whether they are.
    #[inline]
    pub(crate) fn places(&self, key: u32, mut each: impl FnMut(usize)) {
        let (mut slot, mark) = slot(key);
        loop {
            let entry = self.slots[slot].load(Relaxed);
            if entry == 0 {
                return;
            }
            if entry & MARK == mark {
                each((entry & !MARK) as usize - 1);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

const fn empty<const N: usize>() -> [AtomicU32; N] {
    [const { AtomicU32::new(0) }; N]
}

/// The key of the first letters of a word.
pub(crate) fn key(word: &[u8]) -> u32 {
    let letter = |at: usize| word.get(at).map_or(0, |byte| u32::from(byte | 0x20));
    letter(0) | letter(1) << 8 | letter(2) << 16 | letter(3) << 24
}

/// The keys that four bytes have: all of them, and the first three.
pub(crate) fn keys(four: u32) -> [u32; 2] {
    [four, four & THREE]
}

/// The part of a slot that tells keys apart.
const MARK: u32 = 0xFFFF_0000;

/// The word of the filter for the first three bytes of a key.
fn word(key: u32) -> usize {
    ((key & THREE).wrapping_mul(0x85EB_CA6B) >> 21) as usize % FILTER
}

/// The bit for another one, which tells letters apart and digits.
fn bit(byte: u8) -> u32 {
    1 << (byte & 31)
}

/// Where a key is looked for first, and its mark.
fn slot(key: u32) -> (usize, u32) {
    let hash = key.wrapping_mul(0x85EB_CA6B);
    ((hash >> 21) as usize % SLOTS, hash << 11 & MARK)
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
