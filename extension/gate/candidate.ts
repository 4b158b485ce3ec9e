// The cheap tests that every request of the page passes: an address where tokens are made or listed, or where what people write goes and comes
// from; a method that writes. What the request means is judged by the page script alone.

import { at, decoded, includes, lower } from "./primordials.js";

/** What names the token service in a request that can be about anything. */
const MARK = "token-web";

/** How JSON can write any letter of that. */
const ESCAPE = "\\u00";

/** What every query of the pages has in it. */
const QUERY = "contributionids";

/**
 * Names in the addresses where what people write goes: looser than `crate/azdo/src/content/endpoints.rs`.
 * `tests/package/gate.test.mjs` holds both to one table.
 */
const CONTENT = [
  "thread",
  "comment",
  "pullrequest",
  "pushes",
  "changesets",
  "annotatedtags",
  "workitem",
  "$batch",
  "templates",
  "wiki",
  "attachments",
  "definitions",
  "builds",
  "runs",
  "releases",
  "taskgroups",
  "approvals",
  "variablegroups",
  "subscriptions",
  "endpoints",
  "/test",
  "dashboards",
  "projects",
];

/** A longer body is not read, in bytes. */
export const LONGEST = 10 * 1024 * 1024;

/** A longer answer is not passed on, in UTF-16 units. */
export const LONGEST_ANSWER = 2 * 1024 * 1024;

/** Stands for a body that cannot be read, as it does for bytes that are no text, or is too long for it. */
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

function isOfContent(address: string): boolean {
  if (!includes(address, "_api")) return false;
  for (let n = 0; n < CONTENT.length; n++) if (includes(address, `${at(CONTENT, n)}`)) return true;
  return false;
}

/** Whether an answer from there can hold what people have written: also a file of a repository, and the data of the next page. */
const isRead = (address: string) =>
  isShared(address) ||
  isOfContent(address) ||
  (includes(address, "_apis") && includes(address, "/items")) ||
  includes(address, "__rt=");

/** Whether requests to this address can be about anything that matters here. */
export function isWatched(url: string): boolean {
  const address = plain(url);
  return isOfTokens(address) || isRead(address);
}

/** Whether the answer to a request is passed on, so that what stands in it is not asked about when it is sent again. */
export function isTold(method: string, url: string): boolean {
  const own = lower(method);
  const address = plain(url);
  if (own === "get") return isRead(address) && !isOfTokens(address);
  return own === "post" && isShared(address);
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
  if (isOfTokens(address) || isOfContent(address)) return true;
  return isShared(address) && (body === null || !isOtherQuery(body));
}

/** Whether a request to such an address asks which tokens there are. The same service lists SSH keys. */
export function isList(method: string, url: string): boolean {
  if (lower(method) !== "get") return false;
  const address = lower(url);
  const isTokens = includes(address, "_apis/token/sessiontokens") || includes(address, "_apis/tokens/pats");
  return isTokens && !includes(address, "ispublic=true");
}
