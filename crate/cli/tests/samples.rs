//! The samples for administrators: each sets the same policy and installs Patrol, and the templates set what the schema knows.
#![allow(clippy::unwrap_used, clippy::panic, reason = "part of the tests, where a panic is a failure")]

mod patrol;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use patrol::patrol;
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value, json};
use tempfile::tempdir;

/// The one of Chrome and Edge in the samples. Patrol has another in each store.
const ID: &str = "abcdefghijklmnopabcdefghijklmnop";
const FIREFOX: &str = "patrol@patrol-extension.org";

/// The browsers of Chromium's family: their file names, domains in macOS, keys in Windows, and stores.
const CHROMIUM: [[&str; 4]; 2] = [
    ["chrome", "com.google.Chrome", r"Google\Chrome", "https://clients2.google.com/service/update2/crx"],
    [
        "edge",
        "com.microsoft.Edge",
        r"Microsoft\Edge",
        "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
    ],
];

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/admin/samples")
}

fn sample(name: &str) -> String {
    fs::read_to_string(samples().join(name)).unwrap()
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&sample(name)).unwrap()
}

fn settings() -> Value {
    json_of("settings.json")
}

/// The names of all files below a folder, with `/`.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            names.extend(files(&path).iter().map(|inner| format!("{name}/{inner}")));
        } else {
            names.insert(name);
        }
    }
    names
}

#[test]
fn the_samples_are_what_the_command_writes() {
    let folder = tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let run =
        patrol(&samples(), &["policy", "write", "settings.json", "--to", to, "--chrome", ID, "--edge", ID]);
    assert_eq!((run.code, run.errors.as_str()), (0, ""));
    let written = files(folder.path());
    assert_eq!(run.out.lines().map(str::to_owned).collect::<BTreeSet<_>>(), written);
    let mut kept = files(&samples());
    assert!(kept.remove("settings.json"));
    assert_eq!(kept, written);
    for name in written {
        let now = fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(
            now == sample(&name),
            "{name} is stale: cd docs/admin/samples; cargo run -p patrol-cli -- policy write settings.json --to . --chrome {ID} --edge {ID}"
        );
    }
}

/// What every sample says is Patrol's policy, and how it installs it; by its name.
fn policies() -> Vec<(String, Value, Option<Value>)> {
    let mut found = Vec::new();
    for [file, domain, registry, _] in CHROMIUM {
        let linux = json_of(&format!("{file}-linux.json"));
        let policy = linux["3rdparty"]["extensions"][ID].clone();
        found.push((format!("{file}-linux"), policy, Some(linux["ExtensionSettings"][ID].clone())));

        let keys = registry_of(&sample(&format!("{file}-windows.reg")));
        let below = format!(r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\{registry}");
        let policy = typed(&keys[format!(r"{below}\3rdparty\extensions\{ID}\policy")]);
        let installation = keys[format!(r"{below}\ExtensionSettings\{ID}")].clone();
        assert_eq!(keys.as_object().unwrap().len(), 2);
        found.push((format!("{file}-windows"), policy, Some(installation)));

        let profile = profile(&sample(&format!("{file}-macos.mobileconfig")));
        let policy = profile[format!("{domain}.extensions.{ID}")].clone();
        let installation = profile[domain]["ExtensionSettings"][ID].clone();
        found.push((format!("{file}-macos"), policy, Some(installation)));
        found.push((format!("{file}-plist"), plist(&sample(&format!("{file}-macos.plist"))), None));
    }
    let firefox = |name: &str, policies: &Value| {
        let policy = policies["3rdparty"]["Extensions"][FIREFOX].clone();
        (name.to_owned(), policy, Some(policies["ExtensionSettings"][FIREFOX].clone()))
    };
    found.push(firefox("firefox", &json_of("firefox-policies.json")["policies"]));
    let preferences = plist(&sample("firefox-macos.plist"));
    assert_eq!(preferences["EnterprisePoliciesEnabled"], true);
    found.push(firefox("firefox-plist", &preferences));
    assert_eq!(profile(&sample("firefox-macos.mobileconfig"))["org.mozilla.firefox"], preferences);
    found.push(("firefox-storage".to_owned(), json_of("firefox-managed-storage.json")["data"].clone(), None));
    let keys = registry_of(&sample("firefox-windows.reg"));
    let below = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Mozilla\Firefox";
    let policy = keys[format!(r"{below}\3rdparty\Extensions")][FIREFOX].as_str().unwrap();
    let installation = keys[format!(r"{below}\ExtensionSettings\{FIREFOX}")].clone();
    found.push(("firefox-windows".to_owned(), serde_json::from_str(policy).unwrap(), Some(installation)));
    found
}

#[test]
fn every_sample_sets_the_same_and_installs_patrol() {
    let found = policies();
    assert_eq!(found.len(), 12);
    for (name, policy, installation) in found {
        assert_eq!(policy, settings(), "{name}");
        let Some(installation) = installation else { continue };
        let store = CHROMIUM.iter().find(|[file, ..]| name.starts_with(file)).map(|[.., store]| *store);
        let (key, store) = match store {
            Some(store) => ("update_url", store),
            None => (
                "install_url",
                "https://addons.mozilla.org/firefox/downloads/latest/patrol@patrol-extension.org/latest.xpi",
            ),
        };
        assert_eq!(installation, json!({ "installation_mode": "force_installed", key: store }), "{name}");
    }
}

#[test]
fn what_they_set_fits_the_schema_and_every_entry_is_understood() {
    let schema = json_of("../../../extension/managed-schema.json");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("managed.json", schema.clone()).unwrap();
    let compiled = compiler.compile("managed.json", &mut schemas).unwrap();
    let settings = settings();
    schemas.validate(&settings, compiled).unwrap();
    for key in settings.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "{key}");
    }
    let expected = patrol(&samples(), &["policy", "check", "settings.json"]);
    assert_eq!((expected.code, expected.errors.as_str()), (0, ""));
    assert!(expected.out.contains("Enforced: full-access stops it; nobody can go on as it is.\n"));
    assert!(expected.out.contains("People cannot pause Patrol.\n"), "{}", expected.out);
    for name in files(&samples()).iter().filter(|name| name.ends_with(".json")) {
        let run = patrol(&samples(), &["policy", "check", name]);
        assert_eq!((run.code, run.errors, &run.out), (0, String::new(), &expected.out), "{name}");
    }
}

