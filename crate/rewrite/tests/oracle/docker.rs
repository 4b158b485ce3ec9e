//! Dockerfiles, as editors read them.

use patrol_rewrite::{Outcome, Rewritten};
use tree_sitter::{Node, Parser};

/// The grammar reads both, and each instruction is what it was but for variables that are gone, mounts that are new, and values.
pub(crate) fn same(text: &str, rewritten: &Rewritten) {
    let (before, after) = (instructions(text), instructions(&rewritten.text));
    let mut rest = after.iter();
    for (kind, words) in &before {
        let is_gone = rewritten.edits.iter().any(|edit| {
            edit.outcome == Outcome::Rewritten
                && edit.text.is_empty()
                && text[edit.range.clone()].contains(words)
        });
        if is_gone {
            continue;
        }
        let (other, now) =
            rest.next().unwrap_or_else(|| panic!("{kind} is gone\n{text}\n→\n{}", rewritten.text));
        assert_eq!(kind, other, "{text}\n→\n{}", rewritten.text);
        let is_same =
            words == now || !patrol_detect::scan(words).is_empty() || now.contains("--mount=type=secret");
        assert!(is_same, "{words} became {now}");
    }
    assert_eq!(rest.next(), None, "{text}\n→\n{}", rewritten.text);
}

/// What each instruction is, and its words.
fn instructions(text: &str) -> Vec<(String, String)> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_containerfile::LANGUAGE.into()).unwrap();
    let tree = parser.parse(text, None).unwrap();
    let root = tree.root_node();
    assert!(!root.has_error(), "{text}\n{}", root.to_sexp());
    let children = (0..root.named_child_count()).filter_map(|at| root.named_child(at.try_into().unwrap()));
    let of = |node: Node<'_>| (node.kind().to_owned(), text[node.byte_range()].trim_end().to_owned());
    children.filter(|node| node.kind().ends_with("_instruction")).map(of).collect()
}
