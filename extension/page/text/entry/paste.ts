// Pasting: by keys, from a menu, by the middle button. Decided within the event; after the first await it would be too late.

import type { Review } from "../../../protocol.js";
import type { Answer, Page } from "../../page.js";
import { askPerson } from "../../question.js";
import { untilReplaced } from "../../takeover.js";
import { Clipboard } from "../clipboard.js";
import { EditedField } from "../field.js";
import type { Entry } from "./entry.js";

export const paste: Entry = {
  id: "paste",
  arm: (page) => page.listen<ClipboardEvent>(window, "paste", (event) => decide(page, event), untilReplaced),
};

function decide(page: Page, event: ClipboardEvent): void {
  // A paste that a script made, ours or the page's, carries nothing from the person's clipboard.
  if (!event.isTrusted || !event.clipboardData || !page.acts("text")) return;
  const field = EditedField.of(event);
  const clipboard = Clipboard.read(event.clipboardData);
  const destination = { source: "paste", field: field?.kind ?? "text", level: page.policy.text } as const;
  const review = page.core.review(clipboard.texts, destination);
  if (!review || review.outcome === "pass") return;
  if (review.outcome === "note") {
    page.record(review.rules, review.outcome, null);
    page.line(page.text("noticeSecretPasted"));
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (field) void ask(page, field, clipboard, review);
}

async function ask(page: Page, field: EditedField, clipboard: Clipboard, review: Review): Promise<void> {
  const answer = await askPerson(page, (question) => question.aboutText(page, review));
  // Without the question the paste stays stopped: the text is still in the clipboard.
  if (!answer) return page.line(page.text("noticePasteStopped"));
  await carryOut(page, field, clipboard, review, answer);
}

async function carryOut(
  page: Page,
  field: EditedField,
  clipboard: Clipboard,
  review: Review,
  { choice, reason }: Answer,
): Promise<void> {
  field.restore();
  page.record(review.rules, review.outcome, choice, reason);
  if (choice === "cancel") return;
  const content = choice === "redact" ? clipboard.redacted(page.core, review) : clipboard.original();
  if (!(await field.insert(content))) page.line(page.text("noticeInsertFailed"));
}
