//! `patrol rules`

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use patrol_detect::{Rule, rules};
use serde::Serialize;

use crate::error::Error;
use crate::outcome::Outcome;
use crate::own;

/// List the kinds of secrets that Patrol knows, or read rules of your own.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the rules of a file in Patrol's own form, and say of each what does not translate and why.
    ///
    /// FILE is a configuration of gitleaks, or in Patrol's own form. The exit code is 1 when a rule of it cannot be used.
    Import {
        /// The file.
        file: PathBuf,
        /// How the rules are written.
        #[arg(long, value_enum, default_value_t = FileFormat::Toml)]
        format: FileFormat,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    /// TOML, for people.
    Toml,
    /// JSON, for programs.
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table.
    Text,
    /// One object a line.
    Json,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    name: &'static str,
    provider: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    revoke: Option<&'static str>,
}

/// Prints the list, in the order of the engine, or what is imported.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    if let Some(Command::Import { file, format }) = &arguments.command {
        return import(file, *format);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match arguments.format {
        Format::Text => write_table(&mut out),
        Format::Json => write_json(&mut out),
    };
    written.and_then(|()| out.flush()).map_err(Error::Output)?;
    Ok(Outcome::Clean)
}

fn import(file: &Path, format: FileFormat) -> Result<Outcome, Error> {
    let read = own::read(file)?;
    own::tell(file, read.told.iter().map(ToString::to_string));
    let written = own::written(&read.rules, format == FileFormat::Json);
    io::stdout().lock().write_all(written.as_bytes()).map_err(Error::Output)?;
    Ok(Outcome::of(read.told.iter().any(|told| told.is_left_out)))
}

fn write_table(out: &mut impl Write) -> io::Result<()> {
    let widest =
        |part: fn(Rule) -> &'static str| rules().map(|rule| part(rule).len()).max().unwrap_or_default();
    let (id, provider) = (widest(Rule::id), widest(Rule::provider));
    for rule in rules() {
        writeln!(out, "{:id$}  {:provider$}  {}", rule.id(), rule.provider(), rule.name())?;
    }
    Ok(())
}

fn write_json(out: &mut impl Write) -> io::Result<()> {
    for rule in rules() {
        let (id, name, provider, revoke) = (rule.id(), rule.name(), rule.provider(), rule.revoke());
        serde_json::to_writer(&mut *out, &Row { id, name, provider, revoke })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_line_in_both_forms() {
        let (mut table, mut json) = (Vec::new(), Vec::new());
        write_table(&mut table).unwrap();
        write_json(&mut json).unwrap();
        let (table, json) = (String::from_utf8(table).unwrap(), String::from_utf8(json).unwrap());
        assert_eq!(table.lines().count(), rules().count());
        for ((rule, row), line) in rules().zip(table.lines()).zip(json.lines()) {
            assert!(row.starts_with(rule.id()) && row.ends_with(rule.name()), "{row}");
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(object["id"], rule.id());
            assert_eq!(object["revoke"].as_str(), rule.revoke());
        }
    }
}
