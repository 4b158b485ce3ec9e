//! What can be typed behind `patrol`.

use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;

use crate::error::Error;
use crate::outcome::Outcome;
use crate::{baseline, hook, man, policy, redact, rewrite, rules, scan};

/// Finds secrets in files and texts, and takes them out.
///
/// Exit code: 0 nothing found, 1 secrets or problems found, 2 something could not be read or done. Nothing that is printed holds a
/// secret.
#[derive(Debug, Parser)]
#[command(name = "patrol", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Scan(scan::Arguments),
    Redact(redact::Arguments),
    Rewrite(rewrite::Arguments),
    Rules(rules::Arguments),
    #[command(subcommand)]
    Baseline(baseline::Command),
    #[command(subcommand)]
    Hook(hook::Command),
    #[command(subcommand)]
    Policy(policy::Command),
    /// Print the completions for a shell.
    Completions {
        /// The shell they are for.
        shell: Shell,
    },
    Man(man::Arguments),
}

impl Arguments {
    /// Does what was asked.
    pub(crate) fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::Scan(arguments) => scan::run(&arguments),
            Command::Redact(arguments) => redact::run(&arguments),
            Command::Rewrite(arguments) => rewrite::run(&arguments),
            Command::Rules(arguments) => rules::run(&arguments),
            Command::Baseline(command) => baseline::run(command),
            Command::Hook(command) => hook::run(command),
            Command::Policy(command) => policy::run(command),
            Command::Completions { shell } => completions(shell),
            Command::Man(arguments) => man::run(&arguments),
        }
    }
}

fn completions(shell: Shell) -> Result<Outcome, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "patrol", &mut script);
    std::io::Write::write_all(&mut std::io::stdout().lock(), &script).map_err(Error::Output)?;
    Ok(Outcome::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_is_sound() {
        Arguments::command().debug_assert();
    }
}
