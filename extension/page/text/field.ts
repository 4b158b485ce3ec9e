// Where a text wants to go.

import type { FieldKind } from "../../protocol.js";
import { Caret } from "./caret.js";
import type { Content } from "./clipboard.js";
import { command } from "./editor/command.js";
import { editableRoot, isNative, textOf } from "./editor/text-of.js";
import { isCatcher } from "./field-text.js";
import { innermost } from "./innermost.js";
import { load } from "../loader.js";
import { isForSecrets } from "./secret-fields.js";

/** How long an editor needs after the focus has come back before it takes text, in ms. Shorter and some insert at the start (seen with Lexical
 * and Quill in both browsers). */
const SETTLE = 50;

/** Fields that have been asked about, by their number. */
const numbers = new WeakMap<Element, number>();
let count = 0;

export class EditedField {
  readonly element: HTMLElement;
  /** The caret or selection, where the field does not keep its own. */
  readonly #caret: Caret | undefined;
  /** What is open above the page and has the field in it, from the outside in: a question closes it. */
  readonly #popovers: HTMLElement[] = [];

  /** What stood in the field before and after the last insert, and of how many contents that was. */
  #changed = { before: "", after: "", steps: 0 };

  private constructor(element: HTMLElement) {
    this.element = element;
    this.#caret = isNative(element) ? undefined : Caret.around(element);
    for (
      let open = element.closest<HTMLElement>(OPEN);
      open;
      open = open.parentElement?.closest<HTMLElement>(OPEN) ?? null
    )
      this.#popovers.unshift(open);
  }

  /** The field that an event is about: the innermost element, also inside an editor's shadow root. */
  static of(event: Event): EditedField | undefined {
    const [target] = event.composedPath();
    const element = innermost(target instanceof Element ? target : document.activeElement);
    return element && EditedField.at(element);
  }

  /** The field that an element is, or is part of: Firefox names the paragraph in which the caret is. */
  static at(element: HTMLElement): EditedField {
    return new EditedField(editableRoot(element));
  }

  /** Whether the field is made for secrets, as in the form of a service connection, or cannot be changed. */
  get kind(): FieldKind {
    const element = this.element;
    if (isNative(element) && (element.readOnly || element.matches(":disabled"))) return "fixed";
    return isForSecrets(element) ? "secret" : "text";
  }

  /** What tells it from the other fields of the document. */
  get number(): number {
    const known = numbers.get(this.element) ?? ++count;
    numbers.set(this.element, known);
    return known;
  }

  /** What is selected in it; empty where nothing is, and where it can only be read. */
  get selected(): string {
    const element = this.element;
    if (isNative(element)) {
      const { value, selectionStart, selectionEnd } = element;
      return this.kind === "fixed" ? "" : value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    }
    return element.isContentEditable ? `${document.getSelection() ?? ""}` : "";
  }

  /** Brings focus and caret back. */
  restore(): void {
    for (const popover of this.#popovers)
      if (popover.isConnected && popover.popover && !popover.matches(OPEN)) popover.showPopover();
    this.element.blur(); // Chromium returns the focus after a dialog, but the caret only to a field that lost it.
    this.element.focus();
    this.#caret?.putBack();
  }

  /** Inserts contents at the caret, one behind the other; false when the field took nothing, or is no longer there. */
  async insert(...contents: Content[]): Promise<boolean> {
    await new Promise((settled) => setTimeout(settled, SETTLE));
    const before = textOf(this.element);
    // It has been asked for with the question. Without it there was none, and all there is to insert is what was typed on.
    const part = await load("review");
    let isTaken = true;
    for (const content of contents) {
      const isNow =
        this.#hasFocus && (part ? await part.insert(this.element, content) : command("insertText", content.plain));
      isTaken &&= isNow;
    }
    this.#changed = { before, after: textOf(this.element), steps: contents.length };
    return isTaken;
  }

  /** Whether what is inserted now goes into it: a page may have drawn it anew, or closed it when it lost the focus. */
  get #hasFocus(): boolean {
    const focused = innermost(document.activeElement);
    return focused !== undefined && editableRoot(focused) === this.element;
  }

  /** Whether what was inserted last can be taken back: the field tells its text, and has not changed since. */
  get canTakeBack(): boolean {
    const { before, after } = this.#changed;
    return before !== after && textOf(this.element) === after;
  }

  /** Takes back what was inserted last, as Ctrl+Z does. False when the field is not as it was before. */
  takeBack(): boolean {
    if (!this.canTakeBack) return false;
    this.restore();
    const { before, after, steps } = this.#changed;
    const isNow = (text: string) => textOf(this.element) === text;
    for (let step = 0; step < steps && !isNow(before); step++) this.#step("undo");
    const isBack = isNow(before);
    // What was undone was something else, which the person has not asked for.
    for (let step = 0; step < steps && !isBack && !isNow(after); step++) this.#step("redo");
    return isBack;
  }

  /** Goes one step in what can be undone: editors with a history of their own take the keys, the browser's own fields its command. */
  #step(name: "undo" | "redo"): void {
    const isMac = navigator.platform.startsWith("Mac");
    const keys = { key: "z", code: "KeyZ", keyCode: 90, ctrlKey: !isMac, metaKey: isMac, shiftKey: name === "redo" };
    const pressed = new KeyboardEvent("keydown", { ...keys, bubbles: true, cancelable: true, composed: true });
    if (this.element.dispatchEvent(pressed)) command(name);
  }

  /** Where it is in the window; of an editor that catches its keys in a tiny element, where the editor is. */
  get box(): DOMRect {
    let around: Element = this.element;
    while (around.isConnected && isCatcher(around) && around.parentElement) around = around.parentElement;
    return around.getBoundingClientRect();
  }
}

const OPEN = ":popover-open";
