//! Prints one test token: `generate-token new|legacy [--seed N]`.

use std::process::ExitCode;

use patrol_detect::generate;

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing the token is what this program is for"
)]
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (kind, seed) = match arguments[..] {
        [kind] => (kind, Some(1)),
        [kind, "--seed", seed] => (kind, seed.parse().ok()),
        _ => ("", None),
    };
    match (kind, seed) {
        ("new", Some(seed)) => println!("{}", generate::azure_devops_pat(seed)),
        ("legacy", Some(seed)) => println!("{}", generate::azure_devops_pat_legacy(seed)),
        _ => {
            eprintln!("Usage: generate-token new|legacy [--seed NUMBER]");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
