//! A repository to try the hooks in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::{TempDir, tempdir};

use crate::patrol::Run;

/// A repository, and a bare one that it can push to.
pub(crate) struct Repository {
    pub(crate) folder: TempDir,
}

impl Repository {
    pub(crate) fn new() -> Self {
        let repository = Self { folder: tempdir().unwrap() };
        fs::create_dir(repository.at("")).unwrap();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository.git(&["init", "--quiet", "--bare", "../remote"]);
        repository.git(&["remote", "add", "origin", "../remote"]);
        repository
    }

    pub(crate) fn hooked() -> Self {
        let repository = Self::new();
        assert_eq!(repository.patrol(&["hook", "install"]).code, 0);
        repository
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join("work").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.at(path), text).unwrap();
        self.git(&["add", "--", path]);
    }

    /// Runs a program as on a computer on which nobody has configured git.
    pub(crate) fn run(&self, program: &str, folder: &Path, arguments: &[&str]) -> Run {
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

    pub(crate) fn patrol(&self, arguments: &[&str]) -> Run {
        self.run(env!("CARGO_BIN_EXE_patrol"), &self.at(""), arguments)
    }

    /// Git, when it has to succeed.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let run = self.try_git(arguments);
        assert_eq!(run.code, 0, "git {arguments:?}: {}", run.errors);
        run.out
    }

    pub(crate) fn try_git(&self, arguments: &[&str]) -> Run {
        self.run("git", &self.at(""), arguments)
    }

    pub(crate) fn commit(&self) -> Run {
        self.try_git(&["commit", "--quiet", "--message", "change"])
    }

    pub(crate) fn commit_unseen(&self) {
        self.git(&["commit", "--quiet", "--no-verify", "--message", "change"]);
    }
}

/// Git joins the output of a hook with its own errors.
pub(crate) fn is_stopped(run: &Run, place: &str) -> bool {
    let told = format!("{}{}", run.out, run.errors);
    run.code != 0
        && told.contains(place)
        && told.contains("Patrol stopped this")
        && told.contains("--no-verify")
}
