// What the page is told by the places where people write, the page script gets as text: a secret that stands there already is not asked about
// when it is sent back. The page's own answer is left as it is.

import { LONGEST_ANSWER } from "./candidate.js";
import { report } from "./channel.js";
import {
  bare,
  cloneOfResponse,
  headerOf,
  headersOfResponse,
  includes,
  isOk,
  listen,
  lower,
  numberOf,
  responseOf,
  responseTextOf,
  responseTypeOf,
  settle,
  statusOf,
  stringify,
  textOfResponse,
} from "./primordials.js";

function pass(url: string, text: string): void {
  if (text.length <= LONGEST_ANSWER) report("told", `${url}\n${text}`);
}

/** Files that are no text, and long ones, are left alone. */
function isText(response: Response): boolean {
  const headers = headersOfResponse(response);
  const kind = lower(headerOf(headers, "content-type") ?? "");
  const length = numberOf(headerOf(headers, "content-length") ?? "");
  return isOk(response) && (includes(kind, "json") || includes(kind, "text")) && !(length > LONGEST_ANSWER);
}

/** An answer that cannot be read tells nothing; the page hears of its failure itself. */
function tryTo(read: () => void): void {
  try {
    read();
  } catch {
    // As said.
  }
}

/** Passes on what the page gets. @param url whole */
export function passTold(url: string, response: Response): void {
  tryTo(() => {
    if (!isText(response)) return;
    const read = (text: string) => tryTo(() => pass(url, text));
    settle(textOfResponse(cloneOfResponse(response)), read, () => {});
  });
}

/** The same for the older way. */
export function passToldOfXhr(xhr: XMLHttpRequest, url: string): void {
  const loaded = () =>
    tryTo(() => {
      const kind = responseTypeOf(xhr);
      if (statusOf(xhr) !== 200 || (kind !== "" && kind !== "text" && kind !== "json")) return;
      pass(url, kind === "json" ? stringify(responseOf(xhr)) : responseTextOf(xhr));
    });
  listen(xhr, "load", loaded, bare({ once: true }));
}
