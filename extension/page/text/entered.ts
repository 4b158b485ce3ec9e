// What a person has entered into the fields of this document, and what had stood in them before.

import type { Review, Source } from "../../protocol.js";
import type { Destination } from "../core.js";
import type { Page } from "../page.js";
import { EditedField } from "./field.js";
import { type TextField, isCatcher, textOf } from "./field-text.js";

/** What stood in a field when the person came: nobody is asked about that. Empty once the core knows of it. */
const before = new WeakMap<TextField, string>();

/** The fields that the person has changed, while they are in the page. */
const changed = new Set<TextField>();

/** The fields in which a person has entered something: what stands there need not have stood there before. */
const touched = new WeakSet<TextField>();

/** A person comes to a field. Called before it changes, as often as it is heard of. */
export function came(field: TextField): void {
  if (!touched.has(field)) before.set(field, textOf(field));
}

/** A person has changed a field. */
export function hasChanged(field: TextField): void {
  if (changed.has(field)) return;
  touched.add(field);
  // By these an editor only catches what is typed; its text is elsewhere.
  if (isCatcher(field)) return;
  for (const gone of changed) if (!gone.isConnected) changed.delete(gone);
  changed.add(field);
}

/** The fields that the person has changed. */
export const changedFields = (): TextField[] => [...changed].filter(({ isConnected }) => isConnected);

/** What stood in a field when the person came, as long as the core does not know of it. */
export const stoodIn = (field: TextField): string => before.get(field) ?? "";

/** Something in a field that nobody has decided about. */
export interface Undecided {
  field: TextField;
  text: string;
  review: Review;
  destination: Destination;
}

/** Looks for what the person has entered and not decided about, in the text of a field or in a part of it. */
export function undecided(page: Page, field: TextField, text: string, source: Source): Undecided | null {
  const edited = EditedField.at(field);
  if (!edited) return null;
  const { kind, number } = edited;
  const destination: Destination = { source, field: kind, levels: page.policy.text, number };
  const look = () => page.core.review([{ flavour: "plain", text }], destination);
  let review = look();
  const stood = stoodIn(field);
  if (review && stood !== "") {
    page.core.allow([{ flavour: "plain", text: stood }], { ...destination, source: "submit", levels: "block" });
    before.set(field, "");
    review = look();
  }
  return review && review.outcome !== "pass" ? { field, text, review, destination } : null;
}
