//! The view after a creation. It is drawn by `extension/draw/created.js`; what a token looks like, the engine knows.

use std::rc::Rc;

use patrol_azdo::TokenFields;
use patrol_detect::{redact, scan};
use wasm_bindgen::prelude::*;

use crate::overlay::Host;
use crate::page::Page;

/// How the id of every rule for tokens of Azure DevOps begins.
const TOKEN_RULE: &str = "azure-devops";

#[wasm_bindgen(raw_module = "patrol:created")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn remember(name: &str, ends: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch)]
    fn candidate(on: bool) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch)]
    fn show(host: &JsValue, organization: &str) -> Result<(), JsValue>;
}

/// A request goes out. A name is the person's own words; a secret in it is masked before it may be kept.
pub(super) fn sent(asked: &TokenFields) {
    let name = asked.name.as_deref().unwrap_or_default();
    let _ = remember(&redact(name, &scan(name)), asked.valid_to.as_deref().unwrap_or_default());
}

/// Keeps the advice in the view that shows a new token.
pub(super) fn survey(page: &Rc<Page>) {
    let Ok(Some(value)) = candidate(page.is_token_page() && !page.is_paused()) else { return };
    if scan(&value).iter().any(|found| found.rule.id().starts_with(TOKEN_RULE))
        && let Some(host) = Host::new(&page.document, "patrol-created")
    {
        let _ = show(&host.into_parts(), &page.place().organization.unwrap_or_default());
    }
}
