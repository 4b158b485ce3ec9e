// After an update or a reload of Patrol there are two page scripts in an open page: in Chromium the old one goes on, cut off from the rest of
// Patrol; Firefox ends it and leaves its elements behind. One of them acts. They live in worlds of their own and share only the page, so the
// new one says by an event that it is there. The old one believes it only when it is cut off itself, which a page cannot bring about.

import { isConnected } from "./messages.js";

const TAKEN_OVER = "patrol-taken-over";

/** The elements that Patrol puts into a page. */
const ELEMENTS = [
  "patrol-advice",
  "patrol-after",
  "patrol-clone",
  "patrol-created",
  "patrol-flag",
  "patrol-list",
  "patrol-note",
  "patrol-notice",
  "patrol-review",
] as const;

/** The name of an element of Patrol. */
export type ElementName = (typeof ELEMENTS)[number];

const life = new AbortController();

/** Aborted when a newer script acts in this page. Only a question that is open is still answered here. */
export const untilReplaced = life.signal;

/** Tells an older script that this one acts now, and removes what nobody stands behind any more. */
export function takeOver(): void {
  const isAnswered = !performance.dispatchEvent(new Event(TAKEN_OVER, { cancelable: true }));
  if (!isAnswered) for (const left of document.querySelectorAll(ELEMENTS.join())) left.remove();
  performance.addEventListener(TAKEN_OVER, (event) => {
    if (isConnected()) return;
    event.preventDefault();
    life.abort();
  });
}
