//! Levels of single kinds of secrets, and of single sites: those that the company has set, and those of the person.

use std::cell::RefCell;

use patrol_phrase::{Phrase, Word};
use patrol_policy::{Decisions, Level, Settings, Value};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlSelectElement};

use super::levels;
use super::state::State;
use crate::dom::Page;
use crate::localize::localize;
use crate::rule_name::rule_name;
use crate::start_error::StartError;
use crate::{company, row_button};

/// What the names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// Kinds of secrets, by the ids of their rules.
    Secrets,
    /// Sites, such as `https://github.com`.
    Sites,
}

/// A list of names with their levels. Without one it is not shown.
pub(crate) struct NamedLevels {
    names: Names,
    document: Document,
    part: HtmlElement,
    pub(crate) list: HtmlElement,
    /// Where the focus goes when the row that had it is gone.
    heading: HtmlElement,
    shown: RefCell<Vec<Entry>>,
}

/// A name with its level.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    name: String,
    level: Value<Level>,
    /// Whether the person has decided it, and can take that back.
    is_own: bool,
    /// What is said of the company.
    said: Option<Phrase>,
}

impl NamedLevels {
    pub(crate) fn find(page: &Page, names: Names) -> Result<NamedLevels, StartError> {
        let [part, list] = match names {
            Names::Secrets => ["secret-levels", "secret-level-list"],
            Names::Sites => ["site-levels", "site-level-list"],
        };
        Ok(NamedLevels {
            names,
            document: page.document.clone(),
            part: page.find(part)?,
            list: page.find(list)?,
            heading: page.find("pasting-heading")?,
            shown: RefCell::default(),
        })
    }

    /// Shows the levels that count.
    pub(crate) fn show(&self, state: &State) {
        let entries = self.entries(state);
        if *self.shown.borrow() == entries {
            return;
        }
        let active = self.document.active_element().filter(|active| self.list.contains(Some(active)));
        let focused = active.as_ref().and_then(row_button::place);
        let focused = focused.and_then(|place| Some(self.shown.borrow().get(place)?.name.clone()));
        self.list.set_text_content(None);
        self.part.set_hidden(entries.is_empty());
        for (place, entry) in entries.iter().enumerate() {
            if let Some(row) = self.row(place, entry).get() {
                let _ = self.list.append_child(row);
            }
        }
        if let Some(name) = focused {
            let place = entries.iter().position(|entry| entry.name == name);
            let field = place.and_then(|place| row_button::at(&self.list, place));
            let _ = field.as_ref().unwrap_or(&self.heading).focus();
        }
        self.shown.replace(entries);
    }

    /// What the person has changed in the list: a level that was chosen, or one that was taken away.
    pub(crate) fn edited(&self, event: &Event) -> Option<impl FnOnce(&mut Decisions, &Settings) + use<>> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let name = self.shown.borrow().get(row_button::pressed(event)?)?.name.clone();
        let level = match target.dyn_into::<HtmlSelectElement>() {
            Ok(select) if event.type_() == "change" => Some(Level::from_name(&select.value())?),
            Ok(_) => return None,
            Err(_) => None,
        };
        let names = self.names;
        Some(move |decisions: &mut Decisions, usual: &Settings| match (names, level) {
            (Names::Secrets, Some(level)) => decisions.set_secret_level(&name, level, usual),
            (Names::Secrets, None) => decisions.remove_secret_level(&name),
            (Names::Sites, Some(level)) => decisions.set_site_level(&name, level, usual),
            (Names::Sites, None) => decisions.remove_site_level(&name),
        })
    }

    fn entries(&self, state: &State) -> Vec<Entry> {
        let (effective, decisions) = (state.effective(), state.decisions());
        let (levels, own): (Vec<_>, _) = match self.names {
            Names::Secrets => (effective.secret_levels_that_count().collect(), &decisions.secret_levels),
            Names::Sites => (effective.site_levels_that_count().collect(), &decisions.site_levels),
        };
        let entry = |(name, level): (&String, &Value<Level>)| Entry {
            name: name.clone(),
            level: *level,
            is_own: own.contains_key(name) && !level.is_locked(),
            said: company::said(level.origin, &state.company().identity),
        };
        levels.into_iter().map(entry).collect()
    }

    fn row(&self, place: usize, entry: &Entry) -> Builder {
        let name = match self.names {
            Names::Secrets => rule_name(&entry.name),
            Names::Sites => Word::own(&entry.name),
        };
        // A list has an id of its own, and so have its names.
        let id = format!("{}-{place}", self.list.id());
        let about = format!("{id}-company");
        let mut words = element(&self.document, "div")
            .child(&element(&self.document, "bdi").class("name").attr("id", &id).text(&name.to_string()));
        if let Some(said) = &entry.said {
            let said = element(&self.document, "p").class("about company").text(&localize(said));
            words = words.child(&said.attr("id", &about));
        }
        let options = Level::ALL.map(|level| {
            let option = element(&self.document, "option").attr("value", level.as_str());
            let option = option.text(&localize(&levels::name(level)));
            if level == entry.level.value { option.attr("selected", "") } else { option }
        });
        let mut select = row_button::field(&self.document, "select", place)
            .attr("aria-labelledby", &id)
            .attr("aria-describedby", &about)
            .children(&options);
        if entry.level.is_locked() {
            select = select.attr("disabled", "");
        }
        let mut row = element(&self.document, "li").class("row").children([&words, &select]);
        if entry.is_own {
            let label = Phrase::named_level_remove(name);
            row = row.child(&row_button::make(&self.document, place, &label, &Phrase::settings_forget()));
        }
        row
    }
}