/// The keys of a file for the registry, each with its values: texts, numbers, and lists of texts, of which one is in each.
fn registry_of(file: &str) -> Value {
    let mut lines = file.split("\r\n");
    assert_eq!(lines.next(), Some("Windows Registry Editor Version 5.00"));
    let (mut keys, mut key) = (Map::new(), String::new());
    for line in lines.filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[') {
            key = name.strip_suffix(']').unwrap().to_owned();
            keys.insert(key.clone(), json!({}));
            continue;
        }
        let (name, value) = line.split_once("\"=").map(|(name, value)| (&name[1..], value)).unwrap();
        keys[&key][name] = match value.split_once(':') {
            Some(("dword", number)) => json!(u32::from_str_radix(number, 16).unwrap()),
            Some(("hex(7)", bytes)) => json!(text_of(bytes)),
            // The escapes of such a file are among those of JSON.
            _ => serde_json::from_str(value).unwrap(),
        };
    }
    Value::Object(keys)
}

fn text_of(bytes: &str) -> String {
    let bytes: Vec<u8> = bytes.split(',').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes(pair.try_into().unwrap())).collect();
    String::from_utf16(units.strip_suffix(&[0, 0]).unwrap()).unwrap()
}

/// What Chrome and Edge make of the values of a key by the schema, where nothing but objects and yes or no is wanted.
fn typed(values: &Value) -> Value {
    let typed = values.as_object().unwrap().iter().map(|(name, value)| {
        let value = match value {
            Value::String(text) => serde_json::from_str(text).unwrap(),
            number => json!(number.as_u64().unwrap() != 0),
        };
        (name.clone(), value)
    });
    Value::Object(typed.collect())
}

fn plist(file: &str) -> Value {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(file, options).unwrap();
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("version")), ("plist", Some("1.0")));
    plist_value(elements(root)[0])
}

fn elements<'a>(node: Node<'a, 'a>) -> Vec<Node<'a, 'a>> {
    node.children().filter(Node::is_element).collect()
}

fn plist_value(node: Node<'_, '_>) -> Value {
    let text = || node.text().unwrap_or_default().to_owned();
    match node.tag_name().name() {
        "true" => json!(true),
        "false" => json!(false),
        "integer" => json!(text().parse::<u64>().unwrap()),
        "string" => json!(text()),
        "array" => node.children().filter(Node::is_element).map(plist_value).collect(),
        "dict" => {
            let inner: Vec<Node<'_, '_>> = node.children().filter(Node::is_element).collect();
            let pairs = inner.chunks(2).map(|pair| {
                assert_eq!(pair[0].tag_name().name(), "key");
                (pair[0].text().unwrap().to_owned(), plist_value(pair[1]))
            });
            Value::Object(pairs.collect())
        }
        other => panic!("{other}"),
    }
}

