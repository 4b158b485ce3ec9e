// When the page asks which tokens there are, the content script gets a copy of the answer's text, for the inventory. No list holds the
// value of a token. The page's own answer is left as it is.

import { report } from "./channel.js";
import { includes, listen, lower, whole } from "./taken.js";

/** Longer answers are no lists of tokens, in UTF-16 units. */
const LONGEST = 2 ** 21;

const { stringify, parse } = JSON;
const PageResponse = Response;
const { clone, text } = PageResponse.prototype;

/** The cheap test that every request of the page passes. SSH keys are listed by the same service. @param {string} method @param {string} url */
function isList(method, url) {
  if (lower(method) !== "get") return false;
  const address = lower(url);
  const isTokens = includes(address, "/_apis/token/sessiontokens") || includes(address, "/_apis/tokens/pats");
  return isTokens && !includes(address, "ispublic=true");
}

/** The page's own organization, as the page was told of it. @returns {{ hostId?: unknown, hostName?: unknown }} */
function organization() {
  try {
    const told = parse(document.getElementById("dataProviders")?.textContent ?? "").data["ms.vss-web.page-data"];
    return { hostId: told.hostId, hostName: told.hostName };
  } catch {
    return {}; // the list is worth something without
  }
}

/** @param {string} url @param {string} answer */
function pass(url, answer) {
  if (answer.length > LONGEST) return;
  report("list", stringify({ url: whole(url), answer, ...organization() }));
}

/**
 * Looks on while the page fetches.
 * @param {string} method @param {string} url @param {Promise<Response>} coming
 * @returns {Promise<Response>} the same
 */
export function listFromFetch(method, url, coming) {
  if (isList(method, url)) {
    const copied = coming.then(async (response) => {
      if (response.ok) pass(url, await text.call(clone.call(response)));
    });
    copied.catch(() => {}); // the page hears of its failure itself
  }
  return coming;
}

/** The same for the older way. @param {XMLHttpRequest} xhr @param {string} method @param {string} url */
export function listFromXhr(xhr, method, url) {
  if (!isList(method, url)) return;
  const loaded = async () => {
    if (xhr.status < 200 || xhr.status > 299) return;
    const { response, responseType } = xhr;
    pass(url, responseType === "json" ? stringify(response) : await text.call(new PageResponse(response)));
  };
  listen(xhr, "load", () => void loaded().catch(() => {}), { once: true });
}
