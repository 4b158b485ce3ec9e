// The gate in front of `fetchLater`, which sends when the page has gone: nobody can be asked then.

import { UNREADABLE, isCandidate } from "./candidate.js";
import { mayGoNow } from "./channel.js";
import {
  PageException,
  PageRequest,
  apply,
  at,
  bare,
  cloneOfRequest,
  isOfKind,
  methodOf,
  replaceMethod,
  urlOf,
} from "./primordials.js";

type Native = (...call: never[]) => unknown;
/** How long the browser may wait, in ms. */
type Options = (RequestInit & { activateAfter?: number }) | undefined;

function fetchLater(native: Native, view: unknown, given: unknown[]): unknown {
  const call = () => apply(native as () => unknown, view, given);
  const input = at(given, 0);
  const options = at(given, 1) as Options;
  let request: Request;
  try {
    const copy = isOfKind(urlOf, input) ? cloneOfRequest(input as Request) : (input as string);
    request = new PageRequest(copy, options);
  } catch {
    return call(); // It will be refused as the browser does.
  }
  const method = methodOf(request);
  const url = urlOf(request);
  if (!isCandidate(method, url, null)) return call();
  if (!mayGoNow(method, url, UNREADABLE)) throw new PageException("The request was stopped.", "NetworkError");
  // What was asked about is what is sent.
  given[0] = request;
  given[1] = bare({ activateAfter: options?.activateAfter });
  return call();
}

/** Puts the gate in front of `fetchLater`, where a browser has it. */
export function guardFetchLater(): void {
  replaceMethod(window, "fetchLater", (native) => (view: unknown, given) => fetchLater(native, view, given));
}
