//! What a person sees of what changes in a text.

use std::ops::Range;

use patrol_detect::Finding;

use crate::rewrite::Edit;

/// What stands for a secret.
const DOTS: &str = "••••";
/// What stands for text that is left out.
const LEFT_OUT: &str = "…";
/// How much is shown on each side of what changes, in characters; what changes closer to each other than that is shown together.
const AROUND: usize = 32;
/// How much of one change is shown, in characters.
const LONGEST: usize = 160;

/// A line before and after a change, as far as it is near to what changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it was, counted from 1.
    pub line: u32,
    /// With dots in the place of secrets; empty for a line that comes anew.
    pub before: String,
    /// As it is now.
    pub after: String,
}

/// What changes, in order. The secrets are those of the text, in order and apart.
pub(crate) fn changes(text: &str, secrets: &[Finding], edits: &[Edit]) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut line, mut counted) = (1, 0);
    let mut rest = edits;
    while let [first, others @ ..] = rest {
        let near = others.iter().zip(rest).take_while(|(next, last)| is_near(text, last, next)).count();
        let (group, behind) = rest.split_at(near + 1);
        rest = behind;
        line += lines(text.get(counted..first.range.start).unwrap_or_default());
        counted = first.range.start;
        let last = group.last().unwrap_or(first);
        if first.range.is_empty() {
            // A line of its own, behind which the text goes on as before.
            changes.push(Change { line, before: String::new(), after: cut(first.text.trim()) });
            continue;
        }
        let around = start(text, first.range.start)..end(text, last.range.end);
        let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
        let (mut before, mut after) = (String::new(), String::new());
        let mut done = around.start;
        for secret in secrets {
            if around.start <= secret.range.start && secret.range.end <= around.end {
                before += piece(done..secret.range.start);
                before += DOTS;
                done = secret.range.end;
            }
        }
        before += piece(done..around.end);
        done = around.start;
        for edit in group {
            after += piece(done..edit.range.start);
            after += &edit.text;
            done = edit.range.end;
        }
        after += piece(done..around.end);
        let shown = |line: &str| {
            let open = if goes_on(text[..around.start].chars().next_back()) { LEFT_OUT } else { "" };
            let close = if goes_on(text[around.end..].chars().next()) { LEFT_OUT } else { "" };
            [open, &cut(line.trim()), close].concat()
        };
        changes.push(Change { line, before: shown(&before), after: shown(&after) });
    }
    changes
}

/// Whether two changes stand on a line, close to each other.
fn is_near(text: &str, last: &Edit, next: &Edit) -> bool {
    let between = text.get(last.range.end..next.range.start).unwrap_or_default();
    let is_line = |edit: &Edit| edit.range.is_empty();
    !is_line(last) && !is_line(next) && !between.contains(is_break) && between.chars().count() <= AROUND
}

/// Where the part of a line begins that is shown before a place.
fn start(text: &str, place: usize) -> usize {
    let before = text[..place].char_indices().rev().take_while(|(_, letter)| !is_break(*letter));
    before.take(AROUND).last().map_or(place, |(at, _)| at)
}

/// Where the part of a line ends that is shown behind a place.
fn end(text: &str, place: usize) -> usize {
    let behind = text[place..].char_indices().take_while(|(_, letter)| !is_break(*letter));
    behind.take(AROUND).last().map_or(place, |(at, letter)| place + at + letter.len_utf8())
}

fn goes_on(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| !is_break(letter))
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r')
}

/// The text with its middle left out, where it is too long.
fn cut(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST {
        return text.to_owned();
    }
    let head = text.chars().take(LONGEST / 2);
    let tail = text.chars().skip(count - LONGEST / 2);
    head.chain(LEFT_OUT.chars()).chain(tail).collect()
}

/// How many lines end in a part of a text.
fn lines(part: &str) -> u32 {
    let ends = part.replace("\r\n", "\n").matches(['\n', '\r']).count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;
    use crate::rewrite;

    /// The changes of a text in which `‹1›` and `‹2›` stand for tokens, each as `line: before → after`.
    fn shown(text: &str, hint: &str) -> Vec<String> {
        let (one, two) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let text = text.replace("‹1›", &one).replace("‹2›", &two);
        let findings = scan(&text);
        let rewritten = rewrite(&text, Some(hint), &findings);
        let changes = changes(&text, &findings, &rewritten.edits);
        for Change { before, after, .. } in &changes {
            for piece in [&one[..8], &two[..8], &one[40..48]] {
                assert!(!before.contains(piece) && !after.contains(piece), "{before} {after}");
            }
        }
        let told = |Change { line, before, after }: &Change| format!("{line}: {before} → {after}");
        changes.iter().map(told).collect()
    }

    #[test]
    fn a_line_is_shown_before_and_after() {
        let text = "A=1\r\n  PAT=‹1› # mine\r\nB=\"😀 ‹2›\"\n";
        let expected = ["2: PAT=•••• # mine → PAT=${PAT} # mine", "3: B=\"😀 ••••\" → B=\"😀 ${B_SECRET}\""];
        assert_eq!(shown(text, ".env"), expected);
    }

    #[test]
    fn what_stands_close_together_is_shown_together() {
        let text = "x = {\"a\": \"‹1›\", \"b\": \"‹2›\"}\n";
        let [line] = &shown(text, "a.json")[..] else { panic!() };
        assert_eq!(
            line,
            "1: x = {\"a\": \"••••\", \"b\": \"••••\"} → x = {\"a\": \"${AZURE_DEVOPS_EXT_PAT}\", \"b\": \"${AZURE_DEVOPS_EXT_PAT_2}\"}"
        );
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_shown() {
        let filler = "\"k\": 1, ".repeat(20);
        let text = format!("{{{filler}\"a\": \"‹1›\", {filler}\"b\": \"‹2›\"}}");
        let [first, second] = &shown(&text, "a.json")[..] else { panic!() };
        assert!(first.starts_with("1: …") && first.ends_with('…'), "{first}");
        assert!(second.starts_with("1: …") && second.ends_with("_2}\"}"), "{second}");
        assert!(first.chars().count() < 2 * LONGEST);
    }

    #[test]
    fn a_line_that_comes_anew_has_nothing_before() {
        let expected = ["1:  → import os", "1: pat = \"••••\" → pat = os.environ[\"AZURE_DEVOPS_EXT_PAT\"]"];
        assert_eq!(shown("pat = \"‹1›\"\n", "a.py"), expected);
    }

    #[test]
    fn the_middle_of_a_long_change_is_left_out() {
        assert_eq!(cut(&"é".repeat(LONGEST)).chars().count(), LONGEST);
        assert_eq!(cut(&"é".repeat(5 * LONGEST)).chars().count(), LONGEST + 1);
    }
}
