// Where something is dropped.

import type { FieldKind } from "../../protocol.js";
import type { Receiver } from "./arrival.js";
import type { Content } from "./clipboard.js";
import { fill } from "./editor/events.js";
import { EditedField } from "./field.js";

/** Kinds of `input` that take no text. */
const NO_TEXT = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

/** A place in a field, or an element of the page that takes what is dropped on it. */
export class DropPlace implements Receiver {
  readonly element: HTMLElement;
  readonly #isField: boolean;
  readonly #point: { clientX: number; clientY: number };
  #field: EditedField;

  private constructor(element: HTMLElement, field: EditedField, isField: boolean, { clientX, clientY }: DragEvent) {
    this.element = element;
    this.#field = field;
    this.#isField = isField;
    this.#point = { clientX, clientY };
  }

  /** Where an event drops; undefined where that takes no text. */
  static of(event: DragEvent): DropPlace | undefined {
    // Text, or a picture within a place that takes something.
    const element = event.composedPath().find((target) => target instanceof HTMLElement);
    const field = element && EditedField.at(element);
    if (!field) return undefined;
    const isField = takesText(element);
    // Elsewhere something drops where the page has said, by its own listener, that it takes it.
    const isTaken = isField || event.dataTransfer?.dropEffect !== "none";
    return isTaken ? new DropPlace(element, field, isField, event) : undefined;
  }

  get kind(): FieldKind {
    return this.#field.kind;
  }

  get number(): number {
    return this.#field.number;
  }

  get box(): DOMRect {
    return this.#field.box;
  }

  get canTakeBack(): boolean {
    return this.#isField && this.#field.canTakeBack;
  }

  takeBack(): boolean {
    return this.#field.takeBack();
  }

  restore(): void {
    if (this.#isField) this.#field.restore();
  }

  /** Brings the caret to where something was dropped, as the browser would have done. */
  land(): void {
    if (!this.#isField) return;
    const element = this.element;
    element.focus();
    const { node, offset } = caretAt(element, this.#point);
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      // An address or a number tells no caret.
      if (node === element && element.selectionStart !== null) element.setSelectionRange(offset, offset);
    } else if (node && element.contains(node)) document.getSelection()?.collapse(node, offset);
    this.#field = EditedField.at(element);
  }

  async insert(...contents: Content[]): Promise<boolean> {
    if (this.#isField) return this.#field.insert(...contents);
    return contents.every((content) => this.#dropAgain(content));
  }

  /** Gives the page's own listener what it waits for. Whether it took that. */
  #dropAgain(content: Content): boolean {
    const dataTransfer: DataTransfer & { wrappedJSObject?: DataTransfer } = new DataTransfer();
    // In Firefox the page may read what its own world has set, and nothing of an extension.
    fill(dataTransfer.wrappedJSObject ?? dataTransfer, content);
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer, ...this.#point };
    return !this.element.dispatchEvent(new DragEvent("drop", init));
  }
}

/** Whether an element is a field that can be written now. */
function takesText(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement && NO_TEXT.has(element.type)) return false;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return !element.readOnly && !element.matches(":disabled");
  return element.isContentEditable;
}

/** The place in a text that is at a point of the window. */
function caretAt(
  element: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): { node: Node | null; offset: number } {
  const root = element.getRootNode();
  const shadowRoots = root instanceof ShadowRoot ? [root] : [];
  const position = document.caretPositionFromPoint(clientX, clientY, { shadowRoots });
  return { node: position?.offsetNode ?? null, offset: position?.offset ?? 0 };
}
