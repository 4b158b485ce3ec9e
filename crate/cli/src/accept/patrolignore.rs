//! `.patrolignore`: paths that are not searched, written as in `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::Error;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// The name of the file. It counts at the top of the work tree.
pub(crate) const NAME: &str = ".patrolignore";

/// The patterns of such a file. Empty if there is none.
#[derive(Clone, Debug)]
pub(crate) struct PatrolIgnore {
    patterns: Gitignore,
}

impl Default for PatrolIgnore {
    fn default() -> Self {
        Self { patterns: Gitignore::empty() }
    }
}

impl PatrolIgnore {
    /// Those of a canonical folder, and what could not be understood of the file.
    pub(crate) fn of(top: &Path) -> (Self, Option<Error>) {
        let mut builder = GitignoreBuilder::new(top);
        let file: PathBuf = top.join(NAME);
        let mut error = if file.symlink_metadata().is_ok() { builder.add(file) } else { None };
        let patterns = builder.build().unwrap_or_else(|problem| {
            error = Some(problem);
            Gitignore::empty()
        });
        (Self { patterns }, error)
    }

    /// Whether a pattern names this file or folder itself. The path is absolute or begins at the top.
    pub(crate) fn names(&self, path: &Path, is_folder: bool) -> bool {
        self.patterns.matched(path, is_folder).is_ignore()
    }

    /// Whether a pattern names this file or a folder above it. The path begins at the top.
    pub(crate) fn hides(&self, file: &Path) -> bool {
        let is_above = |folder: &Path| !folder.as_os_str().is_empty() && self.names(folder, true);
        self.names(file, false) || file.ancestors().skip(1).any(is_above)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn patterns(text: &str) -> (PatrolIgnore, Option<Error>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), text).unwrap();
        PatrolIgnore::of(folder.path())
    }

    #[test]
    fn hides_as_git_would() {
        let (ignore, error) = patterns("# examples\n/docs/*.md\n!docs/README.md\nfixtures/\n");
        assert!(error.is_none());
        for (path, expected) in [
            ("docs/a.md", true),
            ("docs/README.md", false),
            ("src/docs/a.md", false),
            ("src/fixtures/deep/a.yml", true),
            ("fixtures", false),
        ] {
            assert_eq!(ignore.hides(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn without_the_file_nothing_is_hidden() {
        let (ignore, error) = PatrolIgnore::of(tempfile::tempdir().unwrap().path());
        assert!(error.is_none() && !ignore.hides(Path::new("a")));
    }

    #[test]
    fn a_pattern_that_is_none_is_told() {
        assert!(patterns("[z-a]\n").1.is_some());
    }
}
