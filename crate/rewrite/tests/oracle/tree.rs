//! Programs, as the grammars of editors read them.

use std::ops::Range;

use patrol_rewrite::{Outcome, Rewritten};
use tree_sitter::{Language, Node, Parser, Tree};

/// Compares the two trees, with a hole in the place of each edit.
pub(crate) fn same(language: &Language, text: &str, rewritten: &Rewritten) {
    let (before, after) = (parse(language, text), parse(language, &rewritten.text));
    assert!(
        !before.root_node().has_error(),
        "the text itself cannot be read\n{text}\n{}",
        before.root_node().to_sexp()
    );
    assert!(
        !after.root_node().has_error(),
        "\n{text}\n→\n{}\n{}",
        rewritten.text,
        after.root_node().to_sexp()
    );
    let (mut old, mut new, mut added) = (Vec::new(), Vec::new(), Vec::new());
    let mut gone = Vec::new();
    let mut shift = 0_isize;
    for edit in &rewritten.edits {
        let start = edit.range.start.checked_add_signed(shift).unwrap();
        let range = start..start + edit.text.len();
        if edit.outcome == Outcome::Beside {
            added.push(range);
        } else if text[edit.range.clone()].trim() == "const" && edit.text != "var" {
            // In C# a constant becomes a field or a variable.
            gone.push(edit.range.clone());
            added.push(range);
        } else {
            old.push(edit.range.clone());
            new.push(range);
        }
        shift += edit.text.len() as isize - edit.range.len() as isize;
    }
    let (old, new) = (holes(&before, &old), holes(&after, &new));
    let (mut one, mut other) = (String::new(), String::new());
    write(before.root_node(), &old, &gone, &mut one);
    write(after.root_node(), &new, &added, &mut other);
    assert_eq!(one, other, "\n{text}\n→\n{}", rewritten.text);
}

/// Whether the grammar has a place for every word.
pub(crate) fn is_read(language: &Language, text: &str) -> bool {
    !parse(language, text).root_node().has_error()
}

fn parse(language: &Language, text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(language).unwrap();
    parser.parse(text, None).unwrap()
}

/// The smallest value around each edit.
fn holes(tree: &Tree, edits: &[Range<usize>]) -> Vec<Range<usize>> {
    let value = |edit: &Range<usize>| {
        let mut node = tree.root_node().named_descendant_for_byte_range(edit.start, edit.end).unwrap();
        // What a text consists of is no value, nor are brackets around one.
        while let Some(parent) = node.parent().filter(|parent| is_part(&node, parent)) {
            node = parent;
        }
        node.byte_range()
    };
    edits.iter().map(value).collect()
}

fn is_part(node: &Node<'_>, parent: &Node<'_>) -> bool {
    let is_of_text = ["fragment", "content", "escape"].iter().any(|part| node.kind().contains(part));
    let is_in_text =
        ["string", "heredoc", "concatenation", "template"].iter().any(|kind| parent.kind().contains(kind));
    is_of_text
        || is_in_text
        // What a macro of Rust is given has no tree.
        || parent.kind() == "token_tree"
        || parent.byte_range() == node.byte_range()
        || parent.kind().contains("parenthesized") && parent.named_child_count() == 1
}

fn write(node: Node<'_>, holes: &[Range<usize>], added: &[Range<usize>], out: &mut String) {
    let range = node.byte_range();
    if added.iter().any(|added| added.start <= range.start && range.end <= added.end) {
        return;
    }
    if holes.iter().any(|hole| hole.start <= range.start && range.end <= hole.end) {
        if !out.ends_with("_ ") {
            out.push_str("_ ");
        }
        return;
    }
    out.push('(');
    out.push_str(node.kind());
    out.push(' ');
    for child in (0..node.child_count()).filter_map(|at| node.child(at)) {
        write(child, holes, added, out);
    }
    out.push_str(") ");
}
