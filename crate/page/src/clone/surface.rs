use patrol_azdo::CloneUrl;
use patrol_azdo::structure::{CLONE_CONTAINER, CLONE_FIELD, ICON, IDE_BLOCK, PANEL_FOOTER, TEXT_BUTTON};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Node};

use crate::page::Page;
use crate::structure::{all, stacks};

/// A part of the page that shows a clone address.
pub(super) struct Surface {
    /// The element in which the panel stands.
    pub(super) parent: Element,
    /// The child of `parent` after which it stands: the row of the address.
    pub(super) row: Element,
    /// The address.
    pub(super) url: CloneUrl,
    /// The words on the button that makes git credentials, where there is one.
    pub(super) credentials: Option<String>,
}

/// Finds every surface; a callout, dialog or page counts once, by the first address in it.
pub(super) fn find(page: &Page) -> Vec<Surface> {
    let mut containers: Vec<Element> = Vec::new();
    let mut surfaces = Vec::new();
    let Some(whole_page) = page.document.document_element() else { return surfaces };
    for field in all(&whole_page, CLONE_FIELD) {
        let Some(url) = address(page, &field) else { continue };
        let container = field.closest(CLONE_CONTAINER).ok().flatten().unwrap_or_else(|| whole_page.clone());
        if containers.contains(&container) {
            continue;
        }
        let Some((parent, row)) = row(&field, &container) else { continue };
        let credentials = credentials_button(&field, &parent, &container, &url);
        surfaces.push(Surface { parent, row, url, credentials });
        containers.push(container);
    }
    surfaces
}

/// The address in a field that nobody is typing into. That of a server counts on servers only: another page may name one, for example to
/// import from.
fn address(page: &Page, field: &Element) -> Option<CloneUrl> {
    let input: &HtmlInputElement = field.dyn_ref()?;
    if !input.read_only() && page.document.active_element().as_ref() == Some(field) {
        return None;
    }
    CloneUrl::parse(&input.value()).filter(|url| url.is_cloud() || page.on_server)
}

/// The nearest place that lays its children out one below the other, and its child that holds the field.
fn row(field: &Element, container: &Element) -> Option<(Element, Element)> {
    let mut row = field.clone();
    while row != *container {
        let parent = row.parent_element()?;
        if parent.child_element_count() > 1 && stacks(&parent) {
            return Some((parent, row));
        }
        row = parent;
    }
    row.last_element_child().map(|last| (row, last))
}

/// The button "Generate Git Credentials", by where it stands: a button with words and no picture behind the HTTPS address; not a
/// switch, not a menu, not one of an IDE, which carry their pictures. Where several fit, the one that says "Git" is the likelier.
fn credentials_button(
    field: &Element,
    parent: &Element,
    container: &Element,
    url: &CloneUrl,
) -> Option<String> {
    if url.is_ssh() {
        return None;
    }
    let within = if container.tag_name() == "HTML" { parent } else { container };
    let fits = |button: &Element| {
        let behind = field.compare_document_position(button) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
        let inside = |selector| matches!(button.closest(selector), Ok(Some(_)));
        let has = |selector| matches!(button.query_selector(selector), Ok(Some(_)));
        behind
            && !inside(IDE_BLOCK)
            && !inside(PANEL_FOOTER)
            && !has(ICON)
            && !button.has_attribute("aria-pressed")
    };
    let mut labels: Vec<String> = all(within, TEXT_BUTTON)
        .into_iter()
        .filter(fits)
        .filter_map(|button| button.text_content())
        .collect();
    let says_git = |label: &String| {
        label.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.eq_ignore_ascii_case("git"))
    };
    let likelier = labels.iter().position(says_git).unwrap_or_default();
    (!labels.is_empty()).then(|| labels.swap_remove(likelier))
}
