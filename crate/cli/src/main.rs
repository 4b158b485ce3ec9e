#![doc = include_str!("../README.md")]

mod accept;
mod arguments;
mod baseline;
mod confidence;
mod error;
mod expiry;
mod failure;
mod hit;
mod hook;
mod man;
mod outcome;
mod own;
mod piece;
mod place;
mod policy;
mod redact;
mod replace;
mod rewrite;
mod rules;
mod scan;
mod text;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match arguments::Arguments::parse().run() {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            // Whoever closed our output early, such as `head`, wants no more words.
            if !error.is_closed_output() {
                // Nobody is left to tell when even this fails.
                let _ = writeln!(io::stderr().lock(), "patrol: {error}");
            }
            outcome::Outcome::Incomplete.into()
        }
    }
}
