// The flags beside fields in which something has been found that nobody has decided about: one for each field.

import type { Review } from "../../protocol.js";
import type { Page } from "../page.js";
import type { TextField } from "./field-text.js";

const shown = new WeakMap<TextField, AbortController>();

export const hasFlag = (field: TextField): boolean => shown.has(field);

/** Takes the flag of a field away. */
export function endFlag(field: TextField): void {
  shown.get(field)?.abort();
  shown.delete(field);
}

/**
 * Puts a flag beside a field, in place of the one that it has.
 * @param open called when the person presses it
 */
export function showFlag(page: Page, field: TextField, review: Review, open: () => void): void {
  endFlag(field);
  const ending = new AbortController();
  shown.set(field, ending);
  void page.load("review").then((part) => part?.flag(page, { review, field, open }, ending.signal));
}
