//! `patrol baseline`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::accept::baseline::{Baseline, Entry};
use crate::confidence::MinConfidence;
use crate::error::{BaselineError, Error};
use crate::outcome::Outcome;
use crate::own::{OwnRules, Search};
use crate::scan;
use crate::words::counted;

/// Keep a list of findings that are known, so that only new ones are reported.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Search files and folders, and list in FILE what is found in them. Entries of other paths stay.
    ///
    /// The file holds no secret and no hash of one: each entry is a rule, a path, a hash of the line with the secret
    /// masked, and a number among equal ones. Paths begin at the top of the work tree that FILE lies in.
    Update {
        /// The baseline. The hooks use .patrol-baseline.json at the top of the work tree, or what
        /// `git config patrol.baseline` names.
        file: PathBuf,
        /// Files or folders.
        #[arg(value_name = "PATH", default_value = ".")]
        paths: Vec<PathBuf>,
        /// List nothing below this level.
        #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
        min_confidence: MinConfidence,
        /// Look by the rules in this file as well: Patrol's own form in TOML or JSON, or a configuration of gitleaks.
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
    },
}

/// Does what was asked.
pub(crate) fn run(command: Command) -> Result<Outcome, Error> {
    let Command::Update { file, paths, min_confidence, rules } = command;
    let own = OwnRules::read(rules.as_deref())?;
    let old = match Baseline::read(&file) {
        Err(BaselineError::Unread(_, error)) if error.kind() == io::ErrorKind::NotFound => {
            Baseline::at(&file)?
        }
        old => old?,
    };
    let new = updated(&old, &paths, Search { least: min_confidence, own: &own.rules })?;
    new.write(&file)?;

    let added = new.entries.difference(&old.entries).count();
    let removed = old.entries.difference(&new.entries).count();
    let total = counted(new.entries.len(), "finding");
    writeln!(io::stdout().lock(), "{} lists {total}: {added} added, {removed} removed.", file.display())
        .map_err(Error::Output)?;
    Ok(own.outcome(Outcome::Clean))
}

/// The baseline with what is found behind the paths in place of what it lists there.
fn updated(old: &Baseline, paths: &[PathBuf], search: Search<'_>) -> Result<Baseline, BaselineError> {
    let outside = |path: &Path| BaselineError::Outside(path.to_path_buf(), old.root.clone());
    let below = |path: &PathBuf| old.name(path).ok_or_else(|| outside(path));
    let searched: Vec<String> = paths.iter().map(below).collect::<Result<_, _>>()?;

    // Without the old entries: whatever is found and no mark allows is listed.
    let report = scan::search(paths, search, None);
    if !report.unread.is_empty() {
        report.tell_unread(&mut io::stderr().lock());
        return Err(BaselineError::Incomplete);
    }
    let mut new = old.clone();
    new.entries.retain(|entry| !searched.iter().any(|path| is_below(entry, path)));
    for file in &report.scanned {
        let path = Path::new(&file.path);
        if file.reported().next().is_some() {
            let name = old.name(path).ok_or_else(|| outside(path))?;
            new.entries.extend(file.reported().map(|hit| Entry::new(&name, hit)));
        }
    }
    Ok(new)
}

fn is_below(entry: &Entry, path: &str) -> bool {
    Path::new(&entry.path).starts_with(path)
}
