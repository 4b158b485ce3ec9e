//! Redacting a file in its place.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::Failed;
use crate::confidence::MinConfidence;
use crate::error::RedactError;

/// Replaces a file that holds a secret by one without, as a whole or not at all, with the same permissions. A file
/// without a secret is not touched. Behind a symbolic link it is the file that changes.
pub(super) fn redact(path: &Path, backup: Option<&str>, least: MinConfidence) -> Result<(), RedactError> {
    let unread = |error| RedactError::Unread(path.to_path_buf(), error);
    let unwritten = |error| RedactError::Unwritten(path.to_path_buf(), error);
    let target = path.canonicalize().map_err(unread)?;
    let from = File::open(&target).map_err(unread)?;
    let data = from.metadata().map_err(unread)?;
    if !data.is_file() {
        return Err(RedactError::NoRegularFile(path.to_path_buf()));
    }

    // In the same folder: a file can be replaced at once only by one of the same file system.
    let folder = target.parent().unwrap_or(&target);
    let mut new = tempfile::NamedTempFile::new_in(folder).map_err(unwritten)?;
    let secrets = super::redact(from, &mut new, least).map_err(|failed| match failed {
        Failed::Reading(error) => unread(error),
        Failed::Writing(error) => unwritten(error),
    })?;
    if secrets == 0 {
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
fn keep(target: &Path, suffix: &str) -> Result<(), RedactError> {
    let mut name = OsString::from(target);
    name.push(suffix);
    let kept = PathBuf::from(name);
    if kept.symlink_metadata().is_ok() {
        return Err(RedactError::BackupExists(kept));
    }
    fs::copy(target, &kept).map_err(|error| RedactError::Unwritten(kept, error))?;
    Ok(())
}
