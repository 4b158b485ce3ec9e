//! Content scripts on sites that the manifest does not name.

use serde::{Deserialize, Serialize};

use crate::{chrome, from_js, runtime, to_js};

/// The browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScriptingError;

/// A content script as the manifest names it.
#[derive(Deserialize)]
struct Declared {
    js: Vec<String>,
    run_at: Option<String>,
    #[serde(default)]
    all_frames: bool,
    #[serde(default)]
    match_origin_as_fallback: bool,
    world: Option<String>,
}

/// The same as the browser takes it for other sites.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Registered<'a> {
    id: String,
    matches: &'a [String],
    js: Vec<String>,
    run_at: String,
    all_frames: bool,
    match_origin_as_fallback: bool,
    world: String,
}

#[derive(Deserialize)]
struct Manifest {
    #[serde(default)]
    content_scripts: Vec<Declared>,
}

#[derive(Deserialize)]
struct Sites {
    #[serde(default)]
    matches: Vec<String>,
}

/// The sites, sorted, on which the browser runs content scripts besides those of the manifest.
///
/// # Errors
/// When the browser does not say.
pub async fn sites() -> Result<Vec<String>, ScriptingError> {
    let scripts = chrome::registered_scripts().await.map_err(|_| ScriptingError)?;
    let scripts: Vec<Sites> = from_js(scripts).ok_or(ScriptingError)?;
    let mut sites: Vec<String> = scripts.into_iter().flat_map(|script| script.matches).collect();
    sites.sort();
    sites.dedup();
    Ok(sites)
}

/// Runs the content scripts of the manifest on these sites too, and on no others. The browser keeps that until the extension is updated.
///
/// # Errors
/// When the browser refuses.
pub async fn set_sites(sites: &[String]) -> Result<(), ScriptingError> {
    chrome::unregister_scripts().await.map_err(|_| ScriptingError)?;
    if sites.is_empty() {
        return Ok(());
    }
    let manifest: Manifest = chrome::manifest().ok().and_then(from_js).ok_or(ScriptingError)?;
    let scripts: Vec<Registered> = manifest
        .content_scripts
        .into_iter()
        .enumerate()
        .map(|(place, script)| register(place, script, sites))
        .collect();
    chrome::register_scripts(&to_js(&scripts)).await.map(|_| ()).map_err(|_| ScriptingError)
}

fn register(place: usize, script: Declared, sites: &[String]) -> Registered<'_> {
    let origin = runtime::address("").unwrap_or_default();
    Registered {
        id: format!("server-{place}"),
        matches: sites,
        js: script.js.into_iter().map(|file| in_package(&file, &origin)).collect(),
        run_at: script.run_at.unwrap_or_else(|| "document_idle".to_owned()),
        all_frames: script.all_frames,
        match_origin_as_fallback: script.match_origin_as_fallback,
        world: script.world.unwrap_or_else(|| "ISOLATED".to_owned()),
    }
}

/// A file of the package by its path: Firefox's manifest says whole addresses, and Firefox takes none here.
fn in_package(file: &str, origin: &str) -> String {
    file.strip_prefix(origin).unwrap_or(file).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_path_in_either_browser() {
        let origin = "moz-extension://7a/";
        assert_eq!(in_package("page.js", origin), "page.js");
        assert_eq!(in_package("moz-extension://7a/page.js", origin), "page.js");
    }
}
