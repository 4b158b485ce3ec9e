// When the page asks which tokens there are, the content script gets a copy of the answer's text, for the inventory. No list holds the
// value of a token. The page's own answer is left as it is.

import { report } from "./channel.js";

const LIST = /\/_apis\/token(\/sessiontokens|s\/pats)\/?($|[?#])/i;
const SSH_KEYS = /[?&]ispublic=true/i;
/** Longer answers are no lists of tokens, in UTF-16 units. */
const LONGEST = 2 ** 21;

const { stringify, parse } = JSON;
const PageResponse = Response;
const { clone, text } = PageResponse.prototype;

/** @param {string} method @param {string} url */
const isList = (method, url) => /^get$/i.test(method) && LIST.test(url) && !SSH_KEYS.test(url);

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
  report(stringify({ url: new URL(url, document.baseURI).href, answer, ...organization() }));
}

/**
 * Looks on while the page fetches.
 * @param {string} method @param {string} url @param {Promise<Response>} coming
 * @returns {Promise<Response>} the same
 */
export function watchFetch(method, url, coming) {
  if (isList(method, url)) {
    const copied = coming.then(async (response) => {
      if (response.ok) pass(url, await text.call(clone.call(response)));
    });
    copied.catch(() => {}); // the page hears of its failure itself
  }
  return coming;
}

/** The same for the older way. @param {XMLHttpRequest} xhr @param {string} method @param {string} url */
export function watchXhr(xhr, method, url) {
  if (!isList(method, url)) return;
  const loaded = async () => {
    if (xhr.status < 200 || xhr.status > 299) return;
    const { response, responseType } = xhr;
    pass(url, responseType === "json" ? stringify(response) : await text.call(new PageResponse(response)));
  };
  xhr.addEventListener("load", () => void loaded().catch(() => {}), { once: true });
}
