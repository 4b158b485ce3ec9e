//! `patrol hook`

mod check;
mod diff;
mod git;
mod install;
mod known;
mod place;
mod pre_commit;
mod pre_push;
mod uninstall;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::outcome::Outcome;

/// Keep secrets out of a git repository.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make git look for secrets before every commit and every push in this repository.
    ///
    /// The hooks go where git looks for them: all worktrees share them, and core.hooksPath is respected.
    Install {
        /// Replace hooks that somebody else wrote; they are kept beside, as NAME.before-patrol.
        #[arg(long)]
        force: bool,
    },
    /// Take the hooks out of this repository again.
    ///
    /// Hooks that somebody else wrote stay; those that --force had replaced come back.
    Uninstall,
    /// Look for secrets in what is to be committed. Git calls this.
    PreCommit {
        #[command(flatten)]
        looked_for: LookedFor,
    },
    /// Look for secrets in what is to be pushed. Git calls this, and tells on standard input what it pushes.
    PrePush {
        #[command(flatten)]
        looked_for: LookedFor,
        /// The name of the remote, or its address if it has no name.
        remote: String,
        /// The address of the remote.
        url: Option<String>,
    },
}

/// What a hook looks for.
#[derive(Args, Debug)]
pub(crate) struct LookedFor {
    /// Let pass what is below this level.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
    /// Look by the rules in this file as well: Patrol's own form in TOML or JSON, or a configuration of gitleaks. Without it by those in the
    /// file that `git config patrol.rules` names.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
}

/// Does what was asked.
pub(crate) fn run(command: Command) -> Result<Outcome, Error> {
    match command {
        Command::Install { force } => install::run(force),
        Command::Uninstall => uninstall::run(),
        Command::PreCommit { looked_for } => pre_commit::run(&looked_for),
        Command::PrePush { looked_for, remote, .. } => pre_push::run(&remote, &looked_for),
    }
}
