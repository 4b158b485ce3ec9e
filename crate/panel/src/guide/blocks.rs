//! Blocks of code: which shell is shown, and the buttons that copy.

use std::rc::Rc;

use patrol_advise::Shell;
use patrol_guide::nearest;
use patrol_protocol::{FromPanel, Reply};
use patrol_webext::element::element;
use patrol_webext::runtime;
use patrol_webext::storage::Area;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, Window};

use super::{all, word};
use crate::dom::{self, Page, set, set_text};

struct Blocks {
    window: Window,
    content: HtmlElement,
    said: Element,
}

/// Gives each block its buttons.
pub(crate) fn start(page: &Page, content: &HtmlElement, said: &Element) {
    let blocks =
        Rc::new(Blocks { window: page.window.clone(), content: content.clone(), said: said.clone() });
    let copy = || {
        element(&page.document, "button").attr("type", "button").class("copy").text(&word(content, "copy"))
    };
    for command in all(content, ".command") {
        let head = element(&page.document, "div").class("head");
        let shells = all(&command, ":scope > figure");
        let head = if shells.len() > 1 {
            let buttons: Vec<_> = shells
                .iter()
                .filter_map(|figure| figure.get_attribute("data-code"))
                .map(|shell| {
                    let button =
                        element(&page.document, "button").attr("type", "button").attr("data-shell", &shell);
                    button.text(&word(content, &shell))
                })
                .collect();
            let group = element(&page.document, "div").class("shells").attr("role", "group");
            head.child(&group.attr("aria-label", &word(content, "shell")).children(&buttons))
        } else {
            head
        };
        if let Some(head) = head.child(&copy()).get() {
            let _ = command.insert_before(head, command.first_child().as_ref());
        }
    }
    for file in all(content, "figure[data-code]") {
        if file.parent_element().is_some_and(|parent| parent.class_name() == "command") {
            continue;
        }
        let caption = file.query_selector("figcaption").ok().flatten();
        let caption = caption.or_else(|| element(&page.document, "figcaption").get().cloned());
        if let (Some(caption), Some(button)) = (caption, copy().get()) {
            let _ = caption.append_child(button);
            let _ = file.insert_before(&caption, file.first_child().as_ref());
        }
    }
    let system = page.window.navigator().user_agent().unwrap_or_default();
    blocks.show(code(Shell::of_system(system.contains("Windows"))));
    let this = Rc::clone(&blocks);
    spawn_local(async move {
        let chosen = Area::Local.get(Shell::KEY).await.ok().flatten();
        if let Some(shell) = chosen.as_deref().and_then(Shell::read) {
            this.show(code(shell));
        }
    });
    dom::on(content, "click", move |event| {
        let Some(pressed) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        if let Some(name) = pressed.get_attribute("data-shell") {
            blocks.show(&name);
            if let Some(shell) = Shell::ALL.into_iter().find(|shell| code(*shell) == name) {
                spawn_local(async move {
                    let _: Option<Reply> = runtime::ask(&FromPanel::ChooseShell { shell }).await;
                });
            }
        } else if pressed.class_name() == "copy" {
            spawn_local(Rc::clone(&blocks).copy(pressed));
        }
    });
}

/// What the page calls the commands of a shell.
fn code(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix => "bash",
        Shell::PowerShell => "powershell",
        Shell::Cmd => "cmd",
    }
}

impl Blocks {
    /// Shows the commands of a shell on the whole page.
    fn show(&self, wanted: &str) {
        for command in all(&self.content, ".command") {
            let figures = all(&command, ":scope > figure");
            let names: Vec<String> =
                figures.iter().filter_map(|figure| figure.get_attribute("data-code")).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let Some(shown) = nearest(&names, wanted) else { continue };
            for figure in figures {
                figure.set_hidden(figure.get_attribute("data-code").as_deref() != Some(shown));
            }
            for button in all(&command, "[data-shell]") {
                let is_shown = button.get_attribute("data-shell").as_deref() == Some(shown);
                set(&button, "aria-pressed", if is_shown { "true" } else { "false" });
            }
        }
    }

    /// Puts the shown block on the clipboard, and says whether it is there.
    async fn copy(self: Rc<Self>, button: Element) {
        let block = button.closest(".command, figure").ok().flatten();
        let shown = block
            .and_then(|block| block.query_selector("figure:not([hidden]) pre, :scope > pre").ok().flatten());
        let text = shown.and_then(|shown| shown.text_content()).unwrap_or_default();
        let copied = JsFuture::from(self.window.navigator().clipboard().write_text(&text)).await.is_ok();
        for other in all(&self.content, ".copy") {
            set_text(&other, &word(&self.content, "copy"));
        }
        let answer = word(&self.content, if copied { "copied" } else { "copy_failed" });
        if copied {
            set_text(&button, &answer);
        }
        // Cleared first: the same words a second time would not be spoken.
        self.said.set_text_content(None);
        set_text(&self.said, &answer);
    }
}
