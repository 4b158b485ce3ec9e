// The cheap test that every request of the page passes: a method that writes and an address where tokens are made. What the
// request means is judged by the content script alone.

import { includes, lower } from "./taken.js";

const MARK = "ms.vss-token-web.";

/**
 * @param {string} method
 * @param {string} url
 * @param {unknown} body the body, when it is at hand
 * @returns {boolean} whether the content script should see this request
 */
export function isCandidate(method, url, body) {
  const writing = lower(method);
  if (writing !== "post" && writing !== "put" && writing !== "patch") return false;
  const path = lower(url);
  if (includes(path, "_apis/token/sessiontokens") || includes(path, "_apis/tokens/pats")) return true;
  const asks = includes(path, "_apis/contribution/hierarchyquery") || includes(path, "dataproviders/query");
  return asks && (typeof body !== "string" || includes(body, MARK));
}
