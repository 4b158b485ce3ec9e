//! Makes the keys and constructors of the English texts.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "compile/mod.rs"]
mod compile;

/// The English texts, from the folder of the crate.
const TEXTS: &str = "../../extension/_locales/en/messages.json";

fn main() -> ExitCode {
    println_cargo(&format!("rerun-if-changed={TEXTS}"));
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
    let folder = |name| env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
    let texts = folder("CARGO_MANIFEST_DIR")?.join(TEXTS);
    let json = fs::read_to_string(&texts).map_err(|error| format!("{}: {error}", texts.display()))?;
    let sentences =
        compile::sentence::read(&json).map_err(|error| format!("{}: {error}", texts.display()))?;
    let out = folder("OUT_DIR")?;
    for (name, content) in [
        ("key.rs", compile::rust::keys(&sentences)),
        ("phrase.rs", compile::rust::constructors(&sentences)),
        ("texts.d.ts", compile::typescript::declaration(&sentences)),
    ] {
        let path = out.join(name);
        fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
fn println_cargo(instruction: &str) {
    println!("cargo::{instruction}");
}
