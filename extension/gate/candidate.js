// The cheap test that every request of the page passes: a method that writes and an address where tokens are made. What the
// request means is judged by the content script alone.

const WRITES = /^(post|put|patch)$/i;
const TOKENS = /\/_apis\/token(\/sessiontokens|s\/pats)/i;
const CONTRIBUTION = /\/_apis\/contribution\/hierarchyquery|\/dataproviders\/query\/?($|[?#])/i;
const MARK = "ms.vss-token-web.";

/**
 * @param {string} method
 * @param {string} url
 * @param {unknown} body the body, when it is at hand
 * @returns {boolean} whether the content script should see this request
 */
export function isCandidate(method, url, body) {
  if (!WRITES.test(method)) return false;
  if (TOKENS.test(url)) return true;
  return CONTRIBUTION.test(url) && (typeof body !== "string" || body.includes(MARK));
}
