//! What is accepted in a repository: its baseline and its `.patrolignore`.

use std::path::{Path, PathBuf};

use super::diff::Hunk;
use super::git;
use crate::accept::baseline::{Baseline, Entry};
use crate::accept::patrolignore::PatrolIgnore;
use crate::error::{Error, GitError};
use crate::hit::Hit;
use crate::own::{OwnRules, Search};
use crate::scan::file;
use crate::scan::source::sentence;

/// The baseline that is used if none is configured, at the top of the work tree.
const BASELINE: &str = ".patrol-baseline.json";

/// The top of the work tree.
fn top() -> Result<PathBuf, GitError> {
    let top = PathBuf::from(git::text(&["rev-parse", "--show-toplevel"])?);
    Ok(top.canonicalize().unwrap_or(top))
}

/// The path that the configuration of git has under this name.
fn configured(name: &str) -> Result<Option<String>, GitError> {
    let path = git::text(&["config", "--type=path", "--default", "", "--get", name])?;
    Ok(Some(path).filter(|path| !path.is_empty()))
}

/// The rules in the file that was named or, without one, in the one that git's configuration names, from the top of the work tree.
pub(super) fn rules(named: Option<&Path>) -> Result<OwnRules, Error> {
    if named.is_some() {
        return Ok(OwnRules::read(named)?);
    }
    let file = match configured("patrol.rules")? {
        Some(path) if Path::new(&path).is_relative() => Some(top()?.join(path)),
        absolute => absolute.map(PathBuf::from),
    };
    Ok(OwnRules::read(file.as_deref())?)
}

/// What is known in the repository around the current folder.
pub(super) struct Known {
    baseline: Option<Baseline>,
    patterns: PatrolIgnore,
}

impl Known {
    /// Reads it from the work tree; where there is none, nothing is known.
    pub(super) fn here() -> Result<Self, Error> {
        if git::text(&["rev-parse", "--is-bare-repository"])? == "true" {
            return Ok(Self { baseline: None, patterns: PatrolIgnore::default() });
        }
        let top = top()?;
        let configured = configured("patrol.baseline")?;
        let file = top.join(configured.as_deref().unwrap_or(BASELINE));
        let is_used = configured.is_some() || file.symlink_metadata().is_ok();
        let baseline = if is_used { Some(Baseline::read(&file)?) } else { None };
        let (patterns, error) = PatrolIgnore::of(&top);
        match error {
            Some(error) => Err(Error::Patterns(sentence(&error))),
            None => Ok(Self { baseline, patterns }),
        }
    }

    /// Whether the file of the hunk is not to be searched.
    pub(super) fn ignores(&self, hunk: &Hunk) -> bool {
        self.patterns.hides(Path::new(&hunk.path))
    }

    /// Accepts those hits of the hunk that the baseline lists. For that the whole file is read: only there can be
    /// told which of several equal lines is a known one.
    pub(super) fn accept(&self, hunk: &Hunk, hits: &mut [Hit], search: Search<'_>) -> Result<(), GitError> {
        let Some(baseline) = &self.baseline else { return Ok(()) };
        let is_candidate = |hit: &Hit| {
            let entry = Entry::new(&hunk.path, hit);
            hit.counts() && baseline.entries.iter().any(|known| known.is_like(&entry))
        };
        if !hits.iter().any(is_candidate) {
            return Ok(());
        }
        let content = git::content(hunk.commit.as_deref(), &hunk.path)?;
        let whole =
            file::scan(content.as_slice(), true, search, &mut Vec::new()).map_err(GitError::Broken)?;
        for hit in hits.iter_mut() {
            let same = |other: &&Hit| other.from == hit.from && other.finding.rule == hit.finding.rule;
            if let Some(same) = whole.hits.iter().find(same) {
                (hit.line, hit.ordinal) = (same.line.clone(), same.ordinal);
            }
        }
        baseline.accept(&hunk.path, hits);
        Ok(())
    }
}
