//! The engine as the machine's own code: `native scan`, `native speed FILE...`, `native near-miss`,
//! `native tokens COUNT`.

mod near_miss;
mod scan;
mod speed;
mod tokens;

use std::io;
use std::process::ExitCode;

#[allow(clippy::print_stderr, reason = "where a program tells how it is used")]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["scan"] => scan::run(),
        ["speed", ref files @ ..] if !files.is_empty() => speed::run(files),
        ["near-miss"] => near_miss::run(),
        ["tokens", count] => tokens::run(count),
        _ => Err(io::Error::other("usage: native scan | speed FILE... | near-miss | tokens COUNT")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
