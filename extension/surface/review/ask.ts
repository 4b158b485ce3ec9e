import type { Choice } from "../../protocol.js";
import type { Answer, Page } from "../../page/page.js";
import { type Host, attach, makeHost } from "../look/host.js";
import { draw } from "./draw.js";
import { presses } from "./presses.js";
import type { Question } from "./question.js";
import { keepInFront } from "./standing.js";
import style from "style:./review.css";

const CANCELLED: Answer = { choice: "cancel", reason: null, order: null };

/**
 * Shows a question and waits for the person. Escape, and anything unforeseen, counts as cancelled.
 * @param signal closes it; the same
 * @returns null when the page has no place for it
 */
export async function ask(page: Page, question: Question, signal?: AbortSignal): Promise<Answer | null> {
  if (signal?.aborted) return CANCELLED;
  const host = makeHost("patrol-review", style);
  const { dialog, reason, buttons, fixes, recommended } = draw(page, question);
  host.root.append(dialog);
  const ending = new AbortController();
  try {
    return await new Promise<Answer | null>((resolve) => {
      const pressed = (button: HTMLButtonElement) => {
        if (button.getAttribute("aria-disabled") === "true") return;
        const order = fixes.get(button);
        if (order !== undefined) return resolve({ ...CANCELLED, order });
        const choice = button.value as Choice;
        if (choice !== "go-on" || isGiven(reason))
          resolve({ choice, reason: reason?.value.trim() ? reason.value : null, order: null });
      };
      page.shield(host.element, presses(host.root, recommended, pressed), ending.signal);
      const isRaised = () => raise(host, dialog, recommended);
      if (!isRaised()) return resolve(null);
      const raiseAgain = keepInFront(page, host, dialog, buttons, () => void isRaised(), ending.signal);
      // For Escape: the dialog's own events, which the page cannot send through the closed root. The first is not sent always, the second
      // comes when the page has seen the release of the key.
      for (const type of ["cancel", "close"]) dialog.addEventListener(type, () => resolve(CANCELLED));
      signal?.addEventListener("abort", () => resolve(CANCELLED), { signal: ending.signal });
      // What the page's framework has swept away is put back: without it a held request would wait for ever.
      page.watch(() => host.element.isConnected || raiseAgain(), ending.signal);
    });
  } finally {
    dialog.close();
    host.element.remove();
    ending.abort();
  }
}

/** Whether there is a reason, where one is asked for. If not, the browser says so. */
function isGiven(reason: HTMLTextAreaElement | null): boolean {
  // Blanks are no reason, though the browser takes them for one.
  if (reason && !reason.value.trim()) reason.value = "";
  return reason?.reportValidity() ?? true;
}

/** Opens the question above the page, also when it is open below something else or was taken out of the page. Whether that went. */
function raise(host: Host, dialog: HTMLDialogElement, recommended: HTMLButtonElement | null): boolean {
  const { activeElement } = host.root;
  if (!attach(host)) return false;
  dialog.removeAttribute("open");
  try {
    dialog.showModal();
    // Not by its attribute: in a frame of another host Chromium does not heed that.
    (activeElement instanceof HTMLElement ? activeElement : recommended)?.focus();
    return true;
  } catch {
    return false;
  }
}
