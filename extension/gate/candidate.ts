// The cheap tests that every request of the page passes: an address where tokens are made or listed, a method that writes. What the request
// means is judged by the page script alone.

import { decoded, includes, lower } from "./primordials.js";

/** What names the token service in a request that can be about anything. */
const MARK = "token-web";

/** How JSON can write any letter of that. */
const ESCAPE = "\\u00";

/** What every query of the pages has in it. */
const QUERY = "contributionids";

/** Stands for a body that cannot be read, as it does for bytes that are no text. */
export const UNREADABLE = "\ufffd";

/**
 * Headers that put another method in the place of a request's own. Azure DevOps documents the first, for proxies that let only GET and POST
 * pass; the Fetch standard knows all three.
 */
export const METHOD_HEADERS = ["x-http-method-override", "x-http-method", "x-method-override"];

/** The address as a service may read it: encoded once, or once more. */
const plain = (url: string) => lower(decoded(decoded(url)));

const isOfTokens = (address: string) =>
  includes(address, "token") && (includes(address, "_apis") || includes(address, "_details"));

const isShared = (address: string) => includes(address, "hierarchyquery") || includes(address, "dataproviders");

/** Whether requests to this address can be about tokens at all. @param url as the browser reports it */
export function isTokenAddress(url: string): boolean {
  const address = plain(url);
  return isOfTokens(address) || isShared(address);
}

/** Whether a body is a query of the pages, as they write it, that does not name the token service. */
function isOtherQuery(body: string): boolean {
  const first = body.length > 0 ? body[0] : "";
  const text = lower(body);
  if ((first !== "{" && first !== "[") || !includes(text, QUERY)) return false;
  return !(includes(text, MARK) || includes(body, ESCAPE) || includes(body, UNREADABLE) || includes(body, "\0"));
}

/**
 * Whether the page script should see a request to such an address. It may let through what the page script then finds to be something else,
 * never the other way round.
 * @param method as the browser reports it or as the page wrote it, and ` *` behind it where a header puts another in its place
 * @param body its text; null when it is not known yet
 */
export function isCandidate(method: string, url: string, body: string | null): boolean {
  const own = lower(method);
  if (own === "get" || own === "head" || own === "options" || own === "delete") return false;
  const address = plain(url);
  if (isOfTokens(address)) return true;
  return isShared(address) && (body === null || !isOtherQuery(body));
}

/** Whether a request to such an address asks which tokens there are. The same service lists SSH keys. */
export function isList(method: string, url: string): boolean {
  if (lower(method) !== "get") return false;
  const address = lower(url);
  const isTokens = includes(address, "_apis/token/sessiontokens") || includes(address, "_apis/tokens/pats");
  return isTokens && !includes(address, "ispublic=true");
}
