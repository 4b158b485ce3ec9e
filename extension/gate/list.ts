// When the page asks which tokens there are, the page script gets a copy of the answer's text, for the inventory. No list holds the value of
// a token. The page's own answer is left as it is.

import { report } from "./channel.js";
import {
  bare,
  cloneOfResponse,
  isOk,
  listen,
  parse,
  responseOf,
  responseTextOf,
  responseTypeOf,
  settle,
  statusOf,
  stringify,
  textOfElement,
  textOfResponse,
} from "./primordials.js";

interface PageData {
  data?: { "ms.vss-web.page-data"?: { hostId?: unknown; hostName?: unknown } };
}

function pass(url: string, answer: string): void {
  // The id and the name of the page's own organization, as the page was told.
  const told = parse(textOfElement("dataProviders") ?? "{}") as PageData;
  const { hostId, hostName } = told.data?.["ms.vss-web.page-data"] ?? {};
  report("list", stringify(bare({ url, answer, hostId, hostName })));
}

/** No answer, or a page that is built differently, is no list; the page hears of its failure itself. */
function tryTo(read: () => void): void {
  try {
    read();
  } catch {
    // As said.
  }
}

/** Passes on what the page gets. @param url whole */
export function passList(url: string, response: Response): void {
  tryTo(() => {
    if (!isOk(response)) return;
    settle(
      textOfResponse(cloneOfResponse(response)),
      (text) => tryTo(() => pass(url, text)),
      () => {},
    );
  });
}

/** The same for the older way. */
export function passListOfXhr(xhr: XMLHttpRequest, url: string): void {
  const loaded = () =>
    tryTo(() => {
      const answer = responseTypeOf(xhr) === "json" ? stringify(responseOf(xhr)) : responseTextOf(xhr);
      if (statusOf(xhr) === 200) pass(url, answer);
    });
  listen(xhr, "load", loaded, bare({ once: true }));
}
