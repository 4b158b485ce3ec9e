//! What stands beside a run tells which readers need to be asked: nearly every run is spared nearly all of them.

use core::ops::Range;

use crate::rules::private_key;

/// A private key may begin behind this byte.
pub(crate) const KEY: u8 = 1;
/// A shared access signature may stand behind it.
pub(crate) const SIGNATURE: u8 = 2;
/// A pair of user and password may stand behind it.
pub(crate) const PAIR: u8 = 4;
/// A token may have been broken before it.
pub(crate) const BROKEN: u8 = 8;
/// A token may be broken here: of the byte behind the run.
pub(crate) const BREAK: u8 = 16;

static ASKS: [u8; 256] = asks();

const fn asks() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let is = byte as u8;
        if private_key::is_filler(is) {
            table[byte] |= KEY;
        }
        if matches!(is, b'=' | b'%') {
            table[byte] |= SIGNATURE;
        }
        if is.is_ascii_whitespace() || matches!(is, b'"' | b'=') {
            table[byte] |= PAIR;
        }
        if matches!(is, b'\n' | b'\\' | b';' | b'>' | 0x80..) {
            table[byte] |= BROKEN;
        }
        if matches!(is, b'\r' | b'\n' | b'\\' | b'=' | b'&' | b'<' | 0x80..) {
            table[byte] |= BREAK;
        }
        byte += 1;
    }
    table
}

/// The readers that the bytes beside a run ask for.
pub(crate) fn of(text: &[u8], run: &Range<usize>) -> u8 {
    let asks = |byte: Option<&u8>| byte.map_or(0, |byte| ASKS[usize::from(*byte)]);
    let before = |far: usize| run.start.checked_sub(far).and_then(|at| text.get(at));
    let mut all = asks(before(1)) & !BREAK;
    if all & (KEY | PAIR) != 0 {
        all &= !without(before(2).copied().unwrap_or_default());
    }
    all | asks(text.get(run.end)) & BREAK
}

/// What need not be asked if this is the last byte but one before a run.
fn without(byte: u8) -> u8 {
    match byte {
        _ if private_key::is_filler(byte) => 0,
        // The last of the dashes.
        b'-' => PAIR,
        // The last of `basic`, of `auth`, or of what stands between that and its value.
        b'c' | b'C' | b'h' | b':' | b'=' => KEY,
        _ => KEY | PAIR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_for_what_may_stand_there_and_for_nothing_else() {
        for (before, asks, behind) in [
            ("", 0, ""),
            ("(", 0, ")"),
            (" ", 0, " "),
            ("x ", 0, " "),
            ("- ", KEY, " "),
            (": ", PAIR, " "),
            ("c ", PAIR, " "),
            (" \"", KEY | PAIR, "\""),
            ("g=", SIGNATURE, ""),
            ("h=", SIGNATURE | PAIR, ""),
            ("%", SIGNATURE, ";"),
            ("\\", BROKEN, ""),
            ("-\\", KEY | BROKEN, ""),
            ("\n", BROKEN, ""),
            ("\n\n", KEY | PAIR | BROKEN, ""),
            ("\r\n", KEY | PAIR | BROKEN, ""),
            ("\u{200b}", BROKEN, ""),
            ("(", BREAK, "\r\n"),
            ("\n", BROKEN | BREAK, "\n"),
            ("(", BREAK, "="),
            ("", BREAK, "&shy;"),
            ("", BREAK, "\u{200b}"),
        ] {
            let text = [before, "letters", behind].concat();
            let run = before.len()..before.len() + 7;
            assert_eq!(of(text.as_bytes(), &run), asks, "{text:?}");
        }
    }
}
