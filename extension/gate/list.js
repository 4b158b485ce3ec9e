// When the page asks which tokens there are, the content script gets a copy of the answer's text, for the inventory. No list holds the
// value of a token. The page's own answer is left as it is.

import { report } from "./channel.js";
import { includes, listen, lower, whole } from "./taken.js";

const { parse, stringify } = JSON;

/** The cheap test that every request of the page passes. SSH keys are listed by the same service. @param {string} method @param {string} url */
function isList(method, url) {
  if (lower(method) !== "get") return false;
  const address = lower(url);
  const isTokens = includes(address, "_apis/token/sessiontokens") || includes(address, "_apis/tokens/pats");
  return isTokens && !includes(address, "ispublic=true");
}

/** @param {string} url @param {string} answer */
function pass(url, answer) {
  // The id and the name of the page's own organization, as the page was told.
  const told = document.getElementById("dataProviders")?.textContent ?? "{}";
  const { hostId, hostName } = parse(told).data?.["ms.vss-web.page-data"] ?? {};
  report("list", stringify({ url: whole(url), answer, hostId, hostName }));
}

/** Looks on while the page fetches. @param {string} method @param {string} url @param {Promise<Response>} coming */
export async function listFromFetch(method, url, coming) {
  if (!isList(method, url)) return;
  try {
    const response = await coming;
    if (response.ok) pass(url, await response.clone().text());
  } catch {
    // No answer, or a page that is built differently. The page hears of its failure itself.
  }
}

/** The same for the older way. @param {XMLHttpRequest} xhr @param {string} method @param {string} url */
export function listFromXhr(xhr, method, url) {
  if (!isList(method, url)) return;
  const loaded = () => {
    try {
      const answer = xhr.responseType === "json" ? stringify(xhr.response) : xhr.responseText;
      if (xhr.status === 200) pass(url, answer);
    } catch {
      // As above.
    }
  };
  listen(xhr, "load", loaded, { once: true });
}
