// The flags beside fields in which something has been found that nobody has decided about: one for each field.

import type { Review } from "../../protocol.js";
import type { Page } from "../page.js";
import type { TextField } from "./field-text.js";

interface Flag {
  ending: AbortController;
  /** What it is about. */
  about: string;
}

const shown = new WeakMap<TextField, Flag>();

export const hasFlag = (field: TextField): boolean => shown.has(field);

/** Takes the flag of a field away. */
export function endFlag(field: TextField): void {
  shown.get(field)?.ending.abort();
  shown.delete(field);
}

/**
 * Puts a flag beside a field, in place of one that is about something else: who types on is not told again.
 * @param open called when the person presses it
 */
export function showFlag(page: Page, field: TextField, review: Review, open: () => void): void {
  const about = JSON.stringify([review.more, ...review.groups.map(({ rule, preview }) => [rule, preview])]);
  if (shown.get(field)?.about === about) return;
  endFlag(field);
  const ending = new AbortController();
  shown.set(field, { ending, about });
  void page.load("review").then((part) => part?.flag(page, { review, field, open }, ending.signal));
}
