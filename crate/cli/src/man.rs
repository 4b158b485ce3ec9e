//! `patrol man`

use std::io::Write;

use clap::{Args, CommandFactory};

use crate::arguments;
use crate::error::Error;
use crate::outcome::Outcome;

/// Print a man page: `patrol man | man -l -`.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The command it is about, as in `patrol man hook install`; without one, Patrol as a whole.
    command: Vec<String>,
}

/// Prints the page.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let mut whole = arguments::Arguments::command();
    // Gives the commands below their full names.
    whole.build();
    let command = arguments.command.iter().try_fold(&whole, |command, name| command.find_subcommand(name));
    let command = command.ok_or(Error::UnknownCommand)?.clone();

    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.and_then(|()| std::io::stdout().lock().write_all(&page)).map_err(Error::Output)?;
    Ok(Outcome::Clean)
}
