//! Base 64.

use crate::alphabet;

/// Decodes letters of either spelling into `out` and returns how many bytes there are. Stops at the first byte that
/// is no letter of base 64 and when `out` is full.
pub(crate) fn decode(letters: impl Iterator<Item = u8>, out: &mut [u8]) -> usize {
    let (mut filled, mut bits, mut held) = (0, 0u32, 0);
    for value in letters.map_while(alphabet::base64_value) {
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            let Some(byte) = out.get_mut(filled) else { break };
            *byte = (bits >> held) as u8;
            filled += 1;
        }
    }
    filled
}
