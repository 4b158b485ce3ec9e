//! `patrol hook install`

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::place::{HOOKS, Hook, MARK, folder, kept, look};
use crate::error::{Error, InstallError};
use crate::outcome::Outcome;

/// Installs the hooks in the repository around the current folder.
pub(super) fn run(force: bool) -> Result<Outcome, Error> {
    let folder = folder()?;
    let program = env::current_exe().map_err(InstallError::Program)?;

    install(&folder, &program, force)?;

    let mut out = io::stdout().lock();
    for hook in HOOKS {
        writeln!(out, "Installed {}", folder.join(hook).display()).map_err(Error::Output)?;
    }
    Ok(Outcome::Clean)
}

fn install(folder: &Path, program: &Path, force: bool) -> Result<(), InstallError> {
    let foreign: Vec<PathBuf> =
        HOOKS.iter().map(|hook| folder.join(hook)).filter(|path| look(path) == Hook::Foreign).collect();
    for path in &foreign {
        if !force {
            return Err(InstallError::Foreign(path.clone()));
        }
        if kept(path).symlink_metadata().is_ok() {
            return Err(InstallError::KeptBefore(kept(path)));
        }
    }

    fs::create_dir_all(folder).map_err(|error| InstallError::File(folder.to_path_buf(), error))?;
    for path in foreign {
        fs::rename(&path, kept(&path)).map_err(|error| InstallError::File(path, error))?;
    }
    for hook in HOOKS {
        let path = folder.join(hook);
        write_program(&path, &script(hook, program)).map_err(|error| InstallError::File(path, error))?;
    }
    Ok(())
}

/// The hook. Programs with windows start git without the PATH of a terminal, so it remembers where Patrol lies; and
/// since Patrol may move, it looks where programs are, too.
fn script(hook: &str, program: &Path) -> String {
    let act = hook.trim_start_matches("pre-");
    let program = program.to_string_lossy();
    // The shell that git brings along on Windows wants slashes.
    let program = if cfg!(windows) { program.replace('\\', "/") } else { program.into_owned() };
    let quoted = program.replace('\'', r"'\''");
    format!(
        "#!/bin/sh\n{MARK}; it is replaced when that is run again.\n\
         patrol='{quoted}'\n\
         [ -x \"$patrol\" ] || patrol=$(command -v patrol) || patrol=$HOME/.cargo/bin/patrol\n\
         if [ ! -x \"$patrol\" ]; then\n  \
         echo 'Patrol was not found, so this {act} was not checked and is stopped. Install it, then run: patrol hook \
         install' >&2\n  \
         echo 'To go on without the check: git {act} --no-verify' >&2\n  \
         exit 1\nfi\n\
         exec \"$patrol\" hook {hook} \"$@\"\n"
    )
}

fn write_program(path: &Path, script: &str) -> io::Result<()> {
    fs::write(path, script)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(folder: &Path, force: bool) -> Result<(), InstallError> {
        install(folder, Path::new("/opt/it's/patrol"), force)
    }

    #[test]
    fn a_foreign_hook_stops_it_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (commit, push) = (folder.path().join("pre-commit"), folder.path().join("pre-push"));
        fs::write(&push, "#!/bin/sh\nexit 0\n").unwrap();
        let error = installed(folder.path(), false).unwrap_err();
        assert!(error.to_string().contains("patrol hook pre-push"), "{error}");
        assert!(!commit.exists());
        assert_eq!(fs::read(&push).unwrap(), b"#!/bin/sh\nexit 0\n");
    }

    #[test]
    fn force_keeps_the_foreign_hook_and_never_loses_one_kept_before() {
        let folder = tempfile::tempdir().unwrap();
        let (push, kept) = (folder.path().join("pre-push"), folder.path().join("pre-push.before-patrol"));
        fs::write(&push, "theirs").unwrap();
        installed(folder.path(), true).unwrap();
        assert_eq!(fs::read(&kept).unwrap(), b"theirs");
        assert!(fs::read_to_string(&push).unwrap().contains(MARK));

        fs::write(&push, "theirs again").unwrap();
        assert!(
            matches!(installed(folder.path(), true), Err(InstallError::KeptBefore(path)) if path == kept)
        );
        assert_eq!(fs::read(&push).unwrap(), b"theirs again");
        assert_eq!(fs::read(&kept).unwrap(), b"theirs");
    }

    #[test]
    fn its_own_hooks_are_replaced_without_a_word() {
        let folder = tempfile::tempdir().unwrap();
        installed(&folder.path().join("hooks"), false).unwrap();
        installed(&folder.path().join("hooks"), false).unwrap();
        assert_eq!(fs::read_dir(folder.path().join("hooks")).unwrap().count(), 2);
    }

    #[test]
    fn the_path_is_quoted_for_the_shell() {
        let script = script("pre-push", Path::new("/opt/it's $HOME/patrol"));
        assert!(script.contains(r"patrol='/opt/it'\''s $HOME/patrol'"), "{script}");
    }
}
