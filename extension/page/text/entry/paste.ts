// Pasting: by keys, from a menu, by the middle button.

import type { Page } from "../../page.js";
import { untilReplaced } from "../../takeover.js";
import { decideArrival } from "../arrival.js";
import { EditedField } from "../field.js";
import type { Entry } from "./entry.js";

export const paste: Entry = {
  id: "paste",
  arm: (page) => page.listen<ClipboardEvent>(window, "paste", (event) => decide(page, event), untilReplaced),
};

function decide(page: Page, event: ClipboardEvent): void {
  // A paste that a script made, ours or the page's, carries nothing from the person's clipboard.
  if (!event.isTrusted || !event.clipboardData || !page.acts("text")) return;
  decideArrival(page, event, { source: "paste", data: event.clipboardData, into: EditedField.of(event) ?? null });
}
