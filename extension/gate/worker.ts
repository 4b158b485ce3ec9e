// What a worker sends, no gate sees. That the page has made one is passed on, so that a person can know.

import { report } from "./channel.js";
import { replaceClass } from "./primordials.js";

let isMade = false;

/** Tells a page script that has taken the channel what it may have missed. */
export function tellOfWorkers(): void {
  if (isMade) report("worker", "");
}

function made(): void {
  if (isMade) return;
  isMade = true;
  tellOfWorkers();
}

/** Watches the page make workers. A browser need not know both kinds. */
export function watchWorkers(): void {
  replaceClass(window, "Worker", made);
  replaceClass(window, "SharedWorker", made);
}
