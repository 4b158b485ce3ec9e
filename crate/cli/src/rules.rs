//! `patrol rules`

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use patrol_detect::{Rule, rules};
use serde::Serialize;

use crate::error::Error;
use crate::outcome::Outcome;

/// List the kinds of secrets that Patrol knows.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
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

/// Prints the list, in the order of the engine.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match arguments.format {
        Format::Text => write_table(&mut out),
        Format::Json => write_json(&mut out),
    };
    written.and_then(|()| out.flush()).map_err(Error::Output)?;
    Ok(Outcome::Clean)
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
