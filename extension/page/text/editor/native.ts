// Text fields of the browser: `input` and `textarea`.

import type { Editor } from "./editor.js";
import { pasteInto } from "./paste-event.js";

/** From this many lines on, a text area of Chromium gets its text as markup: inserted as text each line costs time for all lines before it
 * (measured: 1000 lines 1.5 s, 4000 lines more than 10 s; as markup 120,000 lines 3.6 s). Firefox refuses markup there and is fast. */
const MANY_LINES = 200;

export const native: Editor = {
  id: "native",
  owns: (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement,
  selection: () => undefined,
  insert(element, content) {
    // An editor may use a text area to catch what is pasted.
    if (pasteInto(element, content)) return true;
    const { plain } = content;
    const isLong = element instanceof HTMLTextAreaElement && plain.split("\n", MANY_LINES + 2).length > MANY_LINES + 1;
    if (isLong && document.execCommand("insertHTML", false, preformatted(plain))) return true;
    return document.execCommand("insertText", false, plain);
  },
};

/** Text as markup that a text area turns back into exactly this text. */
function preformatted(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<pre>\n${escaped}\n</pre>`;
}
