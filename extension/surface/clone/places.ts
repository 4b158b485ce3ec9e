import type { Page } from "../../page/page.js";
import type { CloneAddress } from "../../protocol.js";
import { isColumn } from "../look/column.js";
import { addresses } from "./addresses.js";
import { CONTAINER, ICON, IDE_BLOCK, PANEL_FOOTER, TEXT_BUTTON } from "./structure.js";

/** A part of the page that shows a clone address. */
export interface ClonePlace {
  /** The element in which the panel stands. */
  parent: Element;
  /** The child of `parent` after which it stands: the row of the address. */
  row: Element;
  address: CloneAddress;
  /** The words on the button that makes git credentials, where there is one. */
  credentials: string | null;
}

/** Finds every place; a callout, dialog or page counts once, by the first address in it. */
export function findPlaces(page: Page): ClonePlace[] {
  const seen = new Set<Element>();
  const places: ClonePlace[] = [];
  for (const { field, address } of addresses(page)) {
    const container = field.closest(CONTAINER) ?? document.documentElement;
    if (seen.has(container)) continue;
    const found = rowOf(field, container);
    if (!found) continue;
    places.push({ ...found, address, credentials: credentials(field, found.parent, container, address) });
    seen.add(container);
  }
  return places;
}

/** The nearest place that lays its children out one below the other, and its child that holds the field. */
function rowOf(field: Element, container: Element): { parent: Element; row: Element } | null {
  let row = field;
  while (row !== container) {
    const parent = row.parentElement;
    if (!parent) return null;
    if (parent.childElementCount > 1 && isColumn(parent)) return { parent, row };
    row = parent;
  }
  const last = row.lastElementChild;
  return last && { parent: row, row: last };
}

/**
 * The words on the button "Generate Git Credentials". It is told by where it stands: a button with words and no picture behind the HTTPS
 * address; not a switch, not a menu, not one of an IDE, which carry their pictures. Where several fit, the one that says "Git" is the
 * likelier.
 */
function credentials(field: Element, parent: Element, container: Element, { ssh }: CloneAddress): string | null {
  if (ssh) return null;
  const within = container === document.documentElement ? parent : container;
  const labels = Array.from(within.querySelectorAll(TEXT_BUTTON))
    .filter(
      (button) =>
        field.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING &&
        !button.closest(IDE_BLOCK) &&
        !button.closest(PANEL_FOOTER) &&
        !button.querySelector(ICON) &&
        !button.hasAttribute("aria-pressed"),
    )
    .map((button) => button.textContent);
  return labels.find((label) => /\bgit\b/i.test(label)) ?? labels[0] ?? null;
}
