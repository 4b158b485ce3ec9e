// The cheap tests that every request of the page passes: an address where tokens are made or listed, a method that writes. What the request
// means is judged by the page script alone.

import { decoded, includes, lower } from "./primordials.js";

/** What names the token service in a request that can be about anything. */
const MARK = "token-web";

/** How JSON can write any letter of that. */
const ESCAPE = "\\u00";

/** The address as the service will read it. */
const plain = (url: string) => lower(decoded(url));

const isShared = (address: string) => includes(address, "/hierarchyquery") || includes(address, "/dataproviders/");

/** Whether requests to this address can be about tokens at all. @param url as the browser reports it */
export function isTokenAddress(url: string): boolean {
  const address = plain(url);
  if (includes(address, "token") && (includes(address, "/_apis/") || includes(address, "/_details/"))) return true;
  return isShared(address);
}

/**
 * Whether the page script should see a request to such an address. It may let through what the page script then finds to be something else,
 * never the other way round.
 * @param method as the browser reports it or as the page wrote it
 * @param body its text; null when it is not known yet
 */
export function isCandidate(method: string, url: string, body: string | null): boolean {
  const writing = lower(method);
  if (writing !== "post" && writing !== "put" && writing !== "patch") return false;
  if (body === null || !isShared(plain(url))) return isTokenAddress(url);
  return includes(lower(body), MARK) || includes(body, ESCAPE);
}

/** Whether a request to such an address asks which tokens there are. The same service lists SSH keys. */
export function isList(method: string, url: string): boolean {
  if (lower(method) !== "get") return false;
  const address = lower(url);
  const isTokens = includes(address, "_apis/token/sessiontokens") || includes(address, "_apis/tokens/pats");
  return isTokens && !includes(address, "ispublic=true");
}
