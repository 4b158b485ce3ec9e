// The panel of ways to clone. What the ways are, the core knows. Plain JavaScript, because it is a third of the size that the same is as
// compiled code.

import { text } from "./background.js";
import { make } from "./make.js";

/**
 * Draws the panel anew.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} manager commands for Git Credential Manager
 * @param {string} once commands for a token of one hour
 * @param {string | undefined} label the words on the page's button that makes credentials, where there is one
 */
export function draw([, root], manager, once, label) {
  const title = text("cloneTitle");
  const card = make("section", { class: "card", "aria-label": title }, make("h2", {}, title));
  if (label !== undefined) {
    const note = text("cloneCredentialsNote", label.trim());
    card.append(make("p", { class: "attention", "data-note": "credentials" }, note));
  }
  // The recommended way is open, the other waits, so that the page's own controls stay in view.
  card.append(way("cloneCredentialManager", manager, true), way("cloneOneHour", once, false));
  root.replaceChildren(card);
}

/** @param {string} key @param {string} commands @param {boolean} open */
function way(key, commands, open) {
  const copy = make("button", { "data-copy": "" }, text("cloneCopy"));
  copy.addEventListener("click", async (event) => {
    if (!event.isTrusted) return;
    const done = await navigator.clipboard.writeText(commands).then(
      () => true,
      () => false,
    );
    copy.textContent = text(done ? "cloneCopied" : "cloneCopyFailed");
  });
  const line = make("div", { class: "commands" }, make("pre", {}, commands), copy);
  const details = make("details", {}, make("summary", {}, text(key)), line);
  details.open = open;
  return details;
}
