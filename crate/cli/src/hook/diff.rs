//! Reading what git writes about changes: unified diffs, and the combined ones of merges.

use std::io::{self, BufRead};
use std::ops::Range;

/// A stretch of a file as it is after the change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The commit, if git names one.
    pub(super) commit: Option<String>,
    /// The file; in quotes and with escapes if its name is odd.
    pub(super) path: String,
    /// Number of the first line.
    pub(super) line: usize,
    /// The lines, with some that were there before.
    pub(super) text: Vec<u8>,
    /// What of the text is new, in bytes and in order.
    pub(super) added: Vec<Range<usize>>,
}

impl Hunk {
    /// Whether a part of the range was added.
    pub(super) fn adds(&self, range: &Range<usize>) -> bool {
        self.added.iter().any(|added| added.start < range.end && range.start < added.end)
    }

    /// Takes a line with a mark for each parent in front: `-` not there any more, `+` new, ` ` as it was.
    fn push(&mut self, line: &[u8], parents: usize) {
        let (marks, line) = line.split_at(parents.min(line.len()));
        if marks.contains(&b'-') {
            return;
        }
        let from = self.text.len();
        self.text.extend_from_slice(line);
        if marks.iter().all(|&mark| mark == b'+') {
            match self.added.last_mut() {
                Some(last) if last.end == from => last.end = self.text.len(),
                _ => self.added.push(from..self.text.len()),
            }
        }
    }
}

/// Reads changes to the end and hands over every hunk.
pub(super) fn read(mut lines: impl BufRead, mut each: impl FnMut(Hunk)) -> io::Result<()> {
    let mut commit = None;
    let mut path = String::new();
    // The hunk being read, and how many parents it has.
    let mut open: Option<(Hunk, usize)> = None;
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        match (&mut open, line.first()) {
            (Some((hunk, parents)), Some(b' ' | b'+' | b'-')) => hunk.push(&line, *parents),
            // "No newline at end of file".
            (Some(_), Some(b'\\')) => {}
            // Lines of a hunk never begin with anything else, so it has ended.
            _ => {
                if let Some((hunk, _)) = open.take() {
                    each(hunk);
                }
                let head = String::from_utf8_lossy(&line);
                let head = head.trim_end_matches(['\n', '\r']);
                if let Some(name) = head.strip_prefix("+++ ") {
                    // Git sets a tab behind a name with spaces.
                    path = name.trim_end_matches('\t').to_owned();
                } else if let Some((parents, line)) = hunk_head(head) {
                    let hunk = Hunk { commit: commit.clone(), path: path.clone(), line, ..Hunk::default() };
                    open = Some((hunk, parents));
                } else if head.len() >= 40 && head.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    commit = Some(head.to_owned());
                }
            }
        }
        line.clear();
    }
    if let Some((hunk, _)) = open {
        each(hunk);
    }
    Ok(())
}

/// The number of parents and the first line of `@@ -1,2 +3,4 @@`, or `@@@ -1 -1 +1,2 @@@` of a merge.
fn hunk_head(head: &str) -> Option<(usize, usize)> {
    let marks = head.bytes().take_while(|&byte| byte == b'@').count();
    let parents = marks.checked_sub(1).filter(|&parents| parents > 0)?;
    let after = head.split(' ').nth(1 + parents)?.strip_prefix('+')?;
    Some((parents, after.split(',').next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hunks(diff: &str) -> Vec<Hunk> {
        let mut all = Vec::new();
        read(diff.as_bytes(), |hunk| all.push(hunk)).unwrap();
        all
    }

    #[test]
    fn keeps_the_new_side_and_knows_what_is_new() {
        let all = hunks(
            "diff --git a b.yml b.yml\nindex 1..2 100644\n--- a b.yml\t\n+++ a b.yml\t\n\
             @@ -3,3 +3,4 @@ jobs:\n one\n-two\n+zwei\n+++ x\n three\n@@ -9,0 +11 @@\n+end\n\\ No newline\n",
        );
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].path.as_str(), all[0].line), ("a b.yml", 3));
        assert_eq!(all[0].text, b"one\nzwei\n++ x\nthree\n");
        assert_eq!((all[0].added.len(), &all[0].added[0]), (1, &(4..14)));
        assert_eq!((all[1].line, all[1].text.as_slice()), (11, &b"end\n"[..]));
    }

    #[test]
    fn a_part_that_is_new_is_enough() {
        let hunk = Hunk { added: vec![4..8, 20..30], ..Hunk::default() };
        assert!(hunk.adds(&(0..5)) && hunk.adds(&(7..12)) && hunk.adds(&(22..23)));
        assert!(!hunk.adds(&(0..4)) && !hunk.adds(&(8..20)) && !hunk.adds(&(30..31)));
    }

    #[test]
    fn of_a_merge_only_what_no_parent_has_is_new() {
        let id = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
        let all = hunks(&format!(
            "{id}\ndiff --cc a\nindex 1,2..3\n--- a\n+++ a\n\
             @@@ -1,2 -1,2 +1,4 @@@\n  both\n -his\n- mine\n +from mine\n++merged\n+ from his\n"
        ));
        assert_eq!(all[0].commit.as_deref(), Some(id));
        assert_eq!(all[0].text, b"both\nfrom mine\nmerged\nfrom his\n");
        assert_eq!((all[0].added.len(), &all[0].added[0]), (1, &(15..22)));
    }
}
