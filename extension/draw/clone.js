// The panel of ways to clone. What the ways are, the core knows. Plain JavaScript, because it is a third of the size that the same is as
// compiled code.

const { getMessage } = chrome.i18n;

/** @param {string} tag @param {string} text */
function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/**
 * Draws the panel anew.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} first commands for Git Credential Manager; for a server, those for SSH, where the page shows that address
 * @param {string} second commands for a token of one hour; for a server, those for Windows authentication
 * @param {boolean} onServer
 * @param {string | undefined} label the words on the page's button that makes credentials, where there is one
 */
export function draw([, root], first, second, onServer, label) {
  const card = document.createElement("section");
  card.className = "card";
  card.setAttribute("aria-label", getMessage("cloneTitle"));
  card.append(make("h2", getMessage("cloneTitle")));
  if (label !== undefined) {
    const note = make("p", getMessage("cloneCredentialsNote", label.trim()));
    note.className = "attention";
    note.dataset.note = "credentials";
    card.append(note);
  }
  // The recommended way is open, a longer one waits, so that the page's own controls stay in view.
  const [one, other] = onServer ? ["cloneSsh", "cloneWindows"] : ["cloneCredentialManager", "cloneOneHour"];
  card.append(way(one, first, true));
  if (second) card.append(way(other, second, onServer));
  root.replaceChildren(card);
}

/** @param {string} key @param {string} commands @param {boolean} open */
function way(key, commands, open) {
  const details = document.createElement("details");
  details.open = open;
  details.append(make("summary", getMessage(key)));
  if (!commands) {
    details.append(make("p", getMessage("cloneSshHow")));
    return details;
  }
  const copy = /** @type {HTMLButtonElement} */ (make("button", getMessage("cloneCopy")));
  copy.type = "button";
  copy.dataset.copy = "";
  copy.addEventListener("click", async (event) => {
    if (!event.isTrusted) return;
    // A server without a certificate has no clipboard for its pages.
    const done = await navigator.clipboard?.writeText(commands).then(
      () => true,
      () => false,
    );
    copy.textContent = getMessage(done ? "cloneCopied" : "cloneCopyFailed");
  });
  const line = document.createElement("div");
  line.className = "commands";
  line.append(make("pre", commands), copy);
  details.append(line);
  return details;
}
