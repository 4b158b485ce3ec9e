// Elements that can be edited and hold nothing but text.

import { contenteditable } from "./contenteditable.js";
import type { Editor } from "./editor.js";

export const plaintextOnly: Editor = {
  id: "plaintext-only",
  owns: (element) => element.contentEditable === "plaintext-only",
  insert: (element, { plain }) => contenteditable.insert(element, { plain, html: null }),
};
