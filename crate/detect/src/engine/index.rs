//! From the first letters at a place to what the tables hold for them, in one load for nearly every place.

use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Relaxed;

/// Words of the filter; 32 bits each. A power of two.
const FILTER: usize = 512;
/// Slots for keys. A power of two, several times as many as there are keys.
const SLOTS: usize = 2048;
/// The first three bytes of a key.
const THREE: u32 = 0xFF_FFFF;

/// A hash index of places by keys: four folded bytes, the first one lowest, the last one 0 if any will do. A key can have several places.
pub(crate) struct Index {
    /// A bit for the first three bytes of each key: most questions end here.
    filter: [AtomicU32; FILTER],
    /// One more than a place in the lower half, a part of the hash of its key in the upper one; 0 if there is none.
    slots: [AtomicU32; SLOTS],
}

impl Index {
    pub(crate) const fn new() -> Self {
        Self { filter: [const { AtomicU32::new(0) }; FILTER], slots: [const { AtomicU32::new(0) }; SLOTS] }
    }

    /// Adds a place for a key. The build has seen to it that there are not too many.
    pub(crate) fn add(&self, key: u32, place: usize) {
        let (word, bit) = filter(key);
        self.filter[word].fetch_or(bit, Relaxed);
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
        let (word, bit) = filter(four);
        self.filter[word].load(Relaxed) & bit != 0 && self.has_mark(four)
    }

    #[inline(never)]
    fn has_mark(&self, four: u32) -> bool {
        keys(four).into_iter().any(|key| self.places(key).next().is_some())
    }

    /// The places that may be those of a key, in the order in which they were added: the caller looks whether they are.
    #[inline]
    pub(crate) fn places(&self, key: u32) -> impl Iterator<Item = usize> {
        let (first, mark) = slot(key);
        (0..SLOTS)
            .map(move |step| self.slots[(first + step) % SLOTS].load(Relaxed))
            .take_while(|entry| *entry != 0)
            .filter(move |entry| entry & MARK == mark)
            .map(|entry| (entry & !MARK) as usize - 1)
    }
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

/// The word of the filter, and the bit in it.
fn filter(key: u32) -> (usize, u32) {
    let hash = (key & THREE).wrapping_mul(0x9E37_79B1);
    ((hash >> 23) as usize % FILTER, 1 << (hash >> 18 & 31))
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
