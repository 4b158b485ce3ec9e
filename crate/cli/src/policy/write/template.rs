//! Templates of Group Policy: what the editor of Windows shows of the settings, made from their schema.
//!
//! Source: <https://learn.microsoft.com/previous-versions/windows/desktop/policy/admx-schema>, and how Chromium reads subkeys by a schema,
//! `components/policy/core/common/registry_dict.cc`, 2026-12-02.

use patrol_policy::company::{accepts, schema};
use serde_json::{Map, Value};

use super::browser::Installed;
use super::firefox;
use super::xml::escaped;
use crate::policy::find::FIREFOX_ID;

/// The longest text that Windows takes from the editor, as in the templates of Chrome.
const LONGEST: &str = "1000000";

/// A template and its words.
pub(super) struct Template {
    pub(super) admx: String,
    pub(super) adml: String,
}

/// A line in the editor.
struct Line {
    /// Its name in the template.
    name: String,
    title: String,
    about: String,
    /// The key below which its values stand.
    key: String,
    /// A value that is on or off has no field but the line itself.
    switch: Option<String>,
    fields: Vec<Field>,
}

/// A field of a line.
struct Field {
    /// The name of its value, or that of the subkey of a list.
    value: String,
    kind: Kind,
}

enum Kind {
    Number,
    Text,
    Texts,
    List,
}

/// The template of Chrome or Edge: the settings as subkeys, which the browser puts together by the schema.
pub(super) fn chromium(Installed { browser, id }: &Installed) -> Template {
    let root = format!("{}\\3rdparty\\extensions\\{id}\\policy", browser.registry);
    let schema: Value = serde_json::from_str(&schema()).unwrap_or_default();
    let settings = schema["properties"].as_object().into_iter().flatten();
    let lines: Vec<Line> = settings.flat_map(|(key, setting)| lines(key, setting, &root)).collect();
    template(browser.file, browser.name, &lines)
}

/// The template of Firefox: one text of JSON, because Firefox has no schema by which it could read anything else.
pub(super) fn firefox() -> Template {
    let line = Line {
        name: "settings".to_owned(),
        title: "Settings".to_owned(),
        about: "All settings as one object of JSON. `patrol policy check` says what it does.".to_owned(),
        key: format!("{}\\3rdparty\\Extensions", firefox::REGISTRY),
        switch: None,
        fields: vec![Field { value: FIREFOX_ID.to_owned(), kind: Kind::Texts }],
    };
    template("firefox", "Firefox", &[line])
}

/// The lines of a setting: one for each party, or one for all where its fields are texts.
fn lines(key: &str, setting: &Value, root: &str) -> Vec<Line> {
    let about = setting["description"].as_str().unwrap_or_default();
    let below = format!("{root}\\{key}");
    match setting["properties"].as_object() {
        None => vec![line(key, root.to_owned(), about, key, setting)],
        Some(fields) if fields.values().all(|field| field["type"] == "string") => vec![Line {
            name: key.to_owned(),
            title: key.to_owned(),
            about: about.to_owned(),
            key: below,
            switch: None,
            fields: texts(fields),
        }],
        Some(parties) => parties
            .iter()
            .map(|(party, schema)| line(&format!("{key}.{party}"), below.clone(), about, party, schema))
            .collect(),
    }
}

fn texts(fields: &Map<String, Value>) -> Vec<Field> {
    fields.keys().map(|field| Field { value: field.clone(), kind: Kind::Text }).collect()
}

fn line(path: &str, key: String, about: &str, value: &str, schema: &Value) -> Line {
    let kind = match schema["type"].as_str() {
        Some("boolean") => None,
        Some("integer") => Some(Kind::Number),
        Some("object") => Some(Kind::List),
        _ => Some(Kind::Text),
    };
    let form = match kind {
        Some(Kind::List) => " Here each entry is a line: its name, and its value; 1 stands for true.",
        Some(Kind::Text) => " Here it is a text of JSON.",
        _ => "",
    };
    Line {
        name: path.replace('.', "_"),
        title: path.to_owned(),
        about: format!("{about} Wanted: {}.{form}", accepts(path).unwrap_or_default()),
        key,
        switch: kind.is_none().then(|| value.to_owned()),
        fields: kind.map(|kind| Field { value: value.to_owned(), kind }).into_iter().collect(),
    }
}

