//! Where hooks lie, and whose they are.

use std::fs;
use std::path::{Path, PathBuf};

use super::git;
use crate::error::GitError;

/// The hooks, named as git names them and as our commands are named.
pub(super) const HOOKS: [&str; 2] = ["pre-commit", "pre-push"];
/// Stands in every hook that we wrote.
pub(super) const MARK: &str = "# Written by `patrol hook install`";
/// Behind the name of a hook that was replaced.
const KEPT: &str = "before-patrol";

/// What lies where a hook would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hook {
    /// Nothing.
    None,
    /// A hook that we wrote.
    Ours,
    /// Something that we did not write, or that cannot be read.
    Foreign,
}

/// Looks at the place of a hook.
pub(super) fn look(path: &Path) -> Hook {
    if path.symlink_metadata().is_err() {
        return Hook::None;
    }
    match fs::read(path) {
        Ok(script) if String::from_utf8_lossy(&script).contains(MARK) => Hook::Ours,
        _ => Hook::Foreign,
    }
}

/// Where git looks for hooks in the repository around the current folder.
pub(super) fn folder() -> Result<PathBuf, GitError> {
    // Git runs hooks in the top folder, and reads a relative core.hooksPath from there.
    let top = PathBuf::from(git::text(&["rev-parse", "--show-toplevel"])?);
    let top_name = top.to_string_lossy();
    Ok(top.join(git::text(&["-C", &top_name, "rev-parse", "--git-path", "hooks"])?))
}

/// Where a hook is kept that was replaced.
pub(super) fn kept(path: &Path) -> PathBuf {
    path.with_extension(KEPT)
}
