//! Words in a value that somebody has made up.

/// Whether one of the parts, which are in lower case, stands in the value as it is read.
pub(super) fn holds(value: &[u8], parts: &[&[u8]], read: impl Fn(&u8) -> u8) -> bool {
    let starts = |rest: &[u8], part: &[u8]| {
        part.len() <= rest.len() && part.iter().zip(rest).all(|(letter, byte)| *letter == read(byte))
    };
    (0..value.len()).any(|at| parts.iter().any(|part| starts(&value[at..], part)))
}

/// The letter that a sign or a digit stands for, as in `P@ssw0rd`.
pub(super) fn letter(byte: &u8) -> u8 {
    match byte {
        b'0' => b'o',
        b'1' => b'i',
        b'3' => b'e',
        b'4' | b'@' => b'a',
        b'5' | b'$' => b's',
        _ => byte.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_signs_and_digits_as_letters() {
        for value in [&b"my-P@$5w0rd"[..], b"PASSWORD1", b"s3cr3tpassword"] {
            assert!(holds(value, &[b"none", b"password"], letter));
        }
        assert!(holds(b"CL13NT", &[b"client"], letter));
        assert!(!holds(b"pa55w", &[b"password"], letter));
        assert!(!holds(b"p@ssword", &[b"password"], u8::to_ascii_lowercase));
    }
}
