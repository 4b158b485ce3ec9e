// What the page is told by the places where people write, the page script gets as text: a secret that stands there already is not asked about
// when it is sent back.

import { LONGEST_ANSWER } from "./candidate.js";
import { report } from "./channel.js";
import { readCopy, readLoaded, tryTo } from "./copy.js";
import { headerOf, headersOfResponse, includes, isOk, lower, numberOf } from "./primordials.js";

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

/** Passes on what the page gets. @param url whole */
export function passTold(url: string, response: Response): void {
  tryTo(() => {
    if (isText(response)) readCopy(response, (text) => pass(url, text));
  });
}

/** The same for the older way. */
export const passToldOfXhr = (xhr: XMLHttpRequest, url: string): void => readLoaded(xhr, (text) => pass(url, text));
