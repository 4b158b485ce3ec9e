//! The baseline: a file that lists findings that are known.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Acceptance, place};
use crate::error::BaselineError;
use crate::hit::Hit;

/// The form of the file. A file of a greater number is of a newer Patrol.
const VERSION: u32 = 1;

/// A known finding, the same on every machine. Holds nothing of the secret, not even a hash of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// From the top of the work tree, with `/` between names.
    pub(crate) path: String,
    /// Stable name of the rule.
    pub(crate) rule: String,
    /// SHA-256 of the line without its secrets.
    pub(crate) line: String,
    /// From 1, among the findings of the rule in equal lines of the file.
    pub(crate) ordinal: usize,
}

impl Entry {
    /// The entry of a finding in the file that the baseline calls so.
    pub(crate) fn new(name: &str, hit: &Hit) -> Self {
        let (rule, line) = (hit.finding.rule.id().to_owned(), hit.line.clone());
        Self { path: name.to_owned(), rule, line, ordinal: hit.ordinal }
    }

    /// Whether both are of equal lines.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (&self.path, &self.rule, &self.line) == (&other.path, &other.rule, &other.line)
    }
}

/// The file as it is read.
#[derive(Deserialize)]
struct Written {
    version: u32,
    #[serde(default)]
    findings: Vec<serde_json::Value>,
}

/// Known findings of the files below a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Baseline {
    /// The top of the work tree that the file lies in, or the folder that it lies in.
    pub(crate) root: PathBuf,
    /// In the order in which they are written.
    pub(crate) entries: BTreeSet<Entry>,
}

impl Baseline {
    /// An empty one, for a file that need not exist; its folder must.
    pub(crate) fn at(file: &Path) -> Result<Self, BaselineError> {
        let folder = place::folder_of(file);
        let folder = folder.map_err(|error| BaselineError::Unread(file.to_path_buf(), error))?;
        Ok(Self { root: place::top(&folder), entries: BTreeSet::new() })
    }

    /// Reads one.
    pub(crate) fn read(file: &Path) -> Result<Self, BaselineError> {
        let bytes = fs::read(file).map_err(|error| BaselineError::Unread(file.to_path_buf(), error))?;
        let malformed = |_| BaselineError::Malformed(file.to_path_buf());
        let Written { version, findings } = serde_json::from_slice(&bytes).map_err(malformed)?;
        if version > VERSION {
            return Err(BaselineError::Newer(file.to_path_buf()));
        }
        let entries: Result<_, _> = findings.into_iter().map(serde_json::from_value).collect();
        Ok(Self { entries: entries.map_err(malformed)?, ..Self::at(file)? })
    }

    /// How it names a file; None if the file is not below the root.
    pub(crate) fn name(&self, path: &Path) -> Option<String> {
        place::from(&self.root, path)
    }

    /// Accepts those findings of a file that it lists and that nothing else accepts.
    pub(crate) fn accept(&self, name: &str, hits: &mut [Hit]) {
        for hit in hits.iter_mut().filter(|hit| hit.counts()) {
            if self.entries.contains(&Entry::new(name, hit)) {
                hit.acceptance = Some(Acceptance::Baseline);
            }
        }
    }

    /// Writes it, a finding a line, so that version control shows what changes. The file is whole at every moment.
    pub(crate) fn write(&self, file: &Path) -> Result<(), BaselineError> {
        let written = place::folder_of(file).and_then(|folder| {
            let mut new = replacement().tempfile_in(folder)?;
            self.write_to(&mut new)?;
            new.persist(file).map_err(io::Error::from)
        });
        written.map(|_| ()).map_err(|error| BaselineError::Unwritten(file.to_path_buf(), error))
    }

    fn write_to(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{{\n  \"version\": {VERSION},\n  \"findings\": [")?;
        for (at, entry) in self.entries.iter().enumerate() {
            out.write_all(if at == 0 { b"\n    " } else { b",\n    " })?;
            serde_json::to_writer(&mut *out, entry)?;
        }
        out.write_all(if self.entries.is_empty() { b"]\n}\n" } else { b"\n  ]\n}\n" })
    }
}

/// A file readable by whoever may read new files: a temporary one would be its owner's alone.
#[cfg(unix)]
fn replacement() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    // The umask still applies.
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn replacement() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str, ordinal: usize) -> Entry {
        Entry { path: path.into(), rule: "npm-token".into(), line: "ab".repeat(32), ordinal }
    }

    #[test]
    fn is_read_as_it_was_written_and_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("baseline.json");
        let entries = [entry("b", 1), entry("a/é", 2), entry("a/é", 1)].into();
        let baseline = Baseline { entries, ..Baseline::at(&file).unwrap() };
        baseline.write(&file).unwrap();
        assert_eq!(Baseline::read(&file).unwrap(), baseline);

        let text = fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 8);
        assert!(lines[3].contains(r#""path":"a/é","#) && lines[3].contains(r#""ordinal":1"#), "{text}");
        assert!(lines[5].contains(r#""path":"b","#), "{text}");
    }

    #[test]
    fn an_empty_one_is_json_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("baseline.json");
        let baseline = Baseline::at(&file).unwrap();
        baseline.write(&file).unwrap();
        assert_eq!(Baseline::read(&file).unwrap(), baseline);
    }

    #[test]
    fn what_is_no_baseline_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("baseline.json");
        assert!(matches!(Baseline::read(&file), Err(BaselineError::Unread(..))));
        for text in ["", "[]", "{\"findings\":[]}", "{\"version\":1,\"findings\":[{\"path\":\"a\"}]}"] {
            fs::write(&file, text).unwrap();
            assert!(matches!(Baseline::read(&file), Err(BaselineError::Malformed(_))), "{text}");
        }
        fs::write(&file, "{\"version\":2,\"findings\":[{\"new\":1}]}").unwrap();
        assert!(matches!(Baseline::read(&file), Err(BaselineError::Newer(_))));
    }
}
