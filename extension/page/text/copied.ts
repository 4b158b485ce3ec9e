// Text that a person cuts, copies or drags from a field and puts back into the same field: it has been there before, so there is nothing to ask. Only
// fields that can be written count: who copies a new token from where it is shown must be asked where it goes.

import type { Page } from "../page.js";
import { untilReplaced } from "../takeover.js";
import { EditedField } from "./field.js";

/** Lets what is cut, copied or dragged from a field go back into it, for the life of the page. */
export function rememberCopied(page: Page): void {
  for (const type of ["copy", "cut", "dragstart"]) {
    page.listen(window, type, (event) => remember(page, event), untilReplaced);
  }
}

function remember(page: Page, event: Event): void {
  if (!event.isTrusted || !page.acts("text") || page.place().surface === "tokens") return;
  const field = EditedField.of(event);
  const text = field?.selected;
  if (!field || !text) return;
  const destination = { source: "paste", field: field.kind, levels: "block", number: field.number } as const;
  page.core.allow([{ flavour: "plain", text }], destination);
}
