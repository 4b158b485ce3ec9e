//! What the tests of this folder have in common.

use patrol_advise::{Checkboxes, Form, Scope};
use patrol_azdo::{Fix, Instant};
use patrol_phrase::Phrase;
use patrol_policy::Settings;
use patrol_protocol::{Button, FormVerdict, OpenForm, Topic};

use super::{read, said};
use crate::sender::Page;

/// 2026-11-20T00:00:00Z.
pub(crate) const NOW: Instant = Instant(1_795_132_800_000);

/// A form without a name yet: this organization, 60 days, full access.
pub(crate) const FULL: &str = "f0\nm0contoso\nm060 days\nr1All\nc0Own";

pub(crate) fn cloud() -> Page {
    Page { host: "dev.azure.com".into(), ..Page::default() }
}

pub(crate) fn form(first: &str, now: &str) -> Form {
    let open = OpenForm {
        host: "tfs.example.org".into(),
        organization: "contoso".into(),
        first: first.into(),
        now: now.into(),
    };
    read(&open, &cloud()).unwrap()
}

/// Keys and gaps instead of sentences.
pub(crate) fn keys(phrase: &Phrase) -> String {
    [&[phrase.key().to_string()], phrase.args()].concat().join(" ").trim_end().to_owned()
}

pub(crate) fn verdict(form: &Form, task: u32) -> FormVerdict {
    said(form.clone(), task, &Settings::default(), &[], NOW)
}

/// The key of the line, and what fills it.
pub(crate) fn line(verdict: &FormVerdict) -> String {
    let list = verdict.line.list.iter().map(|topic| match topic {
        Topic::Said(phrase) => keys(phrase),
        Topic::Named(name) => name.clone(),
    });
    [keys(&verdict.line.sentence), list.collect::<Vec<_>>().join(", ")].join(": ")
}

pub(crate) fn fixes(button: &Button) -> Vec<Fix> {
    serde_json::from_str(&button.order).unwrap()
}

/// The form with all its areas, in German words, as a person with this name leaves it: the scopes are ticked.
pub(crate) fn filled(name: &str, days: &str, ids: &[&str]) -> Form {
    let mut lines = format!("f0\nm0contoso\nm0{days}\nr0Voll\nc1Eigene");
    let wanted: Vec<Scope> = ids.iter().filter_map(|id| Scope::find(id)).collect();
    for levels in Checkboxes::offered() {
        lines.push_str(&format!("\na0{}", levels[0].area));
        for scope in levels {
            let brings = |one: &Scope| *one == scope || one.area == scope.area && one.covers(&scope);
            lines.push_str(&format!("\nb{}{}", u8::from(wanted.iter().any(brings)), scope.label));
        }
    }
    form(&lines, &lines.replacen("f0", &format!("f0{name}"), 1))
}
