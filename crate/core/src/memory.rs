//! Where texts and answers stand: the caller writes into one place and reads from another.

use std::cell::RefCell;

use serde::Serialize;

thread_local! {
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where to write a text of so many bytes. What was written before is lost; the place may change with every call.
pub(crate) fn room(bytes: usize) -> *mut u8 {
    TEXT.with_borrow_mut(|text| {
        if text.len() < bytes {
            // A fresh piece of memory: nothing of the old text is worth copying.
            text.clear();
            text.resize(bytes, 0);
        }
        text.as_mut_ptr()
    })
}

/// Calls `read` with the first bytes of what was written.
pub(crate) fn with_text<T>(bytes: usize, read: impl FnOnce(&str) -> T) -> T {
    TEXT.with_borrow(|text| {
        let text = text.get(..bytes).unwrap_or_default();
        #[allow(unsafe_code, reason = "checking every text again would cost as much as scanning it")]
        // SAFETY: the page script writes with TextEncoder, which makes nothing but UTF-8 and says how much of it.
        read(unsafe { str::from_utf8_unchecked(text) })
    })
}

/// Keeps an answer until the next one; gives its bytes.
pub(crate) fn answer(value: &impl Serialize) -> usize {
    // Answers have string keys only and cannot fail; an empty one reads as none.
    let json = serde_json::to_string(value).unwrap_or_default();
    ANSWER.with_borrow_mut(|kept| *kept = json);
    ANSWER.with_borrow(String::len)
}

/// Where the last answer stands.
pub(crate) fn answer_address() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.as_ptr())
}
