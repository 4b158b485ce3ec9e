// Patrol's own pages: popup, settings, inventory. Which one it is, the core reads from the page.

import { initSync } from "../../target/wasm/panel/patrol_panel.js";
import { direction, language } from "../page/language.js";
import core from "../../target/wasm/panel/patrol_panel_bg.wasm";

try {
  initSync({ module: core });
} catch (error) {
  console.error(error);
  // The page still shows its English sentence; say it in the person's language.
  const sentence = document.getElementById("not-started");
  const said = chrome.i18n.getMessage(`${document.body.dataset.page}NotStarted`);
  if (sentence && said) {
    sentence.textContent = said;
    sentence.lang = language;
    sentence.dir = direction;
  }
}
