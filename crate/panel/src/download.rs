//! A file made here, saved where the browser saves files.

use js_sys::{Array, Date};
use patrol_azdo::Instant;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// What a file holds, and how its name ends.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    Csv,
    Json,
    Toml,
}

/// Saves a text as `<name>-YYYY-MM-DD` with the ending of its format.
pub(crate) fn save(text: &str, name: &str, format: Format) {
    let (kind, ending) = match format {
        Format::Csv => ("text/csv", "csv"),
        Format::Json => ("application/json", "json"),
        Format::Toml => ("application/toml", "toml"),
    };
    // A browser that makes no file leaves the person without one, in sight.
    let _ = try_save(text, kind, &format!("{name}-{}.{ending}", Instant(Date::now() as i64).date()));
}

fn try_save(text: &str, kind: &str, file: &str) -> Result<(), JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let address =
        Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &properties)?)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(file);
    // The file lives as long as the page: taking its address back now would take it from a slow browser.
    link.click();
    Ok(())
}
