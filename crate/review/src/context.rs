use std::ops::Range;

use patrol_detect::Finding;
use patrol_phrase::clean;

use crate::line::is_end;

/// What stands for a secret.
const DOTS: &str = "••••";
/// How many characters that are.
const DOTS_LENGTH: usize = 4;
/// What stands for text that is left out.
const LEFT_OUT: char = '…';
/// How many characters a context shows at most around its secret.
const AROUND: usize = 56;
/// How many of them may stand before it, where a key or a command tells what it is for.
const BEFORE: usize = 32;

/// A secret in a piece of text.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    /// Where it stands in the piece, in bytes.
    pub(crate) range: Range<usize>,
    /// A line ends in it.
    pub(crate) is_broken: bool,
}

impl Span {
    /// Where a finding stands in the piece.
    pub(crate) fn new(piece: &str, finding: &Finding) -> Span {
        let range = finding.range.clone();
        let is_broken = piece.get(range.clone()).is_some_and(|secret| secret.bytes().any(is_end));
        Span { range, is_broken }
    }
}

/// The part of a piece of text in which every secret is known, so that the rest of it may be shown.
pub(crate) struct Sight<'t> {
    /// The piece.
    pub(crate) text: &'t str,
    /// The part, in bytes. Outside of it there may be secrets that this piece does not tell.
    pub(crate) part: Range<usize>,
    /// The secrets of the part, in order.
    pub(crate) secrets: &'t [Span],
}

impl Sight<'_> {
    /// The line on which a secret begins, as far as it is near, with every secret in it masked; in the place of this one stands its `preview`.
    pub(crate) fn context(&self, index: usize, preview: &str) -> String {
        let Some(secret) = self.secrets.get(index) else { return String::new() };
        let before = self.before(index, secret.range.start);
        let room = AROUND.saturating_sub(before.len());
        let mut context: String = before.into_iter().rev().collect();
        context.push_str(preview);
        // The line on which a secret of several lines begins ends in the secret.
        if !secret.is_broken {
            self.push_behind(&mut context, index, secret.range.end, room);
        }
        context
    }

    /// What stands on the same line before a secret that begins at `end`, the last character first.
    fn before(&self, index: usize, mut end: usize) -> Vec<char> {
        let mut earlier = self.secrets.get(..index).unwrap_or_default().iter().rev().peekable();
        let mut letters = Vec::new();
        // What is not shown takes room too: the way must stay short whatever stands there.
        let mut room = BEFORE;
        while room > 0 {
            if let Some(secret) = earlier.next_if(|secret| secret.range.end == end) {
                room = room.saturating_sub(DOTS_LENGTH);
                letters.extend(DOTS.chars());
                if secret.is_broken {
                    return letters;
                }
                end = secret.range.start;
                continue;
            }
            let Some(letter) = self.letters(self.part.start..end).next_back() else { break };
            if is_break(letter) {
                break;
            }
            room -= 1;
            letters.extend(clean(letter));
            end -= letter.len_utf8();
        }
        if self.goes_on(end.checked_sub(1)) {
            letters.push(LEFT_OUT);
        } else {
            while letters.pop_if(|letter| *letter == ' ').is_some() {}
        }
        letters
    }

    /// Adds what stands on the same line behind a secret that ends at `start`.
    fn push_behind(&self, context: &mut String, index: usize, mut start: usize, mut room: usize) {
        let mut later = self.secrets.get(index + 1..).unwrap_or_default().iter().peekable();
        while room > 0 {
            if let Some(secret) = later.next_if(|secret| secret.range.start == start) {
                room = room.saturating_sub(DOTS_LENGTH);
                context.push_str(DOTS);
                if secret.is_broken {
                    return;
                }
                start = secret.range.end;
                continue;
            }
            let Some(letter) = self.letters(start..self.part.end).next() else { break };
            if is_break(letter) {
                break;
            }
            room -= 1;
            context.extend(clean(letter));
            start += letter.len_utf8();
        }
        if self.goes_on(Some(start)) {
            context.push(LEFT_OUT);
        }
    }

    fn letters(&self, range: Range<usize>) -> std::str::Chars<'_> {
        self.text.get(range).unwrap_or_default().chars()
    }

    /// Whether the line goes on with the byte at this place of the piece.
    fn goes_on(&self, at: Option<usize>) -> bool {
        at.and_then(|at| self.text.as_bytes().get(at)).is_some_and(|byte| !is_end(*byte))
    }
}

