// The panel of ways to clone. What the ways are, the core knows. Plain JavaScript, because it is a third of the size that the same is as
// compiled code.

import { text } from "./background.js";
import { make } from "./make.js";

/**
 * Draws the panel anew.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} first commands for Git Credential Manager; for a server, those for SSH, where the page shows that address
 * @param {string} second commands for a token of one hour; for a server, those for Windows authentication
 * @param {boolean} onServer
 * @param {string | undefined} label the words on the page's button that makes credentials, where there is one
 */
export function draw([, root], first, second, onServer, label) {
  const title = text("cloneTitle");
  const card = make("section", { class: "card", "aria-label": title }, make("h2", {}, title));
  if (label !== undefined) {
    const note = text("cloneCredentialsNote", label.trim());
    card.append(make("p", { class: "attention", "data-note": "credentials" }, note));
  }
  // The recommended way is open, a longer one waits, so that the page's own controls stay in view.
  const [one, other] = onServer ? ["cloneSsh", "cloneWindows"] : ["cloneCredentialManager", "cloneOneHour"];
  card.append(way(one, first, true));
  if (second) card.append(way(other, second, onServer));
  root.replaceChildren(card);
}

/** @param {string} key @param {string} commands @param {boolean} open */
function way(key, commands, open) {
  const details = make("details", {}, make("summary", {}, text(key)));
  details.open = open;
  if (!commands) {
    details.append(make("p", {}, text("cloneSshHow")));
    return details;
  }
  const copy = make("button", { "data-copy": "" }, text("cloneCopy"));
  copy.addEventListener("click", async (event) => {
    if (!event.isTrusted) return;
    // A server without a certificate has no clipboard for its pages.
    const done = await navigator.clipboard?.writeText(commands).then(
      () => true,
      () => false,
    );
    copy.textContent = text(done ? "cloneCopied" : "cloneCopyFailed");
  });
  details.append(make("div", { class: "commands" }, make("pre", {}, commands), copy));
  return details;
}
