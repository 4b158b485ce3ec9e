//! What there is to search: the files behind the paths that were given.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};

use crate::failure::reason;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Standard input.
    Stdin,
    /// A file, and whether it was named by itself, not found in a folder.
    File { path: PathBuf, is_named: bool },
}

/// Every source behind the paths, in order and each once, standard input first; and a sentence for each path that
/// cannot be read.
pub(super) fn all(paths: &[PathBuf]) -> (Vec<Source>, Vec<String>) {
    let mut sources = Vec::new();
    let mut unread = Vec::new();
    let mut folders: Vec<&Path> = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Stdin);
            continue;
        }
        match path.metadata() {
            Ok(data) if data.is_dir() => folders.push(path),
            Ok(_) => sources.push(Source::file(path, true)),
            Err(error) => unread.push(cannot_read(path, &reason(&error))),
        }
    }
    walk(&folders, &mut sources, &mut unread);

    // A file that was named and found in a folder counts as named.
    let key = |source: &Source| match source {
        Source::Stdin => (PathBuf::new(), false),
        Source::File { path, is_named } => (path.clone(), !is_named),
    };
    sources.sort_by_cached_key(key);
    sources.dedup_by(|one, other| one.path() == other.path());
    unread.sort();
    (sources, unread)
}

impl Source {
    fn file(path: &Path, is_named: bool) -> Self {
        // `.` is where everything is looked for anyway.
        Self::File { path: path.strip_prefix(".").unwrap_or(path).to_path_buf(), is_named }
    }

    /// Where it lies; None for standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } => Some(path),
        }
    }
}

/// The sentence for a path that cannot be read.
pub(super) fn cannot_read(path: &Path, reason: &str) -> String {
    format!("cannot read {}: {reason}.", path.display())
}

/// Every file in the folders, on all cores, in no order.
fn walk(folders: &[&Path], sources: &mut Vec<Source>, unread: &mut Vec<String>) {
    let Some((first, others)) = folders.split_first() else { return };
    let mut builder = WalkBuilder::new(first);
    for folder in others {
        builder.add(folder);
    }
    builder
        // Secrets like hidden files, such as .env and .npmrc.
        .hidden(false)
        // Meant for search tools; nobody thinks of secrets when writing it.
        .ignore(false)
        // A folder that was copied out of its repository keeps its .gitignore.
        .require_git(false)
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != ".git")
        .threads(rayon::current_num_threads());

    let found = Mutex::new((sources, unread));
    builder.build_parallel().run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    found.0.push(Source::file(entry.path(), false));
                }
                Ok(_) => {}
                Err(error) => found.1.push(sentence(&error)),
            }
            WalkState::Continue
        })
    });
}

/// What went wrong in a folder. Of a line in .gitignore that cannot be understood only the file and the line are told.
fn sentence(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { path, err } => cannot_read(path, &cause(err)),
        ignore::Error::WithDepth { err, .. } => sentence(err),
        other => format!("cannot read a folder: {}.", cause(other)),
    }
}

fn cause(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { err, .. } | ignore::Error::WithDepth { err, .. } => cause(err),
        ignore::Error::WithLineNumber { line, .. } => format!("line {line} is no pattern"),
        ignore::Error::Io(error) => reason(error),
        _ => String::from("its patterns are not understood"),
    }
}
