//! `patrol policy`

mod find;
mod line;
mod part;
mod twice;
mod write;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Subcommand;
use jiff::Timestamp;
use jiff::tz::Offset;
use patrol_policy::company::{Managed, accepts, does_not_fit, entries, schema};
use patrol_policy::{Company, Day, Exception, Problem};
use patrol_rules::company;

use crate::error::{Error, PolicyError};
use crate::outcome::Outcome;
use crate::words::joined;
use twice::twice;

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
            let checked = read(&file, id.as_deref())?;
            if checked.tell_problems(&file) {
                // Nobody is left to tell when this fails.
                let _ = writeln!(io::stderr(), "Nothing was written.");
                return Ok(Outcome::Found);
            }
            let mut out = io::stdout().lock();
            for name in write::write(&checked.policy, &to, chrome, edge)? {
                writeln!(out, "{name}").map_err(Error::Output)?;
            }
            Ok(Outcome::Clean)
        }
    }
}

/// The policy for Patrol in a file, as JSON.
fn read(file: &Path, id: Option<&str>) -> Result<Checked, Error> {
    let text = std::fs::read_to_string(file).map_err(|error| PolicyError::unread(file, error))?;
    let text = text.trim_start_matches('\u{feff}');
    Ok(Checked::of(find::policy(text, file, id)?, twice(text)))
}

/// A policy, and what of it cannot be used.
struct Checked {
    policy: String,
    company: Company,
    problems: Vec<String>,
}

impl Checked {
    /// `twice` are the names that stand twice in its file.
    fn of(policy: String, twice: Vec<String>) -> Checked {
        let Managed { mut company, problems } = Managed::read(&policy);
        let refused = company::refused(&company);
        let twice = twice
            .into_iter()
            .map(|name| format!("{}: it stands here twice; browsers take the last.", name.escape_debug()));
        let dropped = does_not_fit(&policy).into_iter().map(|key| {
            format!("{key}: a part of it has the wrong type, so Chrome and Edge drop all of it in silence.")
        });
        let problems = twice.chain(wrong(&problems, &policy)).chain(dropped).chain(told(&refused)).collect();
        leave_out(&mut company, &refused);
        Checked { policy, company, problems }
    }

    /// Says what cannot be used. Returns whether there is anything.
    fn tell_problems(&self, file: &Path) -> bool {
        let mut errors = io::stderr().lock();
        for sentence in &self.problems {
            // Nobody is left to tell when this fails.
            let _ = writeln!(errors, "{}: {sentence}", file.display());
        }
        !self.problems.is_empty()
    }
}

fn check(file: &Path, id: Option<&str>) -> Result<Outcome, Error> {
    let checked = read(file, id)?;
    let mut out = io::stdout().lock();
    for said in lines(&checked.company) {
        writeln!(out, "{said}").map_err(Error::Output)?;
    }
    Ok(Outcome::of(checked.tell_problems(file)))
}

/// What the policy does, a sentence a line.
fn lines(company: &Company) -> Vec<String> {
    let lines = line::lines(company, today());
    if lines.is_empty() { vec!["This policy decides nothing.".to_owned()] } else { lines }
}

/// The day in UTC, by the clock of this machine.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let time = i64::try_from(since.as_secs()).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let date = Offset::UTC.to_datetime(time.unwrap_or_default()).date().to_string();
    Day::parse(&date).unwrap_or_default()
}

/// Takes away the rules and exceptions that cannot be used: they are not in force, and a pattern may be a secret itself.
fn leave_out(company: &mut Company, company::Refused { rules, exceptions }: &company::Refused) {
    for decisions in [&mut company.enforced, &mut company.recommended] {
        decisions.own_rules.retain(|rule| !rules.iter().any(|(refused, _)| refused.value == *rule));
        decisions.exceptions.retain(|known| !exceptions.iter().any(|(refused, _)| refused.value == *known));
    }
}

/// The rules for secrets of the company's own that cannot be used, and the exceptions whose patterns cannot.
fn told(company::Refused { rules, exceptions }: &company::Refused) -> Vec<String> {
    let rules = rules.iter().map(|(rule, why)| format!("rules: {:?} cannot be used. {why}", rule.value.name));
    let exceptions = exceptions.iter().map(|(exception, why)| {
        let Exception { kind, host, path, reason, .. } = &exception.value;
        let path = path.as_deref().unwrap_or_default();
        format!("exceptions: the one for {kind} on {host}{path}, {reason:?}, cannot be used. {why}")
    });
    rules.chain(exceptions).collect()
}

/// What is wrong with an entry, and what can be there instead: once for all entries of a setting.
fn wrong(problems: &[Problem], policy: &str) -> Vec<String> {
    let policy = serde_json::from_str(policy).unwrap_or_default();
    let mut said = BTreeSet::new();
    let mut wanted = |accepted: String| {
        if said.insert(accepted.clone()) { format!("; wanted is {accepted}.") } else { ".".to_owned() }
    };
    let sentences = problems.iter().map(|problem| match problem {
        // A policy is found only where it is an object of JSON.
        Problem::Unreadable | Problem::Newer => "this is no policy.".to_owned(),
        Problem::Unknown { field } => {
            let wanted = wanted(accepts(field).unwrap_or_else(|| format!("one of {}", entries().join(", "))));
            format!("{}: there is no such entry{wanted}", field.escape_debug())
        }
        Problem::Field { field } => {
            let parts = part::wrong(field, &policy);
            let what = if parts.is_empty() { "the value".to_owned() } else { joined(&parts) };
            let wanted = wanted(accepts(field).unwrap_or_default());
            format!("{}: {} cannot be used{wanted}", field.escape_debug(), what.escape_debug())
        }
    });
    sentences.collect()
}
