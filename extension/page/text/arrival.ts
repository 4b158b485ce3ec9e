// Text that is about to enter a field, as a paste or a drop. It is decided within the event; after the first await it would be too late.

import type { Choice, FieldKind } from "../../protocol.js";
import type { Key } from "../../texts.js";
import type { Answer, Page, TextInQuestion, WentIn } from "../page.js";
import type { Destination, FlavouredText } from "../core.js";
import { Clipboard, type Content } from "./clipboard.js";
import { REMEMBERED, decision, isAsking } from "./decision.js";
import { remember } from "./remembered.js";
import { TypedOn } from "./typed-on.js";

/** What takes the text: a field, mostly. */
export interface Receiver {
  readonly element: HTMLElement;
  readonly kind: FieldKind;
  readonly number?: number;
  readonly box: DOMRect;
  readonly canTakeBack: boolean;
  restore(): void;
  insert(...contents: Content[]): Promise<boolean>;
  takeBack(): boolean;
}

/** What is on its way. */
export interface Arrival {
  source: "paste" | "drop";
  data: DataTransfer;
  /** What it goes into; null where nothing takes it. */
  into: Receiver | null;
}

/** What is said when something can be said in one line only. */
const SAID = {
  paste: {
    found: "noticeSecretPasted",
    expired: "noticeExpiredPasted",
    stopped: "noticePasteStopped",
    failed: "noticeInsertFailed",
  },
  drop: {
    found: "noticeSecretEntered",
    expired: "noticeExpiredEntered",
    stopped: "noticeDropStopped",
    failed: "noticeDropFailed",
  },
} as const satisfies Record<Arrival["source"], Record<string, Key>>;

/** The sentences that must be there when nothing can be loaded any more. */
export const ARRIVAL_WORDS: readonly Key[] = Object.values(SAID).flatMap((said) => Object.values(said));

/** A text that waits for an answer. */
interface Held extends TextInQuestion {
  source: Arrival["source"];
  into: Receiver;
  clipboard: Clipboard;
  destination: Destination;
}

/**
 * Lets a text in, or stops the event that brings it and asks the person.
 * @param landed called once the event has been stopped
 */
export function decideArrival(page: Page, event: Event, { source, data, into }: Arrival, landed = () => {}): void {
  const clipboard = Clipboard.read(data);
  const destination: Destination = {
    source,
    field: into?.kind ?? "text",
    levels: page.policy.text,
    number: into?.number,
  };
  const { texts } = clipboard;
  const review = page.core.review(texts, destination);
  if (!review || review.outcome === "pass") return;
  if (review.outcome === "note") {
    page.record(review, review.outcome, null);
    page.line(page.text(review.expired ? SAID[source].expired : SAID[source].found));
    return letIn(page, texts, destination);
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  landed();
  if (into && !isAsking()) void ask(page, { source, into, clipboard, texts, review, destination, field: into.element });
}

/** What has been decided is not asked about again when it is sent. */
const letIn = (page: Page, texts: readonly FlavouredText[], destination: Destination): void =>
  page.core.allow(texts, { ...destination, source: "submit" });

async function ask(page: Page, held: Held): Promise<void> {
  const typed = new TypedOn();
  const answer = await decision(page, held, typed).finally(() => typed.end());
  // Without a question the field has kept the focus, and some fields close when they lose it.
  if (answer !== REMEMBERED) held.into.restore();
  await carryOut(page, held, answer, typed.text);
}

async function carryOut(page: Page, held: Held, answer: Answer | null, typed: string): Promise<void> {
  const { source, into, texts, review, destination } = held;
  const { choice, contents } = await wentIn(page, held, answer, typed);
  if (answer) page.record(review, review.outcome, choice, answer.reason);
  // Without the question the text stays out: it is still where it came from.
  else page.line(page.text(SAID[source].stopped));
  if (!answer || choice === "cancel") return void (typed && (await into.insert(...contents)));
  if (choice === "go-on") letIn(page, texts, destination);
  if (!(await into.insert(...contents))) return page.line(page.text(SAID[source].failed));
  if (answer.remember) void remember(page, review, texts, destination);
  if (answer !== REMEMBERED) void tell(page, held, choice);
}

/** What goes in after an answer, with what was typed behind it. */
async function wentIn(page: Page, held: Held, answer: Answer | null, typed: string): Promise<WentIn> {
  const { choice, edits } = answer ?? { choice: "cancel" };
  const contents: Content[] = typed ? [{ plain: typed, html: null }] : [];
  if (choice === "go-on") contents.unshift(held.clipboard.original());
  else if (choice !== "cancel") {
    const part = await page.load("review");
    if (part) return part.contents(page.core, held, edits, typed);
  }
  return { choice, contents };
}

/** Says beside the field what became of the text. */
async function tell(page: Page, held: Held, choice: Choice): Promise<void> {
  const { source, into, review } = held;
  const change = () => {
    if (into.takeBack()) void ask(page, held);
    else page.line(page.text("noticeChanged"));
  };
  const isOpen = choice !== "go-on" && review.outcome !== "block" && into.canTakeBack;
  const part = await page.load("review");
  part?.afterwards(page, {
    review,
    source,
    choice,
    field: into,
    change: isOpen ? change : null,
  });
}
