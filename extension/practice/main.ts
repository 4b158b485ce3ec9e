// The practice form of the welcome page, as the one of Azure DevOps behaves: what a press does to its own fields. Whatever is said in it, the
// part `form` says; nothing is sent anywhere.

import { Choice } from "./choice.js";
import { keepLevels } from "./levels.js";

const CUSTOM = "Custom defined";

for (const element of document.querySelectorAll<HTMLElement>(".choice")) new Choice(element);
for (const area of document.querySelectorAll<HTMLElement>(".groupingContainer")) keepLevels(area);

// A date of one's own has its field only while it is chosen.
const expiration = document.getElementById("expiration");
const template = document.getElementById("date");
if (expiration instanceof HTMLInputElement && template instanceof HTMLTemplateElement) {
  const parts = document.importNode(template.content, true);
  const date = parts.firstElementChild;
  expiration.addEventListener("change", () => {
    if (expiration.value === CUSTOM) template.after(date ?? "");
    else date?.remove();
  });
}

const answer = document.getElementById("form-answer");
document.getElementById("create")?.addEventListener("click", () => {
  if (answer) answer.textContent = chrome.i18n.getMessage("welcomeFormDone");
});
