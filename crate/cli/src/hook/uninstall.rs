//! `patrol hook uninstall`

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::place::{HOOKS, Hook, folder, kept, look};
use crate::error::{Error, InstallError};
use crate::outcome::Outcome;

/// What was done about one hook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Absent,
    Removed,
    /// Removed, and the one that it had replaced is back.
    Restored,
    LeftAlone,
}

/// Takes our hooks out of the repository around the current folder, and no others.
pub(super) fn run() -> Result<Outcome, Error> {
    let folder = folder()?;
    let mut out = io::stdout().lock();
    for hook in HOOKS {
        let path = folder.join(hook);
        let shown = path.display();
        match remove(&path).map_err(|error| InstallError::File(path.clone(), error))? {
            Done::Absent => writeln!(out, "Not there: {shown}"),
            Done::Removed => writeln!(out, "Removed {shown}"),
            Done::Restored => writeln!(out, "Restored {shown}, which Patrol had replaced"),
            Done::LeftAlone => writeln!(out, "Left alone {shown}, which was not written by Patrol"),
        }
        .map_err(Error::Output)?;
    }
    Ok(Outcome::Clean)
}

fn remove(path: &Path) -> io::Result<Done> {
    match look(path) {
        Hook::None => Ok(Done::Absent),
        Hook::Foreign => Ok(Done::LeftAlone),
        Hook::Ours if kept(path).symlink_metadata().is_ok() => {
            fs::rename(kept(path), path).map(|()| Done::Restored)
        }
        Hook::Ours => fs::remove_file(path).map(|()| Done::Removed),
    }
}
