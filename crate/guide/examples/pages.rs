//! Writes the guide as pages into a folder: `guide.html` in English, and `guide.de.html`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args()
        .nth(1)
        .unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/guide").to_owned());
    fs::create_dir_all(&folder)?;
    for (language, page) in patrol_guide::PAGES {
        fs::write(Path::new(&folder).join(patrol_guide::file(language)), page)?;
    }
    Ok(())
}
