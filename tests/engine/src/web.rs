//! What JavaScript calls: it writes a text into [`room`], has it scanned, and reads the numbers at [`found`].

use std::cell::Cell;
use std::cell::RefCell;
use std::ops::Range;

use patrol_detect::Finding;
use patrol_detect::Options;
use patrol_detect::Pieces;

use crate::answer;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static FOUND: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
    static PIECES: RefCell<Pieces> = RefCell::new(Pieces::default());
    /// Where the next piece begins in the last one, in bytes, and how many UTF-16 units stand behind that.
    static NEXT: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

/// Where to write a text of so many bytes. What was written before stays there; the place may change.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        if text.len() < bytes {
            text.resize(bytes, 0);
        }
        text.as_mut_ptr()
    })
}

/// Scans the first bytes of what was written, which must be UTF-8, as a piece of a text. The first piece begins where the text does, another
/// one where [`next`] has said; `is_last` is 1 or 0. Gives the number of findings that no piece before has told.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn scan(length: usize, is_last: usize) -> usize {
    keep(length, |text| {
        let piece = PIECES.with_borrow_mut(|pieces| pieces.read(text, is_last == 1, &Options::default()));
        let again = text.get(piece.next..).unwrap_or_default().encode_utf16().count();
        NEXT.set((piece.next, again));
        piece.findings
    })
}

/// Where the next piece begins in the last one, in bytes.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn next() -> usize {
    NEXT.get().0
}

/// How many UTF-16 units of the last piece come again in the next one.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn again() -> usize {
    NEXT.get().1
}

/// Scans what a change may concern, given in bytes, of what was written. Gives the number of findings.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn scan_window(length: usize, start: usize, end: usize) -> usize {
    let changed: Range<usize> = start..end;
    keep(length, |text| patrol_detect::scan_window(text, changed, &Options::default()))
}

/// Where the numbers of the last scan stand, [`WIDTH`](crate::WIDTH) of them for each finding.
#[allow(unsafe_code, reason = "the name under which JavaScript finds it")]
#[unsafe(no_mangle)]
pub extern "C" fn found() -> *const u32 {
    FOUND.with_borrow(Vec::as_ptr)
}

fn keep(length: usize, look: impl FnOnce(&str) -> Vec<Finding>) -> usize {
    TEXT.with_borrow(|text| {
        let text = text.get(..length).unwrap_or_default();
        #[allow(unsafe_code, reason = "a check would take part of the time that is measured")]
        // SAFETY: JavaScript writes with TextEncoder, which makes nothing but UTF-8. The product trusts it as well.
        let findings = look(unsafe { str::from_utf8_unchecked(text) });
        FOUND.set(answer(&findings));
        findings.len()
    })
}
