//! Words about Azure DevOps near a shape that proves nothing by itself.

use core::ops::Range;

/// Whether such a word stands near `range`.
pub(crate) fn near(text: &[u8], range: Range<usize>) -> bool {
    let _ = (text, range);
    false
}