fn is_break(letter: char) -> bool {
    u8::try_from(letter).is_ok_and(is_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The context of each secret of a text in which `<` and `>` enclose secrets and stand for nothing; of the text only what is between `|`
    /// may be shown.
    fn contexts(marked: &str) -> Vec<String> {
        let (mut text, mut secrets, mut begin) = (String::new(), Vec::new(), 0);
        let mut ends = Vec::new();
        for letter in marked.chars() {
            match letter {
                '|' => ends.push(text.len()),
                '<' => begin = text.len(),
                '>' => {
                    let range = begin..text.len();
                    let is_broken = text[range.clone()].contains(['\r', '\n']);
                    secrets.push(Span { range, is_broken });
                }
                _ => text.push(letter),
            }
        }
        let part = match ends[..] {
            [start, end] => start..end,
            _ => 0..text.len(),
        };
        let sight = Sight { text: &text, part, secrets: &secrets };
        (0..secrets.len()).map(|index| sight.context(index, DOTS)).collect()
    }

    #[test]
    fn the_line_is_shown_without_the_secret() {
        assert_eq!(contexts("first\n\t  token: <abcdef> # ci\nlast"), ["token: •••• # ci"]);
        assert_eq!(contexts("<abcdef>"), ["••••"]);
    }

    #[test]
    fn every_kind_of_line_end_ends_it() {
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(contexts(&format!("before{end}a <abc> b{end}behind")), ["a •••• b"]);
        }
    }

    #[test]
    fn other_secrets_of_the_line_are_masked_too() {
        assert_eq!(contexts("a <abcdef> b <ghijkl><mnopqr> c"), ["a •••• b •••••••• c"; 3]);
    }

    #[test]
    fn of_a_secret_of_several_lines_the_first_one_is_shown() {
        assert_eq!(contexts("a\nkey = <one\ntwo> b\nc"), ["key = ••••"]);
    }

    #[test]
    fn beside_the_end_of_a_secret_of_several_lines_only_a_mask_is_shown() {
        assert_eq!(
            contexts("a <one\ntwo> b <three> c <four\nfive> d"),
            ["a ••••", "•••• b •••• c ••••", "•••• b •••• c ••••"]
        );
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let long = "1234567 ".repeat(20);
        let [context] = &contexts(&format!("{long}<abc>{long}"))[..] else { panic!() };
        assert_eq!(context, "…1234567 1234567 1234567 1234567 ••••1234567 1234567 1234567…");
        let [context] = &contexts(&format!("PAT=<abc>{long}"))[..] else { panic!() };
        assert_eq!(context, &format!("PAT=••••{}…", &long[..52]));
    }

    #[test]
    fn nothing_outside_of_the_part_is_shown() {
        assert_eq!(contexts("hidden| a <abc> b |hidden"), ["… a •••• b …"]);
        assert_eq!(contexts("hidden|<abc>|hidden"), ["…••••…"]);
        assert_eq!(contexts("hidden\n|a <abc> b|\r\nhidden"), ["a •••• b"]);
    }

    #[test]
    fn what_misleads_is_not_shown_and_never_makes_the_way_long() {
        let invisible = "\u{200b}".repeat(1000);
        assert_eq!(contexts(&format!("a{invisible}<abc>{invisible}b")), ["…••••…"]);
        assert_eq!(contexts("a\u{202e}b\t<abc>\u{7}c"), ["ab •••• c"]);
    }
}
