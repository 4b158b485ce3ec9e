//! A keyword for a pattern that comes without one.

use regex_syntax::hir::{Class, Hir, HirKind};

use crate::OwnRule;

/// The longest fixed text that stands in everything that the pattern matches, if it is long enough for a keyword.
pub(super) fn of(pattern: &Hir) -> Option<String> {
    let mut runs = Runs::default();
    runs.follow(pattern);
    runs.end();
    let longest = runs.done.into_iter().max_by_key(String::len)?;
    (longest.len() >= OwnRule::SHORTEST_KEYWORD)
        .then(|| longest.chars().take(OwnRule::LONGEST_KEYWORD).collect())
}

#[derive(Default)]
struct Runs {
    done: Vec<String>,
    run: String,
}

impl Runs {
    fn end(&mut self) {
        self.done.push(std::mem::take(&mut self.run));
    }

    fn follow(&mut self, part: &Hir) {
        match part.kind() {
            HirKind::Literal(literal) => match str::from_utf8(&literal.0) {
                Ok(text) if text.is_ascii() && !text.contains(['\n', '\r']) => self.run.push_str(text),
                _ => self.end(),
            },
            HirKind::Class(class) => match letter(class) {
                Some(letter) => self.run.push(letter),
                None => self.end(),
            },
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.follow(part)),
            HirKind::Capture(capture) => self.follow(&capture.sub),
            HirKind::Look(_) | HirKind::Empty => {}
            HirKind::Repetition(repetition) if repetition.min > 0 => {
                self.end();
                self.follow(&repetition.sub);
                self.end();
            }
            HirKind::Repetition(_) | HirKind::Alternation(_) => self.end(),
        }
    }
}

/// The letter of a class that has it only in capitals and not.
fn letter(class: &Class) -> Option<char> {
    let Class::Bytes(class) = class else { return None };
    let mut bytes = class.iter().flat_map(|range| range.start()..=range.end());
    let (first, second) = (bytes.next()?, bytes.next());
    let is_one = bytes.next().is_none() && second.is_none_or(|second| first.eq_ignore_ascii_case(&second));
    (is_one && first.is_ascii_graphic()).then(|| char::from(first.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern;

    #[test]
    fn it_stands_in_everything_that_matches() {
        for (text, expected) in [
            ("ACME-[0-9]{8}", Some("ACME-")),
            ("(?i)acme[-_]token=[a-z]{4}", Some("token=")),
            (r"\b(acme)_[0-9]{4}", Some("acme_")),
            ("(acme|contoso)[0-9]{8}", None),
            ("(acme)?[0-9]{8}", None),
            ("(?:acme)+[0-9]{8}", Some("acme")),
            ("[0-9]{8}ab", None),
        ] {
            assert_eq!(of(&pattern::parse(text).unwrap()).as_deref(), expected, "{text}");
        }
    }
}
