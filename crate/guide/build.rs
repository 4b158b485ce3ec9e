//! Compiles the content into pages and the table for the search. What is wrong in the content fails the build, with file and line.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[path = "compile/mod.rs"]
#[allow(dead_code, reason = "the tests read more of a page than its HTML")]
mod compile;

fn main() -> ExitCode {
    println_cargo("rerun-if-changed=content");
    println_cargo("rerun-if-changed=compile");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println_cargo(&format!("error={problem}"));
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let directory =
        |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| vec![format!("{name} is not set")]);
    let content = directory("CARGO_MANIFEST_DIR")?.join("content");
    let library = compile::read(&content)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let out = directory("OUT_DIR")?;
    for language in compile::LANGUAGES {
        write(&out.join(compile::file(language)), &compile::page(&library, language))?;
    }
    write(&out.join("entries.rs"), &compile::entries(&library))
}

fn write(path: &Path, text: &str) -> Result<(), Vec<String>> {
    fs::write(path, text).map_err(|error| vec![format!("{}: {error}", path.display())])
}

#[allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
fn println_cargo(instruction: &str) {
    println!("cargo::{instruction}");
}
