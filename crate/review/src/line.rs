/// Counts the lines of a text while it is read. `"\n"`, `"\r\n"` and a lone `"\r"` each end one, as in a text field.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    /// The line that has been reached, from 1.
    pub(crate) line: u32,
    /// The last byte was `"\r"`: a `"\n"` that follows ends no other line.
    behind_return: bool,
}

impl Default for Lines {
    fn default() -> Self {
        Lines { line: 1, behind_return: false }
    }
}

impl Lines {
    /// Goes on over the next bytes of the text.
    pub(crate) fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if is_end(*byte) && !(*byte == b'\n' && self.behind_return) {
                self.line += 1;
            }
            self.behind_return = *byte == b'\r';
        }
    }
}

/// Whether the byte ends a line, or is part of what does.
pub(crate) fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As somebody would count who has the whole text.
    pub(crate) fn plain_count(text: &str) -> u32 {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        u32::try_from(text.split('\n').count()).unwrap()
    }

    proptest! {
        #[test]
        fn counts_as_a_text_field_does_wherever_the_text_is_cut(text in "[a\r\n]{0,20}", cut in 0..20usize) {
            let (before, behind) = text.split_at(cut.min(text.len()));
            let mut lines = Lines::default();
            lines.pass(before.as_bytes());
            lines.pass(behind.as_bytes());
            prop_assert_eq!(lines.line, plain_count(&text));
        }
    }
}
