//! Asking git.

use std::io::{BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::error::GitError;

/// How the two commands below have to write changes. Both are made for programs, so hardly anything that a person
/// configures changes what they write.
const FORM: [&str; 7] = [
    "--patch",
    // Enough around an addition to see what it is part of.
    "--unified=50",
    "--find-renames",
    "--no-prefix",
    // `-diff` in .gitattributes would hide texts. What really is binary is passed over later.
    "--text",
    // Of a merge only what is in none of its parents.
    "--cc",
    "--root",
];

/// What is to be committed, compared with the last commit, if there is one.
pub(super) fn staged() -> Result<Changes, GitError> {
    let base = match text(&["rev-parse", "--quiet", "--verify", "HEAD^{commit}"]) {
        Err(GitError::Failed) => text(&["hash-object", "-t", "tree", "--stdin"])?,
        base => base?,
    };
    let mut command = git(&["diff-index", "--cached"]);
    // `diff-index` knows neither merges nor first commits.
    command.args(FORM.iter().filter(|option| !matches!(**option, "--cc" | "--root"))).args([&base, "--"]);
    Changes::of(vec![start(command.stdin(Stdio::null()))?])
}

/// What each commit adds that can be reached from `wanted` but not from `known`, nor from what the remote is known to
/// have.
pub(super) fn outgoing(wanted: &[String], known: &[String], remote: &str) -> Result<Changes, GitError> {
    // What the remote has may be unknown here: --ignore-missing.
    let mut list = start(
        git(&["rev-list", "--ignore-missing", "--stdin", "--not"])
            .arg(format!("--remotes={remote}"))
            .stdin(Stdio::piped()),
    )?;
    let lines = wanted.iter().cloned().chain(known.iter().map(|commit| format!("^{commit}")));
    if let Some(mut input) = list.stdin.take() {
        input.write_all(lines.collect::<Vec<_>>().join("\n").as_bytes()).map_err(GitError::Broken)?;
    }
    let commits = list.stdout.take().map_or_else(Stdio::null, Stdio::from);
    let changes = start(git(&["diff-tree", "--stdin"]).args(FORM).stdin(commits))?;
    Changes::of(vec![list, changes])
}

/// The answer to a question of one line, without its end.
pub(super) fn text(arguments: &[&str]) -> Result<String, GitError> {
    let output = git(arguments).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(GitError::NotStarted)?;
    if !output.status.success() {
        return Err(GitError::Failed);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\r', '\n']).to_owned())
}

/// The content of a file in a commit, or of what is staged of it. The path begins at the top.
pub(super) fn content(commit: Option<&str>, path: &str) -> Result<Vec<u8>, GitError> {
    let object = format!("{}:{path}", commit.unwrap_or_default());
    let output = git(&["cat-file", "blob", &object]).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    let output = output.map_err(GitError::NotStarted)?;
    if output.status.success() { Ok(output.stdout) } else { Err(GitError::Failed) }
}

/// What git writes about changes, to be read while it works.
pub(super) struct Changes {
    /// As git writes them.
    pub(super) lines: BufReader<ChildStdout>,
    children: Vec<Child>,
}

impl Changes {
    /// What the last of several commands writes.
    fn of(mut children: Vec<Child>) -> Result<Self, GitError> {
        let output = children.last_mut().and_then(|child| child.stdout.take());
        let lines = BufReader::new(output.ok_or(GitError::Failed)?);
        Ok(Self { lines, children })
    }

    /// To be called when everything is read: whether it is the whole answer.
    pub(super) fn finish(self) -> Result<(), GitError> {
        drop(self.lines);
        for mut child in self.children {
            if !child.wait().map_err(GitError::Broken)?.success() {
                return Err(GitError::Failed);
            }
        }
        Ok(())
    }
}

fn git(arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    // A blank line of a change keeps its mark.
    command.args(["-c", "diff.suppressBlankEmpty=false", "-c", "core.quotePath=false"]).args(arguments);
    command
}

fn start(command: &mut Command) -> Result<Child, GitError> {
    command.stdout(Stdio::piped()).spawn().map_err(GitError::NotStarted)
}
