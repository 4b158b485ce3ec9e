//! `patrol policy`

mod find;
mod line;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Subcommand;
use patrol_policy::company::{Managed, accepts, does_not_fit, schema};
use patrol_policy::{Company, Problem};

use crate::error::{Error, PolicyError};
use crate::outcome::Outcome;

/// Check what a company wants to set for its people before it is rolled out.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say what each entry of a policy does, and what cannot be used.
    ///
    /// FILE is JSON: the settings alone, or a policy file of Chrome, Edge, Chromium or Firefox with a part for Patrol. The exit code is 1 when
    /// something of it cannot be used.
    Check {
        /// The file.
        file: PathBuf,
        /// The id of Patrol in FILE, where FILE is for several extensions.
        #[arg(long)]
        id: Option<String>,
    },
    /// Print the JSON Schema of a policy, as it is in the extension for Chrome and Edge.
    Schema,
}

/// Does what was asked.
pub(crate) fn run(command: Command) -> Result<Outcome, Error> {
    match command {
        Command::Check { file, id } => check(file, id.as_deref()),
        Command::Schema => {
            io::stdout().lock().write_all(schema().as_bytes()).map_err(Error::Output)?;
            Ok(Outcome::Clean)
        }
    }
}

fn check(file: PathBuf, id: Option<&str>) -> Result<Outcome, Error> {
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => return Err(PolicyError::Unread(file, error).into()),
    };
    let policy = find::policy(text.trim_start_matches('\u{feff}'), &file, id)?;
    let Managed { company, problems } = Managed::read(&policy);
    let mut out = io::stdout().lock();
    for said in lines(&company) {
        writeln!(out, "{said}").map_err(Error::Output)?;
    }
    let mut errors = io::stderr().lock();
    let dropped = does_not_fit(&policy);
    let told = problems
        .iter()
        .map(problem)
        .chain(dropped.iter().map(|key| {
            format!("{key}: a part of it has the wrong type, so Chrome and Edge drop all of it in silence.")
        }))
        .collect::<Vec<_>>();
    for sentence in &told {
        // Nobody is left to tell when this fails.
        let _ = writeln!(errors, "{}: {sentence}", file.display());
    }
    Ok(Outcome::of(!told.is_empty()))
}

/// What the policy does, a sentence a line.
fn lines(company: &Company) -> Vec<String> {
    let lines = line::lines(company);
    if lines.is_empty() { vec!["This policy decides nothing.".to_owned()] } else { lines }
}

/// What is wrong with an entry.
fn problem(problem: &Problem) -> String {
    match problem {
        // A policy is found only where it is an object of JSON.
        Problem::Unreadable | Problem::Newer => "this is no policy.".to_owned(),
        Problem::Unknown { field } => format!("{}: there is no such entry.", field.escape_debug()),
        Problem::Field { field } => {
            let accepted = accepts(field).unwrap_or_default();
            format!("{}: the value cannot be used; wanted is {accepted}.", field.escape_debug())
        }
    }
}
