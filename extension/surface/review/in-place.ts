// Changing text that stands in a field: in the field's own way, so that undo and the page's model stay right, with the caret where it was.

import type { Edit } from "../../protocol.js";
import { edited } from "../../page/text/edited.js";
import { type TextField, isNative, lettersOf } from "../../page/text/field-text.js";

/** How long an editor needs until it has heard of a selection, in ms. */
const SETTLE = 50;

/** Carries out edits of the text of a field, which has the focus. They are in order and apart. */
export async function editInPlace(field: TextField, edits: readonly Edit[]): Promise<void> {
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return;
  if (isNative(field)) return editNative(field, edits, first.start, last.end);
  const selection = field.ownerDocument.getSelection();
  // It moves along with what changes before it.
  const caret = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  for (const { start, end, text } of joined(lettersOf(field), edits)) {
    const { spot } = lettersOf(field);
    const [from, to] = [spot(start), spot(end)];
    selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    await new Promise((heard) => setTimeout(heard, SETTLE));
    document.execCommand("insertText", false, text);
  }
  if (!caret || !selection || !field.contains(caret.startContainer)) return;
  selection.removeAllRanges();
  selection.addRange(caret);
}

/** One edit instead of several where they are in one piece of the text, so that one step undoes them; from the end, so that places stay. */
function joined({ text, spot }: ReturnType<typeof lettersOf>, edits: readonly Edit[]): Edit[] {
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last || spot(first.start).node !== spot(last.end - 1).node) return edits.toReversed();
  return [{ start: first.start, end: last.end, text: between(text, edits, first.start, last.end) }];
}

/** What stands between two places when the edits there have been carried out. */
const between = (text: string, edits: readonly Edit[], start: number, end: number): string =>
  edited(text.slice(0, end), edits).slice(start);

function editNative(
  field: HTMLInputElement | HTMLTextAreaElement,
  edits: readonly Edit[],
  start: number,
  end: number,
): void {
  const { value, selectionStart, selectionEnd } = field;
  const text = between(value, edits, start, end);
  const moved = (place: number) =>
    edited(
      value.slice(0, place),
      edits.filter((edit) => edit.end <= place),
    ).length;
  if (selectionStart === null || selectionEnd === null) {
    // An address or a number tells no caret.
    field.select();
    document.execCommand("insertText", false, value.slice(0, start) + text + value.slice(end));
    return;
  }
  field.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, text)) {
    // A document in XML has no such command.
    field.setRangeText(text);
    field.dispatchEvent(
      new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }),
    );
  }
  field.setSelectionRange(moved(selectionStart), moved(selectionEnd));
}
