// When the page asks which tokens there are, the page script gets a copy of the answer's text, for the inventory. No list holds the value of
// a token.

import { report } from "./channel.js";
import { readCopy, readLoaded, tryTo } from "./copy.js";
import { bare, isOk, parse, stringify, textOfElement } from "./primordials.js";

interface PageData {
  data?: { "ms.vss-web.page-data"?: { hostId?: unknown; hostName?: unknown } };
}

/** A page that is built differently has no list. */
function pass(url: string, answer: string): void {
  // The id and the name of the page's own organization, as the page was told.
  const told = parse(textOfElement("dataProviders") ?? "{}") as PageData;
  const { hostId, hostName } = told.data?.["ms.vss-web.page-data"] ?? {};
  report("list", stringify(bare({ url, answer, hostId, hostName })));
}

/** Passes on what the page gets. @param url whole */
export function passList(url: string, response: Response): void {
  tryTo(() => {
    if (isOk(response)) readCopy(response, (text) => pass(url, text));
  });
}

/** The same for the older way. */
export const passListOfXhr = (xhr: XMLHttpRequest, url: string): void => readLoaded(xhr, (text) => pass(url, text));
