//! Writes the sentences and their gaps for TypeScript, `extension/texts.d.ts`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../extension/texts.d.ts");
    fs::write(path, include_str!(concat!(env!("OUT_DIR"), "/texts.d.ts")))
}
