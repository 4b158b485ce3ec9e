// Where a text wants to go.

import type { FieldKind } from "../../protocol.js";
import type { Content } from "./clipboard.js";
import type { Editor } from "./editor/editor.js";
import { EDITORS } from "./editor/index.js";
import { isForSecrets } from "./secret-fields.js";

/** How long an editor needs after the focus has come back before it takes text, in ms. Shorter and some insert at the start (seen with Lexical
 * and Quill in both browsers). */
const SETTLE = 50;

/** Fields that have been asked about, by their number. */
const numbers = new WeakMap<Element, number>();
let count = 0;

export class EditedField {
  readonly #element: HTMLElement;
  readonly #editor: Editor;
  /** The caret or selection of editable content; text fields keep their own. */
  readonly #selection: Range | undefined;

  /** What stood in the field before and after the last insert, and of how many contents that was. */
  #changed = { before: "", after: "", steps: 0 };

  private constructor(element: HTMLElement, editor: Editor) {
    this.#element = element;
    this.#editor = editor;
    this.#selection = editor.selection();
  }

  /** The field that an event is about: the innermost element, also inside an editor's shadow root. */
  static of(event: Event): EditedField | undefined {
    const element = event.composedPath()[0] instanceof Element ? event.composedPath()[0] : document.activeElement;
    return element instanceof HTMLElement ? EditedField.at(element) : undefined;
  }

  /** The field that an element is, or is part of. */
  static at(element: HTMLElement): EditedField | undefined {
    const editor = EDITORS.find((editor) => editor.owns(element));
    return editor && new EditedField(element, editor);
  }

  /** Whether the field is made for secrets, as in the form of a service connection. */
  get kind(): FieldKind {
    return isForSecrets(this.#element) ? "secret" : "text";
  }

  /** What tells it from the other fields of the document. */
  get number(): number {
    const root = editableRoot(this.#element);
    const known = numbers.get(root) ?? ++count;
    numbers.set(root, known);
    return known;
  }

  /** What is selected in it; empty where nothing is, and where it can only be read. */
  get selected(): string {
    const element = this.#element;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      const { readOnly, disabled, value, selectionStart, selectionEnd } = element;
      return readOnly || disabled ? "" : value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    }
    return element.isContentEditable ? `${document.getSelection() ?? ""}` : "";
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

  /** Inserts contents at the caret, one behind the other; false when the field took nothing. */
  async insert(...contents: Content[]): Promise<boolean> {
    await new Promise((settled) => setTimeout(settled, SETTLE));
    const before = this.#text;
    const isTaken = contents.map((content) => this.#editor.insert(this.#element, content)).every(Boolean);
    this.#changed = { before, after: this.#text, steps: contents.length };
    return isTaken;
  }

  /** Whether what was inserted last can be taken back: the field tells its text, and has not changed since. */
  get canTakeBack(): boolean {
    const { before, after } = this.#changed;
    return before !== after && this.#text === after;
  }

  /** Takes back what was inserted last, as Ctrl+Z does. False when the field is not as it was before. */
  takeBack(): boolean {
    if (!this.canTakeBack) return false;
    this.restore();
    const { before, after, steps } = this.#changed;
    for (let step = 0; step < steps && this.#text !== before; step++) this.#step("undo");
    const isBack = this.#text === before;
    // What was undone was something else, which the person has not asked for.
    for (let step = 0; step < steps && !isBack && this.#text !== after; step++) this.#step("redo");
    return isBack;
  }

  /** Goes one step in what can be undone: editors with a history of their own take the keys, the browser's own fields its command. */
  #step(command: "undo" | "redo"): void {
    const isMac = navigator.platform.startsWith("Mac");
    const keys = { key: "z", code: "KeyZ", keyCode: 90, ctrlKey: !isMac, metaKey: isMac, shiftKey: command === "redo" };
    const pressed = new KeyboardEvent("keydown", { ...keys, bubbles: true, cancelable: true, composed: true });
    if (this.#element.dispatchEvent(pressed)) document.execCommand(command);
  }

  /** Where it is, in the window. */
  get box(): DOMRect {
    return this.#element.getBoundingClientRect();
  }

  /** What stands in it; empty for the element by which an editor only catches what is typed. */
  get #text(): string {
    const element = this.#element;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
    return element.isContentEditable ? (editableRoot(element).textContent ?? "") : "";
  }
}

/** The element that makes another one editable. */
function editableRoot(element: HTMLElement): HTMLElement {
  let root = element;
  while (root.parentElement?.isContentEditable) root = root.parentElement;
  return root;
}
