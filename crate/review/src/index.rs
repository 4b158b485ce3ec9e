/// Two numbers that tell values apart; nothing of a value can be read from them.
pub(crate) type Digest = [u32; 2];

/// Which of the values that have been seen a value is. Of each value it holds a digest; however many there are, finding one takes the same time.
#[derive(Default)]
pub(crate) struct Index {
    /// A digest and the number of its value stand where the digest says, or in the next free slot behind that.
    slots: Vec<Option<(Digest, usize)>>,
    count: usize,
}

impl Index {
    /// The number of a value, from 0 in the order in which they are first seen, and its digest.
    pub(crate) fn number(&mut self, value: &str) -> (usize, Digest) {
        // Half of the slots stay free, so that a free one is never far.
        if self.count * 2 >= self.slots.len() {
            self.grow();
        }
        let (digest, next) = (digest(value), self.count);
        match self.slot(digest) {
            Some(Some((_, number))) => return (*number, digest),
            Some(free) => *free = Some((digest, next)),
            None => {}
        }
        self.count += 1;
        (next, digest)
    }

    /// Where the digest stands, or would stand.
    fn slot(&mut self, digest: Digest) -> Option<&mut Option<(Digest, usize)>> {
        let length = self.slots.len();
        let first = (digest[0] as usize).checked_rem(length)?;
        let is_its = |slot: &Option<(Digest, usize)>| slot.is_none_or(|(other, _)| other == digest);
        let at = (first..length).chain(0..first).find(|at| self.slots.get(*at).is_some_and(is_its))?;
        self.slots.get_mut(at)
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(16);
        let before = core::mem::replace(&mut self.slots, vec![None; length]);
        for known in before.into_iter().flatten() {
            if let Some(slot) = self.slot(known.0) {
                *slot = Some(known);
            }
        }
    }
}

/// The FNV-1a hash (<https://www.rfc-editor.org/rfc/rfc9923>) from two beginnings: numbers of 32 bits are those that JavaScript has.
fn digest(value: &str) -> Digest {
    [0x811c_9dc5, 0x1234_5678].map(|begin| {
        value.bytes().fold(begin, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbered_in_the_order_in_which_they_come() {
        let mut index = Index::default();
        for number in 0..3000 {
            assert_eq!(index.number(&format!("value {number}")).0, number);
        }
        for number in (0..3000).rev() {
            assert_eq!(index.number(&format!("value {number}")).0, number);
        }
    }

    #[test]
    fn values_with_the_same_place_are_told_apart() {
        let mut index = Index::default();
        index.grow();
        let length = index.slots.len();
        let same_place: Vec<String> = (0..1000)
            .map(|number| number.to_string())
            .filter(|value| digest(value)[0] as usize % length == length - 1)
            .take(5)
            .collect();
        let numbers: Vec<_> =
            same_place.iter().chain(&same_place).map(|value| index.number(value).0).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
    }
}
