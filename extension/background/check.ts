// Ways to ask whether a text in the page holds a secret, and to have what is found replaced: entries of the menu that the right mouse button
// opens, and keyboard shortcuts. The page answers; the text does not come here.

import type { CheckedText, ToPage } from "../protocol.js";
import type { Key } from "../texts.js";

/** What a person wants to know or to have done. */
type Wish = Extract<ToPage, { kind: "check" }>;

/** The entries of the menu, where each is shown, and what it wants. */
const ENTRIES = new Map<unknown, { title: Key; context: "selection" | "editable"; wish: Wish }>([
  ["selection", { title: "checkSelection", context: "selection", wish: wish("selection", false) }],
  ["field", { title: "checkField", context: "editable", wish: wish("field", false) }],
  ["redact", { title: "checkRedact", context: "editable", wish: wish("field", true) }],
]);

/** What the keyboard shortcuts of the manifest want. The browser does not say which frame has the focus: each looks for itself. */
const COMMANDS = new Map<string, Wish>([
  ["check", wish("either", false)],
  ["redact", wish("either", true)],
]);

function wish(text: CheckedText, redact: boolean): Wish {
  return { kind: "check", text, redact };
}

/** Puts the entries into the menu, on the sites where Patrol runs. The browser keeps them. */
export async function offerCheck(): Promise<void> {
  const declared = chrome.runtime.getManifest().content_scripts ?? [];
  const registered = await chrome.scripting.getRegisteredContentScripts();
  const documentUrlPatterns = [...new Set([...declared, ...registered].flatMap(({ matches = [] }) => matches))];
  await new Promise<void>((done) => chrome.contextMenus.removeAll(done));
  for (const [id, { title, context }] of ENTRIES) {
    chrome.contextMenus.create({
      id: String(id),
      title: chrome.i18n.getMessage(title),
      contexts: [context],
      documentUrlPatterns,
    });
  }
}

/** Listens for both. */
export function answerChecks(): void {
  chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId = 0 }, tab) => {
    ask(tab, ENTRIES.get(menuItemId)?.wish, { frameId });
  });
  chrome.commands.onCommand.addListener((command, tab) => ask(tab, COMMANDS.get(command), {}));
}

function ask(tab: chrome.tabs.Tab | undefined, wish: Wish | undefined, where: { frameId?: number }): void {
  if (tab?.id === undefined || !wish) return;
  // Where Patrol is not, nobody answers; the popup says why.
  chrome.tabs.sendMessage(tab.id, wish, where).catch(() => {});
}
