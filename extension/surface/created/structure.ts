// The view that shows a new token, and the structure by which it is recognised; docs/page-structure.md tells how sure we are of each.

import type { Page } from "../../page/page.js";

/** The open panel (library; seen live). */
export const PANEL = ".bolt-panel-callout-content[role=dialog]";
/** What scrolls in it (library). */
const CONTENT = ".bolt-panel-content";
/** A field that only shows something (library; seen in guides). */
const READ_ONLY = "input[readonly]";

/** The field that shows a new token. Its value is looked at and forgotten. */
export function tokenField(page: Page): Element | null {
  const field = document.querySelector(PANEL)?.querySelector(READ_ONLY);
  return field && page.core.holdsToken(field.getAttribute("value") ?? "") ? field : null;
}

/** What lays out the view around the field: what is added at its end stands below everything. */
export function columnAround(field: Element | null): Element | null {
  let column = field?.closest(CONTENT) ?? field?.closest(PANEL) ?? null;
  while (column?.childElementCount === 1 && column.firstElementChild) column = column.firstElementChild;
  return column;
}
