// The cheap test that every request of the page passes: a method that writes and an address where tokens are made. What the
// request means is judged by the content script alone.

import { decoded, includes, lower, whole } from "./taken.js";

const MARK = "ms.vss-token-web.";

/** The address as the service will read it; empty when it is none, which the browser will say itself. @param {string} url */
function plain(url) {
  try {
    return lower(decoded(whole(url)));
  } catch {
    return "";
  }
}

/**
 * It may let through what the content script then finds to be something else, never the other way round.
 * @param {string} method
 * @param {string} url
 * @param {unknown} body the body, when it is at hand
 * @returns {boolean} whether the content script should see this request
 */
export function isCandidate(method, url, body) {
  const writing = lower(method);
  if (writing !== "post" && writing !== "put" && writing !== "patch") return false;
  const address = plain(url);
  if (includes(address, "token") && (includes(address, "/_apis/") || includes(address, "/_details/"))) return true;
  const asks = includes(address, "/hierarchyquery") || includes(address, "/dataproviders/");
  return asks && (typeof body !== "string" || includes(body, MARK));
}
