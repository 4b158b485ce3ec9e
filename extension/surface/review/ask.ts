import type { Choice, GuideTopic, Rewriting } from "../../protocol.js";
import type { Answer, Page, TypedOn } from "../../page/page.js";
import { type Host, attach, makeHost } from "../look/host.js";
import { copy } from "./copy.js";
import { draw } from "./draw.js";
import { growUpwards } from "./grow.js";
import { preview } from "./preview.js";
import { presses } from "./presses.js";
import type { Question } from "./question.js";
import { type Own, pressedWay, sayWhose } from "./own-tokens.js";
import { keepInFront } from "./standing.js";
import style from "style:./review.css";

const CANCELLED: Answer = { choice: "cancel", reason: null, remember: false, order: null };

/** What may come with a question. */
export interface Asked {
  /** What the person types on while it comes: until it takes an answer, keys are kept. */
  typed?: TypedOn;
  /** Closes it, which counts as cancelled. */
  signal?: AbortSignal;
  /** What the text could be rewritten to. The question does not wait long for it. */
  rewriting?: Promise<Rewriting | null>;
  /** Which of the person's own tokens each secret is, in the order of the question; null where it is none. Neither does it wait long for that. */
  own?: Promise<(Own | null)[]>;
}

/** How long the question waits for what it may offer, in ms: what comes later is added when it comes. */
const PATIENCE = 100;

/**
 * Shows a question and waits for the person. Escape, and anything unforeseen, counts as cancelled.
 * @returns null when the page has no place for it
 */
export async function ask(page: Page, question: Question, asked: Asked): Promise<Answer | null> {
  const { typed, signal } = asked;
  // What cannot be offered is not missed.
  const rewriting = asked.rewriting?.catch(() => null);
  const own = asked.own?.catch(() => null);
  const patience = new Promise<null>((late) => setTimeout(late, PATIENCE, null));
  const [early, named] = await Promise.all([Promise.race([rewriting, patience]), Promise.race([own, patience])]);
  if (signal?.aborted) return CANCELLED;
  const host = makeHost("patrol-review", style);
  const { dialog, title, reason, remember, rewriting: place, lines, buttons, recommended } = draw(page, question);
  host.root.append(dialog);
  const ending = new AbortController();
  let offered: Rewriting | null = null;
  const offer = (rewriting: Rewriting) => {
    const { box, button } = preview(page, rewriting, question.rewrite);
    offered = rewriting;
    place.append(box);
    buttons.push(button);
  };
  if (early) offer(early);
  if (named) sayWhose(page, lines, named);
  try {
    return await new Promise<Answer | null>((resolve) => {
      const pressed = (button: HTMLButtonElement) => {
        if (button.getAttribute("aria-disabled") === "true" || !standing.stands()) return;
        if (button.dataset.quiet) return carryOut(page, host, button);
        const { order } = button.dataset;
        if (order !== undefined) return resolve({ ...CANCELLED, order });
        const choice = button.value as Choice;
        if (choice !== "go-on" || isGiven(reason))
          resolve({
            choice,
            reason: reason?.value.trim() ? reason.value : null,
            remember: choice === "go-on" && remember?.checked === true,
            order: null,
            ...(choice === "rewrite" && offered ? { edits: offered.edits } : {}),
          });
      };
      const isRaised = () => raise(host, dialog, title);
      if (!isRaised()) return resolve(null);
      const standing = keepInFront(page, host, dialog, buttons, () => void isRaised(), ending.signal);
      void standing.settled.then(() => typed?.end());
      const add = (what: () => void) => {
        if (ending.signal.aborted) return;
        growUpwards(dialog, what, ending.signal);
        standing.changed();
      };
      void rewriting?.then((late) => late && !offered && add(() => offer(late)));
      void own?.then((late) => late?.some(Boolean) && !named && add(() => sayWhose(page, lines, late)));
      page.shield(host.element, presses(host.root, recommended, pressed, standing.touched), ending.signal);
      // For Escape: the dialog's own events, which the page cannot send through the closed root. The first is not sent always, the second
      // comes when the page has seen the release of the key.
      for (const type of ["cancel", "close"]) dialog.addEventListener(type, () => resolve(CANCELLED));
      signal?.addEventListener("abort", () => resolve(CANCELLED), { signal: ending.signal });
      // What the page's framework has swept away is put back: without it a held request would wait for ever.
      page.watch(standing.back, ending.signal);
    });
  } finally {
    dialog.close();
    host.element.remove();
    ending.abort();
  }
}

/** Does what a quiet button says: the question stays. */
function carryOut(page: Page, { root }: Host, button: HTMLButtonElement): void {
  const { quiet = "" } = button.dataset;
  if (quiet === "settings") return page.tell({ kind: "open-settings" });
  if (quiet === "guide") return page.tell({ kind: "open-guide", topic: button.dataset.topic as GuideTopic });
  if (quiet === "mute") return void mute(page, button);
  if (quiet === "own-token") return void pressedWay(page, button);
  if (quiet === "copy-report") return void copy(page, button, "reviewCopyFailed");
  if (quiet === "copy-identifiers") return void copy(page, button, "reviewIdentifyFailed");
  if (quiet === "copy") return void copy(page, button, "rewriteCopyFailed");
  const part = root.getElementById(quiet);
  const isShown = part?.toggleAttribute("hidden") === false;
  button.setAttribute("aria-expanded", `${isShown}`);
  if (isShown) part?.scrollIntoView({ block: "nearest" });
  // A false alarm is not asked about again, if the person lets the text in.
  const remember = quiet === "alarm" && root.getElementById("remember");
  if (remember instanceof HTMLInputElement) remember.checked = isShown;
}

/** Mutes the kind that the button names; the button says whether that went. The text in question still needs an answer. */
async function mute(page: Page, button: HTMLButtonElement): Promise<void> {
  const reply = await page.reply({ kind: "mute", rule: button.dataset.rule ?? "" });
  if (reply?.kind === "refused") button.textContent = page.localize(reply.phrase);
  else button.textContent = page.text(reply ? "reviewMuted" : "reviewMuteFailed");
}

/** Whether there is a reason, where one is asked for. If not, the browser says so. */
function isGiven(reason: HTMLTextAreaElement | null): boolean {
  // Blanks are no reason, though the browser takes them for one.
  if (reason && !reason.value.trim()) reason.value = "";
  return reason?.reportValidity() ?? true;
}

/** Opens the question above the page, also when it is open below something else or was taken out of the page. Whether that went. */
function raise(host: Host, dialog: HTMLDialogElement, title: HTMLElement): boolean {
  const { activeElement } = host.root;
  if (!attach(host)) return false;
  dialog.removeAttribute("open");
  try {
    dialog.showModal();
    // Not by its attribute: in a frame of another host Chromium does not heed that.
    (activeElement instanceof HTMLElement ? activeElement : title).focus();
    return true;
  } catch {
    return false;
  }
}
