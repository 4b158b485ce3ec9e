// Whether a person is in the middle of a letter: with an input method, or after a dead key. A question that took the focus then would destroy it.

import { listen } from "../listeners.js";

let isComposing = false;
const waiting = new Set<() => void>();

const ended = () => {
  isComposing = false;
  for (const done of waiting) done();
  waiting.clear();
};

listen(window, "compositionstart", ({ isTrusted }) => {
  if (isTrusted) isComposing = true;
});
listen(window, "compositionend", ended);
// A field that goes, or loses the focus, ends it without a word in some browsers.
listen(window, "blur", ended);

/** Waits until nobody is composing. */
export const composed = (): Promise<void> =>
  isComposing ? new Promise((done) => void waiting.add(done)) : Promise.resolve();
