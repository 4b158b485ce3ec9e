use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, Document, HtmlDocument};

use super::clip::Insert;
use super::field::Field;

/// How long an editor needs after focus has come back before it takes text, in ms. Shorter and some editors insert at the start
/// (seen with Lexical and Quill in both browsers).
pub(super) const SETTLE: i32 = 50;

/// From this many lines on, a text area of Chromium gets its text as markup: inserted as text each line costs time for all lines before
/// it (measured: 1000 lines 1.5 s, 4000 lines more than 10 s; as markup 120,000 lines 3.6 s). Firefox refuses markup there and is fast.
const MANY_LINES: usize = 200;

/// Inserts text as if it had been pasted, so that undo, caret and the editor's own model stay right.
/// `false` when the field took nothing.
///
/// Editors get a paste event of our own; fields and plain editable content get the browser's insert command.
pub(super) fn insert(document: &Document, field: &Field, content: &Insert) -> bool {
    if let Some(event) = paste_event(content)
        && !field.element.dispatch_event(&event).unwrap_or(true)
    {
        return true;
    }
    let Some(document) = document.dyn_ref::<HtmlDocument>() else { return false };
    if field.element.is_content_editable()
        && let Some(html) = &content.html
        && document.exec_command_with_show_ui_and_value("insertHTML", false, &String::from(html)) == Ok(true)
    {
        return true;
    }
    let text = String::from(&content.plain);
    if field.is_text_area()
        && text.matches('\n').count() > MANY_LINES
        && document.exec_command_with_show_ui_and_value("insertHTML", false, &preformatted(&text)) == Ok(true)
    {
        return true;
    }
    document.exec_command_with_show_ui_and_value("insertText", false, &text) == Ok(true)
}

/// Text as markup that a text area turns back into exactly this text.
fn preformatted(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    ["<pre>\n", &escaped, "\n</pre>"].concat()
}

/// A paste event that really carries the text. `None` when the browser drops it: then an editor would swallow an empty paste.
fn paste_event(content: &Insert) -> Option<ClipboardEvent> {
    let data = DataTransfer::new().ok()?;
    data.set_data("text/plain", &String::from(&content.plain)).ok()?;
    if let Some(html) = &content.html {
        data.set_data("text/html", &String::from(html)).ok()?;
    }
    // Firefox ignores `clipboardData` but honours its own older form.
    [
        &[("clipboardData", data.as_ref())][..],
        &[("dataType", &"text/plain".into()), ("data", content.plain.as_ref())],
    ]
    .into_iter()
    .filter_map(event_with)
    .find(|event| carries(event, &content.plain))
}

fn event_with(fields: &[(&str, &JsValue)]) -> Option<ClipboardEvent> {
    let init = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&init, &name.into(), value);
    for name in ["bubbles", "cancelable", "composed"] {
        set(name, &JsValue::TRUE).ok()?;
    }
    for (name, value) in fields {
        set(name, value).ok()?;
    }
    ClipboardEvent::new_with_event_init_dict("paste", init.unchecked_ref()).ok()
}

fn carries(event: &ClipboardEvent, text: &JsString) -> bool {
    event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok())
        .is_some_and(|carried| *text == carried)
}

#[cfg(test)]
mod tests {
    use super::preformatted;

    #[test]
    fn markup_in_the_text_stays_text() {
        assert_eq!(preformatted("a <b> & c\nd"), "<pre>\na &lt;b&gt; &amp; c\nd\n</pre>");
    }
}
