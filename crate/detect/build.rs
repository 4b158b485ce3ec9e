//! Compiles the rule files into constant tables.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

#[path = "src/bytecode.rs"]
mod bytecode;
#[path = "compile/mod.rs"]
#[allow(dead_code, reason = "the table of rules in the documents needs more of them")]
mod compile;

fn main() -> ExitCode {
    println_cargo("rerun-if-changed=rules");
    println_cargo("rerun-if-changed=compile");
    println_cargo("rerun-if-changed=src/bytecode.rs");
    println_cargo("rustc-check-cfg=cfg(lanes)");
    if has_lanes() {
        println_cargo("rustc-cfg=lanes");
    }
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println_cargo(&format!("error={error}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether the target reads sixteen bytes at a time: `src/simd.rs` is for it, the scalar forms for the others.
fn has_lanes() -> bool {
    let is = |name, value: &str| env::var(name).is_ok_and(|list| list.split(',').any(|item| item == value));
    is("CARGO_CFG_TARGET_ARCH", "x86_64")
        || is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("CARGO_CFG_TARGET_FEATURE", "simd128")
}

fn build() -> Result<(), String> {
    let directory = |name| env::var_os(name).map(PathBuf::from).ok_or(format!("{name} is not set"));
    let rules = compile::source::read(&directory("CARGO_MANIFEST_DIR")?.join("rules"))?;
    for (name, source) in compile::emit::emit(&rules)? {
        let path = directory("OUT_DIR")?.join(name);
        fs::write(&path, source).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

#[allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
fn println_cargo(instruction: &str) {
    println!("cargo::{instruction}");
}
