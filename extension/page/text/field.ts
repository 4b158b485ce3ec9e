// Where a text wants to go.

import type { FieldKind } from "../../protocol.js";
import type { Content } from "./clipboard.js";
import type { Editor } from "./editor/editor.js";
import { EDITORS } from "./editor/index.js";

/** How long an editor needs after the focus has come back before it takes text, in ms. Shorter and some insert at the start (seen with Lexical
 * and Quill in both browsers). */
const SETTLE = 50;

export class EditedField {
  readonly #element: HTMLElement;
  readonly #editor: Editor;
  /** The caret or selection of editable content; text fields keep their own. */
  readonly #selection: Range | undefined;

  private constructor(element: HTMLElement, editor: Editor) {
    this.#element = element;
    this.#editor = editor;
    this.#selection = editor.selection();
  }

  /** The field that an event is about: the innermost element, also inside an editor's shadow root. */
  static of(event: Event): EditedField | undefined {
    const element = event.composedPath()[0] instanceof Element ? event.composedPath()[0] : document.activeElement;
    if (!(element instanceof HTMLElement)) return undefined;
    const editor = EDITORS.find((editor) => editor.owns(element));
    return editor && new EditedField(element, editor);
  }

  /** Whether the field is made for secrets: what is typed into it is hidden, as in the form of a service connection. */
  get kind(): FieldKind {
    return this.#element instanceof HTMLInputElement && this.#element.type === "password" ? "secret" : "text";
  }

  /** Brings focus and caret back. */
  restore(): void {
    this.#element.blur(); // Chromium returns the focus after a dialog, but the caret only to a field that lost it.
    this.#element.focus();
    const selection = this.#selection && document.getSelection();
    if (!this.#selection || !selection) return;
    selection.removeAllRanges();
    selection.addRange(this.#selection);
  }

  /** Inserts a content at the caret; false when the field took nothing. */
  async insert(content: Content): Promise<boolean> {
    await new Promise((settled) => setTimeout(settled, SETTLE));
    return this.#editor.insert(this.#element, content);
  }
}
