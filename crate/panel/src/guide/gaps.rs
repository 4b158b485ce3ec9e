//! The placeholders of commands, texts and links, and the fields for what stands in their place.

use std::cell::RefCell;
use std::collections::BTreeMap;

use patrol_azdo::{Name, Server, Whereabouts, is_cloud};
use patrol_guide::{Reader, name_of};
use web_sys::{Element, HtmlElement, HtmlInputElement, Url};

use super::all;
use crate::dom::{Page, set, set_text};
use crate::start_error::StartError;
use wasm_bindgen::JsCast;

/// A placeholder in the page.
struct Gap {
    element: HtmlElement,
    name: String,
    /// What stands around it in its block of code.
    before: String,
    after: String,
    reader: Reader,
}

pub(crate) struct Gaps {
    /// What holds the fields.
    pub(crate) fields: HtmlElement,
    inputs: Vec<HtmlInputElement>,
    gaps: Vec<Gap>,
    /// Valid values, by the name of the placeholder.
    values: RefCell<BTreeMap<String, String>>,
}

impl Gaps {
    /// Finds them while they are all empty.
    pub(crate) fn find(page: &Page, content: &Element) -> Result<Self, StartError> {
        let fields: HtmlElement = page.find("values")?;
        let inputs = all(&fields, "input").into_iter().filter_map(|input| input.dyn_into().ok()).collect();
        let gaps = all(content, "var[data-gap]").into_iter().map(gap).collect::<Vec<_>>();
        Ok(Self { fields, inputs, gaps: placed(gaps), values: RefCell::default() })
    }

    /// The label of the field for a parameter of the address.
    pub(crate) fn label(&self, parameter: &str) -> String {
        let is_its = |input: &&HtmlInputElement| name_of(&placeholder(input)).parameter() == parameter;
        let field = self.inputs.iter().find(is_its).and_then(|input| input.parent_element());
        field
            .and_then(|field| field.text_content())
            .map_or(parameter.to_owned(), |label| label.trim().to_owned())
    }

    /// Puts the names of an address into the fields. One that it does not carry is emptied: the address says what is filled in.
    pub(crate) fn take(&self, names: &Whereabouts) {
        for input in &self.inputs {
            let name = name_of(&placeholder(input));
            if name != Name::Other {
                input.set_value(names.get(name).unwrap_or_default());
            }
        }
        self.read();
    }

    /// Reads the fields; says whether one has what cannot be such a name.
    pub(crate) fn read(&self) -> bool {
        let mut values = self.values.borrow_mut();
        values.clear();
        let mut invalid = false;
        for input in &self.inputs {
            let (placeholder, text) = (placeholder(input), input.value());
            let value = name_of(&placeholder).read(&text);
            let is_invalid = value.is_none() && !text.trim().is_empty();
            set(input, "aria-invalid", if is_invalid { "true" } else { "false" });
            invalid |= is_invalid;
            values.extend(value.map(|value| (placeholder, value)));
        }
        invalid
    }

    /// The names that an address can carry.
    pub(crate) fn whereabouts(&self) -> Whereabouts {
        let mut names = Whereabouts::default();
        for (placeholder, value) in self.values.borrow().iter() {
            if name_of(placeholder) != Name::Other {
                names.set(name_of(placeholder), value);
            }
        }
        names
    }

    /// Offers the fields that a part of the page has a use for.
    pub(crate) fn offer(&self, part: &HtmlElement) {
        let mut offered = false;
        let markup = all(part, "a[data-address]");
        let in_links: Vec<String> =
            markup.iter().filter_map(|link| link.get_attribute("data-address")).collect();
        for input in &self.inputs {
            let placeholder = placeholder(input);
            let is_used =
                self.gaps.iter().any(|gap| gap.name == placeholder && part.contains(Some(&gap.element)))
                    || in_links.iter().any(|link| link.contains(&["{", &placeholder, "}"].concat()));
            if let Some(label) = input.parent_element().and_then(|label| label.dyn_into::<HtmlElement>().ok())
            {
                label.set_hidden(!is_used);
            }
            offered |= is_used;
        }
        self.fields.set_hidden(!offered);
        let is_missing = |input: &HtmlInputElement| {
            input.value().is_empty()
                && input.parent_element().is_some_and(|label| !label.has_attribute("hidden"))
        };
        let details: &Element = &self.fields;
        if self.inputs.iter().any(is_missing) {
            set(details, "open", "");
        } else {
            let _ = details.remove_attribute("open");
        }
    }

    /// Writes the values into their places, and makes links of the addresses that are complete.
    pub(crate) fn fill(&self, content: &Element, servers: &[Server]) {
        let values = self.values.borrow();
        for gap in &self.gaps {
            let value = values.get(&gap.name);
            let text = match value {
                Some(value) => patrol_guide::written(value, &gap.name, &gap.before, &gap.after, gap.reader),
                None => ["{", &gap.name, "}"].concat(),
            };
            set_text(&gap.element, &text);
            set(&gap.element, "class", if value.is_some() { "filled" } else { "" });
        }
        for link in all(content, "a[data-address]") {
            let template = link.get_attribute("data-address").unwrap_or_default();
            let address = patrol_guide::address(&template, |name| values.get(name).map(String::as_str));
            match address.filter(|address| leads_home(address, servers)) {
                Some(address) => {
                    for (name, value) in
                        [("href", address.as_str()), ("target", "_blank"), ("rel", "noreferrer")]
                    {
                        set(&link, name, value);
                    }
                }
                None => {
                    let _ = link.remove_attribute("href");
                }
            }
        }
    }
}

/// Whether an address leads to the cloud or to a server that the person has added.
fn leads_home(address: &str, servers: &[Server]) -> bool {
    let Ok(url) = Url::new(address) else { return false };
    let at = |scheme: &str| Server::at(scheme, &url.hostname()).is_ok_and(|server| servers.contains(&server));
    url.protocol() == "https:" && (is_cloud(&url.hostname()) || at("https"))
}

fn placeholder(input: &HtmlInputElement) -> String {
    input.get_attribute("data-value").unwrap_or_default()
}

fn gap(element: HtmlElement) -> Gap {
    let name = element.get_attribute("data-gap").unwrap_or_default();
    let figure = element.closest("figure[data-code]").ok().flatten();
    let code = figure.and_then(|figure| figure.get_attribute("data-code")).unwrap_or_default();
    let reader = Reader::by_code(&code);
    Gap { element, name, before: String::new(), after: String::new(), reader }
}

/// Notes what stands around each placeholder of a code span or block.
fn placed(mut gaps: Vec<Gap>) -> Vec<Gap> {
    let mut block: Option<(Element, String, usize)> = None;
    for gap in &mut gaps {
        let Some(code) = gap.element.closest("code").ok().flatten() else { continue };
        if block.as_ref().is_none_or(|(known, ..)| *known != code) {
            let text = code.text_content().unwrap_or_default();
            block = Some((code, text, 0));
        }
        let Some((_, text, from)) = &mut block else { continue };
        let marked = ["{", &gap.name, "}"].concat();
        if let Some(at) = text.get(*from..).and_then(|rest| rest.find(&marked)) {
            let (start, end) = (*from + at, *from + at + marked.len());
            gap.before = text[..start].to_owned();
            gap.after = text[end..].to_owned();
            *from = end;
        }
    }
    gaps
}
