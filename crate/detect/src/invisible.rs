//! Characters that nobody sees, and that an editor or a page may have put into a token.

/// Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark; the same and a place to break as HTML or JSON.
const SPELLINGS: [&str; 22] = [
    "\u{ad}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "&shy;",
    "&#173;",
    "&#xad;",
    "&#xAD;",
    "&ZeroWidthSpace;",
    "&#8203;",
    "&#x200b;",
    "&#x200B;",
    "&zwnj;",
    "&zwj;",
    "<wbr>",
    "<wbr/>",
    "<wbr />",
    "\\u200b",
    "\\u200B",
    "\\u00ad",
];

/// Those of three bytes as they are: all but the soft hyphen.
pub(crate) const OF_THREE_BYTES: [[u8; 3]; 5] = of_three_bytes();

const fn of_three_bytes<const N: usize>() -> [[u8; 3]; N] {
    let (mut all, mut count, mut at) = ([[0; 3]; N], 0, 0);
    while at < SPELLINGS.len() {
        if let [first, second, third] = *SPELLINGS[at].as_bytes() {
            all[count] = [first, second, third];
            count += 1;
        }
        at += 1;
    }
    all
}

/// The length of an invisible character at the start of `text`, however it is written.
pub(crate) fn at(text: &[u8]) -> Option<usize> {
    // What every one begins with: most other places end here.
    let may_be = match text {
        [b'\\', next, ..] => *next == b'u',
        [b'<', next, ..] => *next == b'w',
        [b'&', next, ..] => matches!(next, b'#' | b's' | b'z' | b'Z'),
        [first, ..] => *first >= 0x80,
        _ => false,
    };
    let is_there = |spelling: &&&str| text.starts_with(spelling.as_bytes());
    if may_be { SPELLINGS.iter().find(is_there).map(|spelling| spelling.len()) } else { None }
}
