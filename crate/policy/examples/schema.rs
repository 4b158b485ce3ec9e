//! Writes the schema of a company's policy, `extension/managed-schema.json`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../extension/managed-schema.json");
    fs::write(path, patrol_policy::company::schema())
}