/// What a configuration profile sets, by domain.
fn profile(file: &str) -> Value {
    let profile = plist(file);
    assert_eq!((&profile["PayloadType"], &profile["PayloadVersion"]), (&json!("Configuration"), &json!(1)));
    let payload = &profile["PayloadContent"][0];
    assert_eq!(payload["PayloadType"], "com.apple.ManagedClient.preferences");
    assert_ne!(payload["PayloadUUID"], profile["PayloadUUID"]);
    let domains = payload["PayloadContent"].as_object().unwrap().iter();
    let settings = |forced: &Value| forced["Forced"][0]["mcx_preference_settings"].clone();
    Value::Object(domains.map(|(domain, forced)| (domain.clone(), settings(forced))).collect())
}

/// The value that an administrator sets in the registry with a template, by its path below the policy and its type in the schema.
fn leaves(schema: &Value, path: &str, leaves: &mut BTreeSet<(String, String)>) {
    match schema["properties"].as_object() {
        // A map may have names that the schema does not know: one list for all of them.
        Some(fields) if schema.get("additionalProperties").is_none() => {
            for (name, schema) in fields {
                self::leaves(schema, &format!("{path}\\{name}"), leaves);
            }
        }
        _ => {
            let element = match schema["type"].as_str().unwrap() {
                "boolean" => "switch",
                "integer" => "decimal",
                "object" => "list",
                _ => "text",
            };
            leaves.insert((path.to_owned(), element.to_owned()));
        }
    }
}

#[test]
fn the_templates_of_chrome_and_edge_set_each_value_of_the_schema_and_no_other() {
    let mut expected = BTreeSet::new();
    leaves(&json_of("../../../extension/managed-schema.json"), "", &mut expected);
    for [file, _, registry, _] in CHROMIUM {
        let admx = sample(&format!("patrol-{file}.admx"));
        let document = Document::parse(&admx).unwrap();
        let root = format!(r"SOFTWARE\Policies\{registry}\3rdparty\extensions\{ID}\policy");
        let mut set = BTreeSet::new();
        for policy in document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "policy"))) {
            let below = |key: &str| key.strip_prefix(&root).unwrap().to_owned();
            let key = below(policy.attribute("key").unwrap());
            if let Some(value) = policy.attribute("valueName") {
                assert!(set.insert((format!("{key}\\{value}"), "switch".to_owned())));
            }
            for element in policy.descendants().filter(|node| node.has_attribute("id")) {
                let path = match element.attribute("key") {
                    Some(list) => below(list),
                    None => format!("{key}\\{}", element.attribute("valueName").unwrap()),
                };
                assert!(set.insert((path, element.tag_name().name().to_owned())));
            }
        }
        assert_eq!(set, expected, "{file}");
    }
}

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

#[test]
fn every_word_and_field_of_a_template_is_there_once() {
    for file in ["chrome", "edge", "firefox"] {
        let (admx, adml) =
            (sample(&format!("patrol-{file}.admx")), sample(&format!("en-US/patrol-{file}.adml")));
        let (admx, adml) = (Document::parse(&admx).unwrap(), Document::parse(&adml).unwrap());
        let named = |kind: &str, attribute: &str, document: &Document<'_>| {
            let mut names = BTreeSet::new();
            for node in document.descendants() {
                if kind.is_empty() || node.tag_name().name() == kind {
                    let Some(name) = node.attribute(attribute) else { continue };
                    assert!(names.insert(name.to_owned()), "{file}: {name}");
                }
            }
            names
        };
        let mut used: [BTreeSet<String>; 2] = Default::default();
        for value in admx.descendants().flat_map(|node| node.attributes()).map(|attribute| attribute.value())
        {
            for (kind, used) in ["string", "presentation"].iter().zip(&mut used) {
                let name = value.strip_prefix(&format!("$({kind}.")).and_then(|name| name.strip_suffix(')'));
                used.extend(name.map(str::to_owned));
            }
        }
        assert_eq!(used[0], named("string", "id", &adml), "{file}");
        assert_eq!(used[1], named("presentation", "id", &adml), "{file}");
        assert_eq!(named("", "id", &admx), named("", "refId", &adml), "{file}");
        assert!(!used[0].is_empty() && !named("", "id", &admx).is_empty());
        let said = adml.descendants().filter(|node| node.has_tag_name((NAMESPACE, "string")));
        assert!(said.into_iter().all(|node| !node.text().unwrap_or_default().is_empty()));
    }
}
