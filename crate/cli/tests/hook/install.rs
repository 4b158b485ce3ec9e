//! Installing the hooks and taking them out, and where they find the program.

use std::fs;
use std::path::Path;
use std::process::Command;

use patrol_detect::generate::azure_devops_pat as token;
use tempfile::{TempDir, tempdir};

use crate::patrol::{Run, patrol};
use crate::repository::{Repository, is_stopped};

#[test]
fn worktrees_share_the_hooks() {
    let repository = Repository::hooked();
    repository.write("a", "clean\n");
    repository.commit_unseen();
    repository.git(&["worktree", "add", "--quiet", "../tree"]);
    let tree = repository.folder.path().join("tree");
    fs::write(tree.join("b"), token(1)).unwrap();
    repository.run("git", &tree, &["add", "b"]);
    let run = repository.run("git", &tree, &["commit", "--message", "change"]);
    assert!(is_stopped(&run, "b:1:1: certain"), "{}", run.errors);

    // Installed from a worktree they are the same files.
    let run = repository.run(env!("CARGO_BIN_EXE_patrol"), &tree, &["hook", "install"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(!tree.join(".git/hooks").exists());
}

#[test]
fn a_configured_folder_of_hooks_is_used_from_any_folder() {
    let repository = Repository::new();
    repository.git(&["config", "core.hooksPath", "tools/hooks"]);
    fs::create_dir(repository.at("deep")).unwrap();
    let run = repository.run(env!("CARGO_BIN_EXE_patrol"), &repository.at("deep"), &["hook", "install"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(
        repository.at("tools/hooks/pre-commit").exists() && repository.at("tools/hooks/pre-push").exists()
    );
    repository.write("a", &token(1));
    assert!(is_stopped(&repository.commit(), "a:1:1: certain"));
}

#[test]
fn a_foreign_hook_stays_unless_forced() {
    let repository = Repository::new();
    let hook = repository.at(".git/hooks/pre-commit");
    fs::write(&hook, "#!/bin/sh\nexit 0\n").unwrap();
    let run = repository.patrol(&["hook", "install"]);
    assert_eq!(run.code, 2);
    assert!(
        run.errors.contains("was not written by Patrol") && run.errors.contains("--force"),
        "{}",
        run.errors
    );
    assert_eq!(fs::read(&hook).unwrap(), b"#!/bin/sh\nexit 0\n");

    assert_eq!(repository.patrol(&["hook", "install", "--force"]).code, 0);
    assert_eq!(
        fs::read(repository.at(".git/hooks/pre-commit.before-patrol")).unwrap(),
        b"#!/bin/sh\nexit 0\n"
    );
    repository.write("a", &token(1));
    assert!(is_stopped(&repository.commit(), "a:1:1: certain"));
}

#[test]
fn outside_a_repository_nothing_is_installed() {
    let folder = tempdir().unwrap();
    let run = patrol(folder.path(), &["hook", "install"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.errors.contains("git did not answer"), "{}", run.errors);
}

/// another test starts at that moment, and cannot be run then.
fn moved() -> TempDir {
    let folder = tempdir_beside();
    fs::hard_link(env!("CARGO_BIN_EXE_patrol"), folder.path().join("patrol")).unwrap();
    folder
}

/// A folder in the file system of the program.
fn tempdir_beside() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// The search path of this test, without a `patrol` in it, behind the folder.
fn path_with(folder: &Path) -> std::ffi::OsString {
    let old = std::env::var_os("PATH").unwrap();
    let without = std::env::split_paths(&old).filter(|folder| !folder.join("patrol").exists());
    std::env::join_paths(std::iter::once(folder.to_path_buf()).chain(without)).unwrap()
}

#[cfg(unix)]
#[test]
fn a_hook_finds_a_program_that_moved_or_says_what_to_do() {
    let repository = Repository::new();
    let (old, new) = (moved(), moved());
    let program = old.path().join("patrol");
    let run = repository.run(program.to_str().unwrap(), &repository.at(""), &["hook", "install"]);
    assert_eq!(run.code, 0, "{}", run.errors);
    drop(old);
    repository.write("a", &token(1));
    let commit = |path: &Path, home: &Path| -> Run {
        Command::new("git")
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-m", "change"])
            .current_dir(repository.at(""))
            .envs([("PATH", path_with(path)), ("HOME", home.into())])
            .output()
            .unwrap()
            .into()
    };
    let nowhere = tempdir_beside();
    assert!(is_stopped(&commit(new.path(), nowhere.path()), "a:1:1: certain"), "it is in the PATH");

    let run = commit(nowhere.path(), nowhere.path());
    assert_ne!(run.code, 0);
    assert_eq!(run.errors.lines().count(), 2, "{}", run.errors);
    assert!(run.errors.contains("patrol hook install") && run.errors.contains("git commit --no-verify"));

    fs::create_dir_all(nowhere.path().join(".cargo")).unwrap();
    fs::rename(new.path(), nowhere.path().join(".cargo/bin")).unwrap();
    let run = commit(&repository.at(""), nowhere.path());
    assert!(is_stopped(&run, "a:1:1: certain"), "where cargo installs: {}", run.errors);
    fs::rename(nowhere.path().join(".cargo/bin"), new.path()).unwrap();
}

#[test]
fn uninstalling_takes_out_our_hooks_only() {
    let repository = Repository::new();
    let at = |name: &str| repository.at(".git/hooks").join(name);
    fs::write(at("pre-push"), "#!/bin/sh\nexit 0\n").unwrap();
    assert_eq!(repository.patrol(&["hook", "install", "--force"]).code, 0);
    fs::write(at("commit-msg"), "theirs").unwrap();
    let run = repository.patrol(&["hook", "uninstall"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 2), "{}", run.errors);
    assert!(run.out.contains("Removed ") && run.out.contains("Restored "), "{}", run.out);
    assert!(!at("pre-commit").exists() && !at("pre-push.before-patrol").exists());
    assert_eq!(fs::read(at("pre-push")).unwrap(), b"#!/bin/sh\nexit 0\n");
    assert_eq!(fs::read(at("commit-msg")).unwrap(), b"theirs");

    let run = repository.patrol(&["hook", "uninstall"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("Not there: ") && run.out.contains("Left alone "), "{}", run.out);
    assert_eq!(fs::read(at("pre-push")).unwrap(), b"#!/bin/sh\nexit 0\n");
}

#[cfg(unix)]
#[test]
fn the_entry_for_the_pre_commit_framework_runs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.pre-commit-hooks.yaml");
    let text = fs::read_to_string(file).unwrap();
    let value = |key: &str| text.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap().trim();
    assert_eq!((value("language:"), value("pass_filenames:")), ("system", "false"));

    // The framework splits the entry and starts it without a shell.
    let entry: Vec<&str> = value("entry:").split(' ').collect();
    assert_eq!(entry[0], "patrol");
    let repository = Repository::new();
    let program = moved();
    let run =
        || repository.run(program.path().join(entry[0]).to_str().unwrap(), &repository.at(""), &entry[1..]);
    repository.write("a", "clean\n");
    assert_eq!(run().code, 0);
    repository.write("a", &token(1));
    assert!(is_stopped(&run(), "a:1:1: certain"));
}
