//! What there is to search: the files behind the paths that were given.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::{WalkBuilder, WalkState};

use crate::accept::patrolignore::PatrolIgnore;
use crate::accept::place;
use crate::failure::reason;

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Standard input.
    Stdin,
    /// A file, and whether it was named by itself, not found in a folder.
    File { path: PathBuf, is_named: bool },
}

/// What stands behind paths.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What to read, in order and each once, standard input first.
    pub(super) sources: Vec<Source>,
    /// Files and folders in them that `.patrolignore` names, in order.
    pub(super) ignored: Vec<String>,
    /// A sentence for each path that cannot be read.
    pub(super) unread: Vec<String>,
}

/// Everything behind the paths.
pub(super) fn all(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut folders: Vec<&Path> = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.sources.push(Source::Stdin);
            continue;
        }
        match path.metadata() {
            Ok(data) if data.is_dir() => folders.push(path),
            Ok(_) => found.sources.push(Source::file(path, true)),
            Err(error) => found.unread.push(cannot_read(path, &reason(&error))),
        }
    }
    for folder in folders {
        walk(folder, &mut found);
    }

    // A file that was named and found in a folder counts as named.
    let key = |source: &Source| match source {
        Source::Stdin => (PathBuf::new(), false),
        Source::File { path, is_named } => (path.clone(), !is_named),
    };
    found.sources.sort_by_cached_key(key);
    found.sources.dedup_by(|one, other| one.path() == other.path());
    for list in [&mut found.ignored, &mut found.unread] {
        list.sort();
        list.dedup();
    }
    found
}

impl Source {
    fn file(path: &Path, is_named: bool) -> Self {
        Self::File { path: shown(path).to_path_buf(), is_named }
    }

    /// Where it lies; None for standard input.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } => Some(path),
        }
    }
}

/// Without a leading `.`, which is where everything is looked for anyway.
fn shown(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// The sentence for a path that cannot be read.
pub(super) fn cannot_read(path: &Path, reason: &str) -> String {
    format!("cannot read {}: {reason}.", path.display())
}

/// Every file in the folder, on all cores, in no order.
fn walk(folder: &Path, found: &mut Found) {
    let canonical = match folder.canonicalize() {
        Ok(canonical) => canonical,
        Err(error) => return found.unread.push(cannot_read(folder, &reason(&error))),
    };
    let (patterns, error) = PatrolIgnore::of(&place::top(&canonical));
    found.unread.extend(error.as_ref().map(sentence));

    let mut builder = WalkBuilder::new(folder);
    builder
        // Secrets like hidden files, such as .env and .npmrc.
        .hidden(false)
        // Meant for search tools; nobody thinks of secrets when writing it.
        .ignore(false)
        // A folder that was copied out of its repository keeps its .gitignore.
        .require_git(false)
        .filter_entry(|entry| entry.depth() == 0 || entry.file_name() != ".git")
        .threads(rayon::current_num_threads());

    let found = Mutex::new(found);
    builder.build_parallel().run(|| {
        Box::new(|entry| {
            let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.unread.push(sentence(&error));
                    return WalkState::Continue;
                }
            };
            let kind = entry.file_type();
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let is_folder = kind.is_some_and(|kind| kind.is_dir());
            // A folder that is named is searched, as a file that is named is read.
            if entry.depth() > 0 && patterns.names(&canonical.join(below), is_folder) {
                found.ignored.push(shown(entry.path()).display().to_string());
                return WalkState::Skip;
            }
            if kind.is_some_and(|kind| kind.is_file()) {
                found.sources.push(Source::file(entry.path(), false));
            }
            WalkState::Continue
        })
    });
}

/// What went wrong in a folder. Of a line in .gitignore that cannot be understood only the file and the line are told.
pub(crate) fn sentence(error: &ignore::Error) -> String {
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
