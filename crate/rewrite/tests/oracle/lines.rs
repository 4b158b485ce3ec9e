//! Files of lines, in which a value or a line may be left out.

use patrol_rewrite::Rewritten;

/// Every word outside of the edits is there, in order, and no other.
pub(crate) fn same(text: &str, rewritten: &Rewritten) {
    let mut shift = 0_isize;
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for edit in &rewritten.edits {
        let start = edit.range.start.checked_add_signed(shift).unwrap();
        old.push(edit.range.clone());
        new.push(start..start + edit.text.len());
        shift += edit.text.len() as isize - edit.range.len() as isize;
    }
    assert_eq!(words(text, &old), words(&rewritten.text, &new), "{text}\n→\n{}", rewritten.text);
}

/// The words that touch none of these places.
fn words<'t>(text: &'t str, places: &[std::ops::Range<usize>]) -> Vec<&'t str> {
    let is_apart = |word: &&str| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        places.iter().all(|one| one.end < start || start + word.len() < one.start)
    };
    text.split_whitespace().filter(is_apart).collect()
}
