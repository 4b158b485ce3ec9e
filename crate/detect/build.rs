//! Compiles the rule files into constant tables.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "compile/mod.rs"]
#[allow(dead_code, reason = "the table of rules in the documents needs more of them")]
mod compile;

fn main() -> ExitCode {
    println_cargo("rerun-if-changed=rules");
    println_cargo("rerun-if-changed=compile");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println_cargo(&format!("error={error}"));
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let directory = |name| env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
    let rules = compile::source::read(&directory("CARGO_MANIFEST_DIR")?.join("rules"))?;
    let path = directory("OUT_DIR")?.join("rules.rs");
    fs::write(&path, compile::emit::emit(&rules)?).map_err(|error| format!("{}: {error}", path.display()))
}

#[allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
fn println_cargo(instruction: &str) {
    println!("cargo::{instruction}");
}
