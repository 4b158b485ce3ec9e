//! The hooks, in real repositories.
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use patrol::Run;
use patrol_detect::generate::azure_devops_pat as token;
use tempfile::{TempDir, tempdir};

/// A repository, and a bare one that it can push to.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { folder: tempdir().unwrap() };
        fs::create_dir(repository.at("")).unwrap();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["init", "--quiet", "--bare", "../remote"]);
        repository.git(&["remote", "add", "origin", "../remote"]);
        repository
    }

    fn hooked() -> Self {
        let repository = Self::new();
        assert_eq!(repository.patrol(&["hook", "install"]).code, 0);
        repository
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("work").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.at(path), text).unwrap();
        self.git(&["add", "--", path]);
    }

    /// Runs a program as on a computer on which nobody has configured git.
    fn run(&self, program: &str, folder: &Path, arguments: &[&str]) -> Run {
        Command::new(program)
            .args(arguments)
            .current_dir(folder)
            .env("GIT_CONFIG_GLOBAL", self.folder.path().join("no-configuration"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map(|name| (name, "Ada")))
            .envs(["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map(|name| (name, "ada@example.com")))
            .output()
            .unwrap()
            .into()
    }

    fn patrol(&self, arguments: &[&str]) -> Run {
        self.run(env!("CARGO_BIN_EXE_patrol"), &self.at(""), arguments)
    }

    /// Git, when it has to succeed.
    fn git(&self, arguments: &[&str]) -> String {
        let run = self.try_git(arguments);
        assert_eq!(run.code, 0, "git {arguments:?}: {}", run.errors);
        run.out
    }

    fn try_git(&self, arguments: &[&str]) -> Run {
        self.run("git", &self.at(""), arguments)
    }

    fn commit(&self) -> Run {
        self.try_git(&["commit", "--quiet", "--message", "change"])
    }

    fn commit_unseen(&self) {
        self.git(&["commit", "--quiet", "--no-verify", "--message", "change"]);
    }
}

/// Git joins the output of a hook with its own errors.
fn is_stopped(run: &Run, place: &str) -> bool {
    let told = format!("{}{}", run.out, run.errors);
    run.code != 0
        && told.contains(place)
        && told.contains("Patrol stopped this")
        && told.contains("--no-verify")
}

#[test]
fn the_first_commit_is_stopped_and_passes_once_the_secret_is_out() {
    let repository = Repository::hooked();
    repository.write("a b.yml", &format!("x: 1\npat: {}\n", token(1)));
    let run = repository.commit();
    assert!(is_stopped(&run, "a b.yml:2:6: certain"), "{}", run.errors);
    assert!(!run.errors.contains(&token(1)[..10]) && !run.out.contains(&token(1)[..10]));
    repository.write("a b.yml", "x: 1\n");
    assert_eq!(repository.commit().code, 0);
}

#[test]
fn only_what_is_staged_and_new_counts() {
    let repository = Repository::hooked();
    repository.write("a", &format!("old {}\n", token(1)));
    repository.commit_unseen();
    repository.write("a", &format!("old {}\nnew line\n", token(1)));
    fs::write(repository.at("unstaged"), token(2)).unwrap();
    assert_eq!(repository.commit().code, 0, "the old secret and the file that is not staged");

    repository.git(&["mv", "a", "b"]);
    assert_eq!(repository.commit().code, 0, "a new name");

    repository.write("b", &format!("old {}\nnew line\n{}\n", token(1), token(2)));
    assert!(is_stopped(&repository.commit(), "b:3:1: certain"));
}

#[test]
fn a_secret_that_a_change_completes_is_new() {
    let repository = Repository::hooked();
    let (head, tail) = (&token(1)[..40], &token(1)[40..]);
    repository.write("a", &format!("{head}\n"));
    assert_eq!(repository.commit().code, 0);
    repository.write("a", &format!("{head}\n{tail}\n"));
    assert!(is_stopped(&repository.commit(), "a:1:1: "));
}

#[test]
fn no_configuration_hides_an_addition() {
    let repository = Repository::hooked();
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "true"),
        ("diff.context", "0"),
        ("diff.suppressBlankEmpty", "true"),
        ("diff.algorithm", "histogram"),
        ("diff.driven.command", "true"),
        ("diff.converted.textconv", "true"),
    ] {
        repository.git(&["config", key, value]);
    }
    repository.write(".gitattributes", "*.lock -diff\n*.driven diff=driven\n*.converted diff=converted\n");
    for name in ["ü.lock", "a.driven", "a.converted"] {
        repository.write(name, "\n\n\n");
        assert_eq!(repository.commit().code, 0);
        repository.write(name, &format!("\n\n\n{}\n", token(1)));
        assert!(is_stopped(&repository.commit(), &format!("{name}:4:1: certain")));
        repository.commit_unseen();
    }
}

#[test]
fn a_push_is_stopped_even_if_the_secret_was_taken_out_again() {
    let repository = Repository::hooked();
    repository.write("a", "clean\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main"]);

    repository.write("a", &format!("clean\n{}\n", token(1)));
    repository.commit_unseen();
    let commit = repository.git(&["rev-parse", "HEAD"]);
    repository.write("a", "clean\n");
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "main"]);
    assert!(is_stopped(&run, &format!("{}:a:2:1: certain", &commit[..10])), "{}", run.errors);

    repository.git(&["push", "--quiet", "--no-verify", "origin", "main"]);
    repository.write("b", "clean\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main", "main:other"]);
    repository.git(&["push", "--quiet", "origin", "--delete", "other"]);
    repository.git(&["push", "--quiet", "origin", "main:another"]);
}

