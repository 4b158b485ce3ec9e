// Text that stands in a field already: asking about it, and doing there what the person says.

import type { Choice } from "../../protocol.js";
import type { Key } from "../../texts.js";
import type { Page } from "../page.js";
import { REMEMBERED, decision } from "./decision.js";
import { type Undecided, undecided } from "./entered.js";
import { EditedField } from "./field.js";
import { endFlag } from "./flags.js";
import { type TextField, textOf } from "./field-text.js";
import { remember } from "./remembered.js";

/** The sentences that must be there when nothing can be loaded any more. */
export const SETTLING_WORDS: readonly Key[] = ["noticeSendStopped", "noticeRedactFailed"];

/** Where the person says nothing else, what has been found stays and is not looked at again. */
export const allow = (page: Page, { text, destination }: Undecided): void =>
  page.core.allow([{ flavour: "plain", text }], { ...destination, source: "submit" });

/** Says what was found where that is all that the settings ask for. */
export function note(page: Page, found: Undecided): void {
  const { outcome, expired } = found.review;
  page.record(found.review, outcome, null);
  page.line(page.text(expired ? "noticeExpiredEntered" : "noticeSecretEntered"));
  allow(page, found);
}

/**
 * Asks about what a field holds and nobody has decided about.
 * @returns whether nothing is left to decide
 */
export async function settle(page: Page, field: TextField, source: "typing" | "submit"): Promise<boolean> {
  const found = undecided(page, field, textOf(field), source);
  if (!found) return true;
  const { review, destination, text } = found;
  endFlag(field);
  const edited = EditedField.at(field);
  const answer = await decision(page, { review, source, texts: [{ flavour: "plain", text }], field }, null);
  if (answer !== REMEMBERED) edited?.restore();
  if (!answer) {
    page.line(page.text("noticeSendStopped"));
    return false;
  }
  // What has come into the field meanwhile is read again, and what was rewritten no longer fits.
  const isSame = textOf(field) === text;
  const choice = answer.edits && !isSame ? "redact" : answer.choice;
  page.record(review, review.outcome, choice, answer.reason);
  if (choice === "cancel") return false;
  if (choice === "go-on") {
    allow(page, found);
    if (answer.remember) void remember(page, review, [{ flavour: "plain", text }], destination);
    // Sending may take the field away: the note has its place before that.
    if (edited && answer !== REMEMBERED) await tell(page, found, edited, answer.choice);
    return true;
  }
  const now = isSame ? found : undecided(page, field, textOf(field), source);
  const part = await page.load("review");
  await part?.editInPlace(field, (isSame && answer.edits) || (now?.review.edits[0] ?? []));
  if (undecided(page, field, textOf(field), source)) {
    page.line(page.text("noticeRedactFailed"));
    return false;
  }
  if (edited) void tell(page, found, edited, choice);
  return true;
}

/** Says beside the field what became of what stands in it. */
async function tell(
  page: Page,
  { review, destination: { source } }: Undecided,
  field: EditedField,
  choice: Choice,
): Promise<void> {
  const part = await page.load("review");
  part?.afterwards(page, { review, source, choice, field, change: null });
}
