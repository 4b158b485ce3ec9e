//! `patrol policy`

mod find;
mod line;
mod write;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use patrol_policy::company::{Managed, accepts, does_not_fit, schema};
use patrol_policy::{Company, Exception, Problem};
use patrol_rules::company;

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
    /// Write the files that set a policy and install Patrol, for every browser and system.
    ///
    /// FILE is as for `check`. Nothing is written when something of it cannot be used. Firefox knows Patrol by the same id everywhere; Chrome and
    /// Edge each by the id in their store.
    Write {
        /// The file.
        file: PathBuf,
        /// The id of Patrol in FILE, where FILE is for several extensions.
        #[arg(long)]
        id: Option<String>,
        /// The folder for the files; those in it with the same names are replaced.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
        /// The id of Patrol in Chrome. Without it no files for Chrome and Chromium are written.
        #[arg(long, value_name = "ID")]
        chrome: Option<String>,
        /// The id of Patrol in Edge. Without it no files for Edge are written.
        #[arg(long, value_name = "ID")]
        edge: Option<String>,
    },
}

/// Does what was asked.
pub(crate) fn run(command: Command) -> Result<Outcome, Error> {
    match command {
        Command::Check { file, id } => check(&file, id.as_deref()),
        Command::Schema => {
            io::stdout().lock().write_all(schema().as_bytes()).map_err(Error::Output)?;
            Ok(Outcome::Clean)
        }
        Command::Write { file, id, to, chrome, edge } => {
            let policy = read(&file, id.as_deref())?;
            if tell_problems(&file, &policy) {
                return Ok(Outcome::Found);
            }
            let mut out = io::stdout().lock();
            for name in write::write(&policy, &to, chrome, edge)? {
                writeln!(out, "{name}").map_err(Error::Output)?;
            }
            Ok(Outcome::Clean)
        }
    }
}

/// The policy for Patrol in a file, as JSON.
fn read(file: &Path, id: Option<&str>) -> Result<String, Error> {
    let text =
        std::fs::read_to_string(file).map_err(|error| PolicyError::Unread(file.to_path_buf(), error))?;
    Ok(find::policy(text.trim_start_matches('\u{feff}'), file, id)?)
}

fn check(file: &Path, id: Option<&str>) -> Result<Outcome, Error> {
    let policy = read(file, id)?;
    let mut out = io::stdout().lock();
    for said in lines(&Managed::read(&policy).company) {
        writeln!(out, "{said}").map_err(Error::Output)?;
    }
    Ok(Outcome::of(tell_problems(file, &policy)))
}

/// Says what of a policy cannot be used. Returns whether there is anything.
fn tell_problems(file: &Path, policy: &str) -> bool {
    let mut errors = io::stderr().lock();
    let dropped = does_not_fit(policy);
    let Managed { company, problems, .. } = Managed::read(policy);
    let told = problems
        .iter()
        .map(problem)
        .chain(dropped.iter().map(|key| {
            format!("{key}: a part of it has the wrong type, so Chrome and Edge drop all of it in silence.")
        }))
        .chain(refused(&company))
        .collect::<Vec<_>>();
    for sentence in &told {
        // Nobody is left to tell when this fails.
        let _ = writeln!(errors, "{}: {sentence}", file.display());
    }
    !told.is_empty()
}

/// What the policy does, a sentence a line.
fn lines(company: &Company) -> Vec<String> {
    let lines = line::lines(company);
    if lines.is_empty() { vec!["This policy decides nothing.".to_owned()] } else { lines }
}

/// The rules for secrets of the company's own that cannot be used, and the exceptions whose patterns cannot.
fn refused(company: &Company) -> Vec<String> {
    let company::Refused { rules, exceptions } = company::refused(company);
    let rules = rules.iter().map(|(rule, why)| format!("rules: {:?} cannot be used. {why}", rule.value.name));
    let exceptions = exceptions.iter().map(|(exception, why)| {
        let Exception { kind, host, path, .. } = &exception.value;
        let path = path.as_deref().unwrap_or_default();
        format!("exceptions: the one for {kind} on {host}{path} cannot be used. {why}")
    });
    rules.chain(exceptions).collect()
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
