// Editable content of a page, and editors that are built on it.

import type { Editor } from "./editor.js";
import { pasteInto } from "./paste-event.js";

export const contenteditable: Editor = {
  id: "contenteditable",
  // Whatever else can take a paste is treated alike: an editor may catch it anywhere.
  owns: () => true,
  selection() {
    const selection = document.getSelection();
    return selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : undefined;
  },
  insert(element, content) {
    if (pasteInto(element, content)) return true;
    if (content.html && element.isContentEditable && document.execCommand("insertHTML", false, content.html))
      return true;
    return document.execCommand("insertText", false, content.plain);
  },
};
