// Patrol's own pages: popup, settings, inventory, guide. Which one it is, the core reads from the page.

import { initSync } from "../../target/wasm/panel/patrol_panel.js";
import { direction, language } from "../page/language.js";
import core from "../../target/wasm/panel/patrol_panel_bg.wasm";

try {
  initSync({ module: core });
} catch (error) {
  console.error(error);
  if (document.body.dataset.page === "guide") addEventListener("load", showArticle);
  // The page still shows its English sentence; say it in the person's language.
  const sentence = document.getElementById("not-started");
  const said = sentence && chrome.i18n.getMessage(`${document.body.dataset.page}NotStarted`);
  if (said) {
    sentence.textContent = said;
    sentence.lang = language;
    sentence.dir = direction;
  }
}

/** The guide is readable all the same: the browser itself finds the article, if the address names nothing else. */
function showArticle(): void {
  const [article, names] = location.hash.split("?");
  if (!article || names === undefined) return;
  // Firefox takes the article of the address it began with for known, and looks for it only when it comes from another one.
  addEventListener("hashchange", () => location.replace(article), { once: true });
  location.replace("#list");
}
