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

/// Calls of a program stay what they were, apart from the options that say who signs in.
pub(crate) fn same_calls(text: &str, rewritten: &Rewritten) {
    const SIGN_IN: [&str; 4] = ["--auth", "--token", "--clientid", "--tenantid"];
    let options = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().filter(|word| word.starts_with("--"));
        words.filter(|word| !SIGN_IN.contains(word)).map(str::to_owned).collect()
    };
    assert_eq!(options(text), options(&rewritten.text), "{text}");
    let language = tree_sitter_powershell::LANGUAGE.into();
    let is_read = |text: &str| match text.contains("config.cmd") {
        true => tree::is_read(&language, text),
        false => is_read(text),
    };
    assert!(!is_read(text) || is_read(&rewritten.text), "{text}\n→\n{}", rewritten.text);
}

/// Whether bash understands every line, without doing anything.
fn is_read(text: &str) -> bool {
    let mut bash =
        Command::new("bash").arg("-n").stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    bash.wait().unwrap().success()
}
