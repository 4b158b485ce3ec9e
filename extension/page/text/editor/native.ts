// Text fields of the browser: `input` and `textarea`.

import { command, escaped } from "./command.js";
import type { Editor } from "./editor.js";
import { type NativeField, isNative } from "./text-of.js";

/** From this many lines on, a text area of Chromium gets its text as markup: inserted as text each line costs time for all lines before it
 * (measured: 1000 lines 1.5 s, 4000 lines more than 10 s; as markup 120,000 lines 3.6 s). Firefox refuses markup there and is fast. */
const MANY_LINES = 200;

export const native: Editor = {
  id: "native",
  owns: isNative,
  insert(element, { plain }) {
    const isLong = element instanceof HTMLTextAreaElement && plain.split("\n", MANY_LINES + 2).length > MANY_LINES + 1;
    // What a text area turns back into exactly this text.
    if (isLong && command("insertHTML", `<pre>\n${escaped(plain)}\n</pre>`)) return true;
    return command("insertText", plain) || (isNative(element) && replace(element, plain));
  },
};

/** What is left where the browser has no commands: it cannot be undone. */
function replace(field: NativeField, text: string): boolean {
  const { selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return false;
  field.setRangeText(text, selectionStart, selectionEnd, "end");
  field.dispatchEvent(
    new InputEvent("input", { inputType: "insertFromPaste", data: text, bubbles: true, composed: true }),
  );
  return true;
}
