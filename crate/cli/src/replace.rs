//! Replacing a file by a changed one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::ChangeError;

/// Which side of a copy failed.
#[derive(Debug)]
pub(crate) enum Failed {
    /// What is read.
    Reading(io::Error),
    /// What is written.
    Writing(io::Error),
}

/// Replaces a file by what `change` writes, as a whole or not at all, with the same permissions. If it says that nothing has changed, the
/// file is not touched. Behind a symbolic link it is the file that changes.
pub(crate) fn replace(
    path: &Path,
    backup: Option<&str>,
    change: impl FnOnce(File, &mut File) -> Result<bool, Failed>,
) -> Result<(), ChangeError> {
    let unread = |error| ChangeError::Unread(path.to_path_buf(), error);
    let unwritten = |error| ChangeError::Unwritten(path.to_path_buf(), error);
    let target = path.canonicalize().map_err(unread)?;
    let from = File::open(&target).map_err(unread)?;
    let data = from.metadata().map_err(unread)?;
    if !data.is_file() {
        return Err(ChangeError::NoRegularFile(path.to_path_buf()));
    }

    // In the same folder: a file can be replaced at once only by one of the same file system.
    let folder = target.parent().unwrap_or(&target);
    let mut new = tempfile::NamedTempFile::new_in(folder).map_err(unwritten)?;
    let has_changed = change(from, new.as_file_mut()).map_err(|failed| match failed {
        Failed::Reading(error) => unread(error),
        Failed::Writing(error) => unwritten(error),
    })?;
    if !has_changed {
        return Ok(());
    }
    new.as_file().set_permissions(data.permissions()).map_err(unwritten)?;
    new.as_file().sync_all().map_err(unwritten)?;
    if let Some(suffix) = backup {
        keep(&target, suffix)?;
    }
    new.persist(&target).map_err(|error| unwritten(error.error))?;
    Ok(())
}

/// Keeps the file under a longer name, which nothing may have yet.
fn keep(target: &Path, suffix: &str) -> Result<(), ChangeError> {
    let mut name = OsString::from(target);
    name.push(suffix);
    let kept = PathBuf::from(name);
    if kept.symlink_metadata().is_ok() {
        return Err(ChangeError::BackupExists(kept));
    }
    fs::copy(target, &kept).map_err(|error| ChangeError::Unwritten(kept, error))?;
    Ok(())
}
