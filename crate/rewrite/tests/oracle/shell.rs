//! Scripts of a shell, as bash itself reads them, and as editors do.

use std::io::Write;
use std::process::{Command, Stdio};

use patrol_rewrite::Rewritten;

use super::tree;

/// What bash can read it can still read; the grammar of editors knows less, and tells more.
pub(crate) fn same(text: &str, rewritten: &Rewritten) {
    let language = tree_sitter_bash::LANGUAGE.into();
    let (is_read, has_tree) = (is_read(text), tree::is_read(&language, text));
    assert!(is_read || has_tree, "nobody can read {text}");
    assert!(!is_read || self::is_read(&rewritten.text), "{text}\n→\n{}", rewritten.text);
    if has_tree {
        tree::same(&language, text, rewritten);
    }
}

/// Whether bash understands every line, without doing anything.
fn is_read(text: &str) -> bool {
    let mut bash =
        Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    bash.wait().unwrap().success()
}
