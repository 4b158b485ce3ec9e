// The text that a person asks about, as it stands in the page, and how a part of it is replaced there.

import type { CheckedText, Edit } from "../../protocol.js";
import { insert } from "../../page/text/editor/insert.js";
import { type Pieces, piecesOf } from "./pieces.js";

/** How long an editor needs until it knows of another selection, or shows what it has taken, in ms. */
const SETTLE = 50;

/** A text that a person asks about. */
export interface AskedText {
  /** As it stands there now; empty where there is none. */
  now(): string;
  /** Puts the text of an edit in the place of a part of it, as if it had been pasted there. */
  replace(edit: Edit): Promise<void>;
}

/** The text that is wanted. */
export function askedText(wanted: CheckedText): AskedText {
  const focused = focusedElement();
  const isWhole = wanted === "field" || (wanted === "either" && selected(focused) === "");
  if (isTextField(focused)) return textInField(focused, isWhole);
  if (focused instanceof HTMLElement && focused.isContentEditable) return textInEditable(focused, isWhole);
  return { now: () => (isWhole ? "" : selected(focused)), replace: async () => {} };
}

/** The element that has the focus, also inside the shadow roots of an editor. */
function focusedElement(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const isTextField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

function selected(focused: Element | null): string {
  if (!isTextField(focused)) return document.getSelection()?.toString() ?? "";
  // Fields for numbers and dates have no selection.
  const { value, selectionStart, selectionEnd } = focused;
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}

function textInField(field: TextField, isWhole: boolean): AskedText {
  const start = isWhole ? 0 : (field.selectionStart ?? 0);
  // What comes behind stays as long as it is.
  const behind = isWhole ? 0 : field.value.length - (field.selectionEnd ?? 0);
  return {
    now: () => field.value.slice(start, field.value.length - behind),
    async replace(edit) {
      if (field.readOnly || field.disabled || field.selectionStart === null) return;
      field.setSelectionRange(start + edit.start, start + edit.end);
      await enter(field, edit.text);
    },
  };
}

function textInEditable(focused: HTMLElement, isWhole: boolean): AskedText {
  const selection = document.getSelection();
  // A range follows the changes of the page.
  const chosen = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : new Range();
  const pieces = (): Pieces => piecesOf(isWhole ? contentsOf(focused) : chosen);
  return {
    now: () => pieces().text,
    async replace(edit) {
      const part = pieces().range(edit.start, edit.end);
      if (!part) return;
      selection?.removeAllRanges();
      selection?.addRange(part);
      await enter(focused, edit.text);
    },
  };
}

async function enter(element: HTMLElement, plain: string): Promise<void> {
  await settled();
  await insert(element, { plain, html: null });
  await settled();
}

const settled = () => new Promise((done) => setTimeout(done, SETTLE));

/** The whole field, of which the focus may be in a part. */
function contentsOf(editable: HTMLElement): Range {
  let host = editable;
  while (host.parentElement?.isContentEditable) host = host.parentElement;
  const range = new Range();
  range.selectNodeContents(host);
  return range;
}