fn template(file: &str, browser: &str, lines: &[Line]) -> Template {
    let policies: String = lines.iter().map(policy).collect();
    let strings: String = lines.iter().map(strings).collect();
    let presentations: String = lines.iter().map(presentation).collect();
    let schema = "xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\"";
    Template {
        admx: format!(
            r#"<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions revision="1.0" schemaVersion="1.0" {schema}>
  <policyNamespaces>
    <target prefix="patrol_{file}" namespace="Patrol.Policies.{file}"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="patrol" displayName="$(string.patrol)"/>
  </categories>
  <policies>
{policies}  </policies>
</policyDefinitions>
"#
        ),
        adml: format!(
            r#"<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources revision="1.0" schemaVersion="1.0" {schema}>
  <displayName>Patrol in {browser}</displayName>
  <description>What a company recommends to its people, and what it enforces.</description>
  <resources>
    <stringTable>
      <string id="patrol">Patrol in {browser}</string>
      <string id="supported">Patrol 0.1.0 or later</string>
{strings}    </stringTable>
    <presentationTable>
{presentations}    </presentationTable>
  </resources>
</policyDefinitionResources>
"#
        ),
    }
}

fn policy(line: &Line) -> String {
    let Line { name, key, switch, fields, .. } = line;
    let (value, form) = match switch {
        Some(value) => (format!(" valueName=\"{value}\""), String::new()),
        None => (String::new(), format!(" presentation=\"$(presentation.{name})\"")),
    };
    let inner = match switch {
        Some(_) => r#"      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>
"#
        .to_owned(),
        None => {
            let fields: String = fields.iter().map(|field| element(line, field)).collect();
            format!("      <elements>\n{fields}      </elements>\n")
        }
    };
    format!(
        r#"    <policy name="{name}" class="Both" displayName="$(string.{name})" explainText="$(string.{name}_about)"{form} key="{key}"{value}>
      <parentCategory ref="patrol"/>
      <supportedOn ref="supported"/>
{inner}    </policy>
"#
    )
}

fn element(line: &Line, Field { value, kind }: &Field) -> String {
    let (id, key) = (field_id(line, value), &line.key);
    let element = match kind {
        Kind::Number => format!("<decimal id=\"{id}\" valueName=\"{value}\" required=\"true\"/>"),
        Kind::Text => format!("<text id=\"{id}\" valueName=\"{value}\" maxLength=\"{LONGEST}\"/>"),
        Kind::Texts => format!("<multiText id=\"{id}\" valueName=\"{value}\" required=\"true\"/>"),
        Kind::List => format!("<list id=\"{id}\" key=\"{key}\\{value}\" explicitValue=\"true\"/>"),
    };
    format!("        {element}\n")
}

/// The name of a field in the template.
fn field_id(Line { name, fields, .. }: &Line, value: &str) -> String {
    let field = if fields.len() == 1 { "value" } else { value };
    format!("{name}_{field}")
}

fn strings(Line { name, title, about, .. }: &Line) -> String {
    format!(
        "      <string id=\"{name}\">{}</string>\n      <string id=\"{name}_about\">{}</string>\n",
        escaped(title),
        escaped(about)
    )
}

fn presentation(line: &Line) -> String {
    let Line { name, title, switch, fields, .. } = line;
    if switch.is_some() {
        return String::new();
    }
    let fields: String = fields
        .iter()
        .map(|Field { value, kind }| {
            let id = field_id(line, value);
            let label = escaped(if fields.len() == 1 { title } else { value });
            let shown = match kind {
                Kind::Number => format!("<decimalTextBox refId=\"{id}\">{label}</decimalTextBox>"),
                Kind::Text => format!("<textBox refId=\"{id}\"><label>{label}</label></textBox>"),
                Kind::Texts => format!("<multiTextBox refId=\"{id}\">{label}</multiTextBox>"),
                Kind::List => format!("<listBox refId=\"{id}\">{label}</listBox>"),
            };
            format!("        {shown}\n")
        })
        .collect();
    format!("      <presentation id=\"{name}\">\n{fields}      </presentation>\n")
}
