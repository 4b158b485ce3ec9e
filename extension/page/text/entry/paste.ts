// Pasting: by keys, from a menu, by the middle button. Decided within the event; after the first await it would be too late.

import type { Choice, Review } from "../../../protocol.js";
import type { Answer, Page } from "../../page.js";
import { askPerson } from "../../question.js";
import { untilReplaced } from "../../takeover.js";
import { Clipboard } from "../clipboard.js";
import type { Destination } from "../../core.js";
import { isRemembered, remember } from "../remembered.js";
import { EditedField } from "../field.js";
import { TypedOn } from "../typed-on.js";
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
  const destination: Destination = {
    source: "paste",
    field: field?.kind ?? "text",
    level: page.policy.text,
    number: field?.number,
    muted: page.policy.muted,
  };
  const review = page.core.review(clipboard.texts, destination);
  if (!review || review.outcome === "pass") return;
  if (review.outcome === "note") {
    page.record(review.rules, review.outcome, null);
    page.line(page.text(review.expired ? "noticeExpiredPasted" : "noticeSecretPasted"));
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  // One question at a time: a key that is held pastes again and again.
  if (field && !isAsking) void ask(page, { field, clipboard, review, destination });
}

/** Whether the question about a paste is on its way or open. */
let isAsking = false;

/** A paste that waits for an answer. */
interface Held {
  field: EditedField;
  clipboard: Clipboard;
  review: Review;
  destination: Destination;
}

/** What stands for the answer of a person who does not want to be asked about this. */
const REMEMBERED: Answer = { choice: "go-on", reason: null, remember: false, order: null };

async function ask(page: Page, held: Held): Promise<void> {
  const typed = new TypedOn();
  isAsking = true;
  const answer = await answerTo(page, held, typed).finally(() => {
    typed.end();
    isAsking = false;
  });
  // Without a question the field has kept the focus, and some fields close when they lose it.
  if (answer !== REMEMBERED) held.field.restore();
  await carryOut(page, held, answer, typed.text);
}

async function answerTo(page: Page, { review }: Held, typed: TypedOn): Promise<Answer | null> {
  // The question is on its way while the background looks whether it is needed.
  void page.load("review");
  if (await isRemembered(page, review)) return REMEMBERED;
  return askPerson(page, (question) => question.aboutText(page, review, typed));
}

async function carryOut(page: Page, held: Held, answer: Answer | null, typed: string): Promise<void> {
  const { field, clipboard, review } = held;
  const behind = typed ? [{ plain: typed, html: null }] : [];
  if (answer) page.record(review.rules, review.outcome, answer.choice, answer.reason);
  // Without the question the paste stays stopped: the text is still in the clipboard.
  else page.line(page.text("noticePasteStopped"));
  if (!answer || answer.choice === "cancel") return void (typed && (await field.insert(...behind)));
  const contents =
    answer.choice === "redact" ? clipboard.redacted(page.core, review, typed) : [clipboard.original(), ...behind];
  if (!(await field.insert(...contents))) return page.line(page.text("noticeInsertFailed"));
  if (answer.remember) void remember(page, review, clipboard.texts, held.destination);
  if (answer !== REMEMBERED) void tell(page, held, answer.choice);
}

/** Says beside the field what became of the text. */
async function tell(page: Page, held: Held, choice: Choice): Promise<void> {
  const { field, review } = held;
  // A token to practise with is nobody's.
  const [revoke = null] = review.groups.flatMap(({ rule, organization }) =>
    page.isPractice ? [] : (page.core.revokePage(rule, organization, location) ?? []),
  );
  // Who pasted a secret on purpose is told only what can still be done about it.
  if (choice === "go-on" && revoke === null) return;
  const change = () => {
    if (field.takeBack()) void ask(page, held);
    else page.line(page.text("noticeChanged"));
  };
  const isOpen = choice === "redact" && review.outcome !== "block" && field.canTakeBack;
  const part = await page.load("review");
  part?.afterwards(page, {
    review,
    choice,
    box: field.box,
    change: isOpen ? change : null,
    revoke: choice === "go-on" ? revoke : null,
  });
}
