//! Texts that somebody made to do harm: every kind reads them in a small stack and in a short time, and leaves no secret.
#![allow(clippy::unwrap_used, clippy::panic, reason = "part of the tests, where a panic is a failure")]

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use patrol_detect::{generate, scan};
use patrol_rewrite::{kinds, rewrite};

/// Far more than any of them takes on a busy machine, and far less than one whose time grows with the square of its length.
const LONG: Duration = Duration::from_secs(20);

/// As much as a browser gives to a page's scripts.
const STACK: usize = 1024 * 1024;

/// What is written again and again.
const PIECES: [&str; 24] = [
    "{",
    "[",
    "(",
    "`${",
    "$\"{",
    "\"${",
    "$(",
    "${",
    "\"$(",
    "`",
    "'",
    "\"",
    "\"\"\"",
    "{a: ",
    "[a, ",
    "- ",
    "a: {",
    "#\n",
    "RUN a \\\n#\n",
    "<a>",
    "<!--",
    "/*",
    "@\"",
    "\\",
];

#[track_caller]
fn is_read_in_time(text: String, kind: &'static str) {
    let (done, is_done) = mpsc::channel();
    let start: String = text.chars().take(12).collect();
    let read = move || {
        let left = scan(&rewrite(&text, Some(kind), &scan(&text)).text).len();
        done.send(left).unwrap();
    };
    thread::Builder::new().stack_size(STACK).spawn(read).unwrap();
    let left = is_done.recv_timeout(LONG).unwrap_or_else(|_| panic!("{kind} takes too long for {start:?}"));
    assert_eq!(left, 0, "{kind} {start:?}");
}

#[test]
fn a_text_of_nothing_but_brackets_or_quotes_is_read() {
    let pat = generate::azure_devops_pat(1);
    for kind in kinds() {
        for piece in PIECES {
            let many = piece.repeat(8 * 1024 / piece.len());
            is_read_in_time(format!("a=\"{pat}\"\n{many}\nb=\"{pat}\"\n"), kind.file);
        }
    }
}

#[test]
fn a_text_of_nothing_but_secrets_is_read() {
    let lines: String =
        (0..400).map(|number| format!("a: '{}'\n", generate::azure_devops_pat(number))).collect();
    for kind in kinds() {
        is_read_in_time(lines.clone(), kind.file);
    }
}

#[test]
fn thousands_of_variables_are_named_in_time() {
    let variable = |number| {
        let pat = generate::azure_devops_pat(number);
        format!("    - name: A{number}_TOKEN\n      value: {pat}\n")
    };
    let variables: String = (0..4000).map(variable).collect();
    let text = format!("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - env:\n{variables}");
    is_read_in_time(text, "deployment.yaml");
}
