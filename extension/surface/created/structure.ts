// The view that shows a new token, and the structure by which it is recognised; docs/page-structure.md tells how sure we are of each.

import type { Page } from "../../page/page.js";
import type { Found } from "../../protocol.js";
import { counted } from "../look/counted.js";

/** The open panel (library; seen live). */
export const PANEL = ".bolt-panel-callout-content[role=dialog]";
/** What scrolls in it (library). */
const CONTENT = ".bolt-panel-content";
/** A field that only shows something (library; seen in guides). */
const READ_ONLY = "input[readonly]";

/** What a field shows. */
export const shownIn = (field: Element): string => field.getAttribute("value") ?? "";

/** Whether a token stands in a field. Its value is looked at and forgotten. */
const showsToken = (page: Page, field: Element) => page.core.holdsToken(shownIn(field));

/** The field that shows a new token. */
export function tokenField(page: Page): Element | null {
  const field = document.querySelector(PANEL)?.querySelector(READ_ONLY);
  return field && showsToken(page, field) ? field : null;
}

/** What lays out the view around the field: what is added at its end stands below everything. */
export function columnAround(field: Element | null): Element | null {
  let column = field?.closest(CONTENT) ?? field?.closest(PANEL) ?? null;
  while (column?.childElementCount === 1 && column.firstElementChild) column = column.firstElementChild;
  return column;
}

/** What of it is there. */
export function countSigns(page: Page): Found["signs"] {
  const panel = document.querySelector(PANEL);
  const shown = Array.from(document.querySelectorAll(READ_ONLY)).filter((field) => showsToken(page, field));
  return [
    ["token-field", tokenField(page) ? 1 : 0],
    ...counted({ panel: PANEL }, document),
    ...counted({ "panel-content": CONTENT, "read-only": READ_ONLY }, panel),
    ["shown-token", shown.length],
  ];
}
