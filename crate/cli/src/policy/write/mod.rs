//! `patrol policy write`: the files by which the browsers of a company get a policy.

mod browser;
mod firefox;
mod plist;
mod registry;
mod template;
mod xml;

use std::fs;
use std::path::Path;

use browser::{CHROME, EDGE, Installed};
use serde_json::{Value, json};
use template::Template;

use crate::error::PolicyError;

/// The name of a file in the folder, and what is in it.
type File = (String, String);

/// Writes the files for a policy, which is JSON. Returns their names.
pub(super) fn write(
    policy: &str,
    folder: &Path,
    chrome: Option<String>,
    edge: Option<String>,
) -> Result<Vec<String>, PolicyError> {
    // What was checked is an object.
    let policy: Value = serde_json::from_str(policy).unwrap_or_default();
    let mut files = for_firefox(&policy);
    for (browser, id) in [(&CHROME, chrome), (&EDGE, edge)] {
        let Some(id) = id else { continue };
        if !browser::is_id(&id) {
            return Err(PolicyError::NoId(id));
        }
        files.extend(for_chromium(&policy, &Installed { browser, id }));
    }
    let mut names = Vec::new();
    for (name, content) in files {
        let path = folder.join(&name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, content))
            .map_err(|error| PolicyError::Unwritten(path.clone(), error))?;
        names.push(name);
    }
    names.sort();
    Ok(names)
}

fn for_chromium(policy: &Value, installed: &Installed) -> Vec<File> {
    let Installed { browser, id } = installed;
    let file = browser.file;
    let installation = json!({ "installation_mode": "force_installed", "update_url": browser.store });
    let linux =
        json!({ "ExtensionSettings": { id: installation }, "3rdparty": { "extensions": { id: policy } } });
    let mut files = vec![
        (format!("{file}-linux.json"), text(&linux)),
        (format!("{file}-macos.plist"), plist::property_list(policy)),
        (format!("{file}-macos.mobileconfig"), plist::chromium_profile(policy, installed)),
        (format!("{file}-windows.reg"), registry::chromium(policy, installed)),
    ];
    files.extend(of_template(file, template::chromium(installed)));
    files
}

fn for_firefox(policy: &Value) -> Vec<File> {
    let mut files = vec![
        ("firefox-policies.json".to_owned(), text(&json!({ "policies": firefox::policies(policy) }))),
        ("firefox-managed-storage.json".to_owned(), text(&firefox::manifest(policy))),
        ("firefox-macos.plist".to_owned(), plist::property_list(&plist::firefox_preferences(policy))),
        ("firefox-macos.mobileconfig".to_owned(), plist::firefox_profile(policy)),
        ("firefox-windows.reg".to_owned(), registry::firefox(policy)),
    ];
    files.extend(of_template("firefox", template::firefox()));
    files
}

fn of_template(file: &str, Template { admx, adml }: Template) -> [File; 2] {
    [(format!("patrol-{file}.admx"), admx), (format!("en-US/patrol-{file}.adml"), adml)]
}

fn text(value: &Value) -> String {
    // A value of JSON always becomes text.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
