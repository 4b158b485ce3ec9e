//! Content scripts on sites that the manifest does not name.

use serde::{Deserialize, Serialize};

use crate::{chrome, from_js, runtime, to_js};

/// The browser refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScriptingError;

/// The world beside the page's own scripts; what the manifest means where it names none.
const BESIDE: &str = "ISOLATED";

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
struct Known {
    id: String,
    #[serde(default)]
    matches: Vec<String>,
}

/// Where content scripts run besides the sites of the manifest, as patterns, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// All content scripts of the manifest.
    pub servers: Vec<String>,
    /// Those that run beside the page's own scripts, behind [`MARK`], and none that runs among them.
    pub sites: Vec<String>,
}

/// Tells the content scripts behind it that they are on one of [`Added::sites`]. Before the background has answered, nothing else does.
const MARK: &str = "site.js";

/// How the names of the registered scripts begin. `extension/background/update.ts` knows both.
const SERVER: &str = "server-";
const SITE: &str = "site-";

/// Where the browser runs content scripts besides the sites of the manifest.
///
/// # Errors
/// When the browser does not say.
pub async fn added() -> Result<Added, ScriptingError> {
    let scripts = chrome::registered_scripts().await.map_err(|_| ScriptingError)?;
    let scripts: Vec<Known> = from_js(scripts).ok_or(ScriptingError)?;
    let of = |kind: &str| {
        let of_kind = scripts.iter().filter(|script| script.id.starts_with(kind));
        let mut patterns: Vec<String> = of_kind.flat_map(|script| script.matches.clone()).collect();
        patterns.sort();
        patterns.dedup();
        patterns
    };
    Ok(Added { servers: of(SERVER), sites: of(SITE) })
}

/// Runs content scripts of the manifest there too, and nowhere else. The browser keeps that until the extension is updated.
///
/// # Errors
/// When the browser refuses.
pub async fn set_added(added: &Added) -> Result<(), ScriptingError> {
    chrome::unregister_scripts().await.map_err(|_| ScriptingError)?;
    let manifest: Manifest = chrome::manifest().ok().and_then(from_js).ok_or(ScriptingError)?;
    let declared = || manifest.content_scripts.iter().enumerate();
    let mut scripts = Vec::new();
    if !added.servers.is_empty() {
        scripts.extend(declared().map(|(place, script)| register(SERVER, place, script, &added.servers)));
    }
    if !added.sites.is_empty() {
        let beside =
            declared().filter(|(_, script)| script.world.as_deref().is_none_or(|world| world == BESIDE));
        scripts.extend(beside.map(|(place, script)| {
            let mut script = register(SITE, place, script, &added.sites);
            script.js.insert(0, MARK.to_owned());
            script
        }));
    }
    if scripts.is_empty() {
        return Ok(());
    }
    chrome::register_scripts(&to_js(&scripts)).await.map(|_| ()).map_err(|_| ScriptingError)
}

fn register<'a>(kind: &str, place: usize, script: &Declared, matches: &'a [String]) -> Registered<'a> {
    let origin = runtime::address("").unwrap_or_default();
    Registered {
        id: format!("{kind}{place}"),
        matches,
        js: script.js.iter().map(|file| in_package(file, &origin)).collect(),
        run_at: script.run_at.clone().unwrap_or_else(|| "document_idle".to_owned()),
        all_frames: script.all_frames,
        match_origin_as_fallback: script.match_origin_as_fallback,
        world: script.world.clone().unwrap_or_else(|| BESIDE.to_owned()),
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
