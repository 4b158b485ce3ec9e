// The view after a creation: where to keep the token, when it ends, and a reminder. The core tells whether a field holds a token; its
// value is looked at and forgotten. Plain JavaScript, because it is a third of the size that the same is as compiled code.

import { ask, noAnswer, text } from "./background.js";
import { make } from "./make.js";

/** The open panel (library; seen live), what scrolls in it (library), and a field that only shows something (library; seen in guides). */
const PANEL = ".bolt-panel-callout-content[role=dialog]";
const CONTENT = ".bolt-panel-content";
const READ_ONLY = "input[readonly]";

/** What the last request that went out asked for. */
let sent = { name: "", ends: "" };
/** @type {HTMLElement | undefined} */
let shown;

/** A request for a token goes out. @param {string} name @param {string} ends as the page sent it; empty when it did not say */
export function remember(name, ends) {
  sent = { name, ends };
}

/**
 * What may be a new token: the value of a read-only field in a panel that has no advice yet.
 * @param {boolean} on whether there is to be advice here
 * @returns {string | undefined}
 */
export function candidate(on) {
  const panel = on ? document.querySelector(PANEL) : null;
  if (shown && !panel?.contains(shown)) {
    shown.remove();
    shown = undefined;
  }
  if (shown || !panel) return undefined;
  return panel.querySelector(READ_ONLY)?.getAttribute("value") ?? undefined;
}

/**
 * Shows the advice in the panel of the candidate.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} organization in the address of the page; empty without one
 */
export function show([element, root], organization) {
  const field = document.querySelector(`${PANEL} ${READ_ONLY}`);
  const content = field?.closest(CONTENT) ?? field?.closest(PANEL);
  if (!content) return;
  const card = make(
    "section",
    { class: "card", "aria-label": text("name") },
    make("h2", {}, text("createdTitle")),
    make("p", {}, text("createdKeep")),
    make("p", {}, text("createdClipboard")),
  );
  // Without the request nothing is known of its end, as when the page was loaded anew.
  if (sent.ends) card.append(make("p", {}, text("createdEnds", sent.ends.slice(0, 10))), ...reminder(organization));
  root.append(card);
  shown = element;
  let column = content;
  while (column.childElementCount === 1 && column.firstElementChild) column = column.firstElementChild;
  column.append(element);
}

/** A button, and how it went. @param {string} organization */
function reminder(organization) {
  const button = make("button", {}, text("createdRemind"));
  const said = make("p", { class: "said", role: "status" });
  const message = { kind: "remind", host: location.hostname, organization, ...sent };
  button.addEventListener("click", async (event) => {
    if (!event.isTrusted) return;
    const reply = await ask(message);
    const { key, args } = reply?.phrase ?? { key: "createdReminded" };
    said.textContent = reply ? text(key, args) : noAnswer;
  });
  return [button, said];
}
