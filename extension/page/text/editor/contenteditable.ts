// Editable content of a page, and editors that are built on it.

import { command } from "./command.js";
import type { Editor } from "./editor.js";
import { lines } from "./lines.js";

export const contenteditable: Editor = {
  id: "contenteditable",
  // Whatever else can take a paste is treated alike: an editor may catch it anywhere.
  owns: () => true,
  insert(element, { plain, html }) {
    if (html && element.isContentEditable && command("insertHTML", html)) return true;
    const markup = lines(element, plain);
    if ((markup !== null && command("insertHTML", markup)) || command("insertText", plain)) return true;
    return element.isContentEditable && replace(element, plain);
  },
};

/** What is left where the browser has no commands: it cannot be undone. */
function replace(element: HTMLElement, text: string): boolean {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return false;
  selection.deleteFromDocument();
  selection.getRangeAt(0).insertNode(document.createTextNode(text));
  selection.collapseToEnd();
  element.dispatchEvent(
    new InputEvent("input", { inputType: "insertFromPaste", data: text, bubbles: true, composed: true }),
  );
  return true;
}
