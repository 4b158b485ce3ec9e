// Looks at the page again whenever its structure has changed: the pages are built by scripts and change without a reload.

import { hasStopped } from "./core.js";
import { listen, rearm } from "./listeners.js";

/** The attributes whose change means that a form or an address changed. */
const ATTRIBUTES = ["aria-checked", "value"];

/** How long changes are gathered before the page is looked at, in ms: one frame. */
const GATHER = 16;

const looks = new Set<() => void>();
let isWaiting = false;

function gather(): void {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    lookNow();
  }, GATHER);
}

/** Looks at the page as it is now. */
export function lookNow(): void {
  // What Patrol shows is not put back into the page when nothing stands behind it any more.
  if (document.readyState === "loading" || hasStopped()) return;
  for (const look of looks) look();
}

/** Calls `look` now and after every change of the page, until the signal. */
export function watch(look: () => void, signal: AbortSignal): void {
  looks.add(look);
  signal.addEventListener("abort", () => looks.delete(look));
  if (document.readyState !== "loading") look();
}

/** Starts watching. An observer outlives `document.open`, which is why listeners are put back here as well. */
export function startWatching(): void {
  // A page may be complete before it is loaded, and then change no more.
  listen(document, "DOMContentLoaded", gather);
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => target === document)) rearm();
    gather();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ATTRIBUTES });
}
