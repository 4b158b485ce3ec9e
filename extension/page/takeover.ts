// After an update or a reload of Patrol, Chromium leaves the old page script in open pages, cut off from the rest of Patrol, beside the new one.
// One of them acts. They live in worlds of their own and share only the page, so the new one says by an event that it is there; the old one
// believes it only when it is cut off itself, which a page cannot bring about.

import { isConnected } from "./messages.js";

const TAKEN_OVER = "patrol-taken-over";

let isTakenOver = false;

/** Tells an older script that this one acts now. */
export function takeOver(): void {
  performance.dispatchEvent(new Event(TAKEN_OVER));
  performance.addEventListener(TAKEN_OVER, () => {
    isTakenOver = true;
  });
}

/** Whether a newer script acts in this page. */
export const isRetired = (): boolean => isTakenOver && !isConnected();
