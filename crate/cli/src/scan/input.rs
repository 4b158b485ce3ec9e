//! What is searched when no path is named.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// After how long somebody who waits is told for what.
const PATIENCE: Duration = Duration::from_secs(2);

/// Standard input if something comes from there, otherwise the current folder. An empty pipe says nothing: many programs
/// leave one open to those that they start, and to search nothing then would look like a clean folder.
pub(super) fn paths() -> Vec<PathBuf> {
    let input = io::stdin();
    let is_input = !input.is_terminal() && {
        let (answered, answer) = mpsc::channel::<()>();
        let hint = thread::spawn(move || {
            if answer.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let _ = writeln!(
                    io::stderr().lock(),
                    "patrol: waiting for standard input. To search the current folder instead: patrol scan ."
                );
            }
        });
        // What cannot be read is told when it is searched. Only looked at: it stays in the buffer of standard input.
        let is_input = input.lock().fill_buf().map_or(true, |bytes| !bytes.is_empty());
        drop(answered);
        let _ = hint.join();
        is_input
    };
    vec![PathBuf::from(if is_input { "-" } else { "." })]
}
