// Copies of what the service answers, for the page script. The page gets its own answer untouched.

import {
  bare,
  cloneOfResponse,
  listen,
  responseOf,
  responseTextOf,
  responseTypeOf,
  settle,
  statusOf,
  stringify,
  textOfResponse,
} from "./primordials.js";

/** Whatever is not as expected tells nothing; the page hears of its failure itself. */
export function tryTo(read: () => void): void {
  try {
    read();
  } catch {
    // As said.
  }
}

/** Reads the text of an answer. */
export function readCopy(response: Response, read: (text: string) => void): void {
  tryTo(() =>
    settle(
      textOfResponse(cloneOfResponse(response)),
      (text) => tryTo(() => read(text)),
      () => {},
    ),
  );
}

/** The same for the older way, of answers that went well and are text. */
export function readLoaded(xhr: XMLHttpRequest, read: (text: string) => void): void {
  const loaded = () =>
    tryTo(() => {
      const kind = responseTypeOf(xhr);
      if (statusOf(xhr) !== 200 || (kind !== "" && kind !== "text" && kind !== "json")) return;
      read(kind === "json" ? stringify(responseOf(xhr)) : responseTextOf(xhr));
    });
  listen(xhr, "load", loaded, bare({ once: true }));
}