#[test]
fn a_first_push_is_searched_to_the_first_commit() {
    let repository = Repository::hooked();
    repository.write("a", &token(1));
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "{}", run.errors);
    let run = repository.try_git(&["push", "../remote", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "a remote without a name: {}", run.errors);
}

#[test]
fn of_a_merge_what_it_adds_itself_is_stopped() {
    let repository = Repository::hooked();
    repository.write("a", "one\n");
    repository.commit_unseen();
    repository.git(&["branch", "side"]);
    repository.write("a", "two\n");
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "origin", "main"]);
    repository.git(&["switch", "--quiet", "side"]);
    repository.write("a", "three\n");
    repository.commit_unseen();
    assert_ne!(repository.try_git(&["merge", "main"]).code, 0, "both changed the line");
    repository.write("a", &format!("two three\n{}\n", token(1)));
    repository.commit_unseen();
    let run = repository.try_git(&["push", "origin", "side"]);
    assert!(is_stopped(&run, ":a:2:1: certain"), "{}", run.errors);
}

#[cfg(unix)]
#[test]
fn a_push_from_a_bare_repository_is_searched() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.write("a", &token(1));
    repository.commit_unseen();
    repository.git(&["push", "--quiet", "../remote", "main"]);
    let bare = repository.folder.path().join("remote");
    let (hooks, program) = (bare.join("hooks/pre-push"), env!("CARGO_BIN_EXE_patrol"));
    fs::create_dir_all(bare.join("hooks")).unwrap();
    fs::write(&hooks, format!("#!/bin/sh\nexec '{program}' hook pre-push \"$@\"\n")).unwrap();
    fs::set_permissions(&hooks, fs::Permissions::from_mode(0o755)).unwrap();
    repository.git(&["init", "--quiet", "--bare", "../other"]);
    let run = repository.run("git", &bare, &["push", "../other", "main"]);
    assert!(is_stopped(&run, ":a:1:1: certain"), "{}", run.errors);
}

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
    let run = patrol::patrol(folder.path(), &["hook", "install"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.errors.contains("git did not answer"), "{}", run.errors);
}

#[test]
fn a_mark_and_patrolignore_let_a_commit_pass_and_say_so() {
    let repository = Repository::hooked();
    repository.write("a", &format!("# patrol:allow azure-devops-pat an example\n{}\n", token(1)));
    repository.write(".patrolignore", "fixtures\n");
    fs::create_dir(repository.at("fixtures")).unwrap();
    repository.write("fixtures/b", &token(2));
    let run = repository.commit();
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(run.errors.contains("Accepted and not listed: 1 by a mark.\n"), "{}", run.errors);
    assert!(run.errors.contains("Not searched: 1 path named in .patrolignore.\n"), "{}", run.errors);

    repository.write("a", &format!("# patrol:allow azure-devops-pat\n{}\n", token(3)));
    let run = repository.commit();
    assert!(is_stopped(&run, "a:2:1: certain"), "{}", run.errors);
    assert!(run.errors.contains("a:1: this mark has no effect"), "{}", run.errors);
}

#[test]
fn a_baseline_lets_pass_what_it_lists_and_no_more() {
    let repository = Repository::hooked();
    let filler = "a line of nothing\n".repeat(200);
    let known = format!("x: {}\n{filler}x: {}\n", token(1), token(2));
    repository.write("a", &known);
    for (file, configured) in [(".patrol-baseline.json", false), ("deep/known.json", true)] {
        fs::create_dir_all(repository.at("deep")).unwrap();
        assert_eq!(repository.patrol(&["baseline", "update", file, "a"]).code, 0);
        if configured {
            fs::remove_file(repository.at(".patrol-baseline.json")).unwrap();
            assert!(is_stopped(&repository.commit(), "a:1:4: certain"), "not without a baseline");
            repository.git(&["config", "patrol.baseline", file]);
        }
        repository.write("a", &format!("{known}{filler}x: {}\n", token(3)));
        let run = repository.commit();
        assert!(is_stopped(&run, "a:403:4: certain"), "the third of equal lines is new: {}", run.errors);
        assert!(!run.errors.contains("a:1:4:") && !run.errors.contains("a:202:4:"), "{}", run.errors);
        assert!(run.errors.contains("Accepted and not listed: 2 by the baseline.\n"), "{}", run.errors);
        repository.write("a", &known);
    }
    let run = repository.commit();
    assert_eq!(run.code, 0, "{}", run.errors);
    let run = repository.try_git(&["push", "origin", "main"]);
    assert_eq!(run.code, 0, "a push knows it too: {}", run.errors);

    fs::write(repository.at("deep/known.json"), "?").unwrap();
    repository.write("a", "clean\n");
    let run = repository.commit();
    assert!(run.code != 0 && run.errors.contains("is not a baseline"), "{}", run.errors);
}

#[test]
fn a_binary_file_is_passed_over_and_told() {
    let repository = Repository::hooked();
    repository.write("a.bin", &format!("\0 {}\n", token(1)));
    repository.write("b", "clean\n");
    let run = repository.commit();
    assert_eq!(run.code, 0);
    assert!(run.errors.contains("Not searched: 1 binary file.\n"), "{}", run.errors);
}

/// A folder with nothing but the program, under another path. A link: a copy is still open for writing in a process that
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
