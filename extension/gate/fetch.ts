// The gate in front of `fetch`. What is asked about and what is sent are one `Request` of the browser's own, made when the page calls: what
// the page changes afterwards goes nowhere.

import { watch } from "./answer.js";
import { readBlob } from "./body.js";
import { METHOD_HEADERS, isCandidate, isList, isTokenAddress, isTold, isWatched } from "./candidate.js";
import { ask } from "./channel.js";
import type { Answer } from "./channel.js";
import { passList } from "./list.js";
import { passTold } from "./told.js";
import {
  PageException,
  PagePromise,
  PageRequest,
  apply,
  at,
  bare,
  blobOfRequest,
  cloneOfRequest,
  headerOf,
  headersOf,
  isAborted,
  listen,
  methodOf,
  reasonOf,
  recorded,
  rejected,
  replaceMethod,
  settle,
  signalOf,
  textOfRequest,
  urlOf,
  whole,
} from "./primordials.js";

type Native = (...call: never[]) => unknown;

/** A request that is about to be sent. */
interface Sending {
  request: Request;
  /** As in `isCandidate`. */
  method: string;
  /** Its text, if the page gave one; null when it has to be read. */
  text: string | null;
  send(): Promise<Response>;
}

/** The address of a `Request` of any frame; nothing else has its properties. */
function addressOf(input: unknown): string | undefined {
  if (typeof input !== "object") return undefined;
  try {
    return urlOf(input);
  } catch {
    return undefined;
  }
}

/** The browser's own request, and its text as the browser saw it. Throws as the browser does. */
function newRequest(input: unknown, options: unknown): Pick<Sending, "request" | "text"> {
  let body: unknown;
  const seen = (value: unknown) => {
    body = value;
  };
  const isRead = (typeof options === "object" || typeof options === "function") && options !== null;
  const made = new PageRequest(input as Request, isRead ? recorded(options, "body", seen) : (options as RequestInit));
  return { request: made, text: typeof body === "string" ? body : null };
}

/** The method of a request, as in `isCandidate`. */
function fullMethodOf(request: Request): string {
  const headers = headersOf(request);
  for (let n = 0; n < METHOD_HEADERS.length; n++)
    if (headerOf(headers, `${at(METHOD_HEADERS, n)}`) !== null) return `${methodOf(request)} *`;
  return methodOf(request);
}

/** What the browser says when a page aborts its own request. */
const aborted = () => new PageException("The operation was aborted.", "AbortError");

/** The two ends of a promise. */
type Resolve = (response: Response) => void;
type Reject = (reason: unknown) => void;

/** Sends, and shows the answer to `look` before the page gets it. */
function send({ send }: Sending, look: (response: Response) => void, resolve: Resolve, reject: Reject): void {
  const answered = (response: Response) => {
    look(response);
    resolve(response);
  };
  settle(send(), answered, reject);
}

/** What looks at the answer to a request that is not asked about. */
function toldBy({ request, method }: Sending): (response: Response) => void {
  const url = urlOf(request);
  return isTold(method, url) ? (response) => passTold(url, response) : () => {};
}

/** Asks about a text, and sends or does not. */
function askAndSend(sending: Sending, body: string, resolve: Resolve, reject: Reject): void {
  const { request, method } = sending;
  const signal = signalOf(request);
  const look = isTokenAddress(urlOf(request)) ? watch : () => {};
  const go = () => send(sending, look, resolve, reject);
  if (isAborted(signal)) return go(); // Nothing leaves, so nobody need decide.
  const decided = (answer: Answer) => (answer === "go" ? go() : reject(aborted()));
  const answer = ask({ method, url: urlOf(request), body, synchronous: false }, decided);
  if (typeof answer === "string") return decided(answer);
  const aborts = () => {
    answer();
    reject(reasonOf(signal));
  };
  listen(signal, "abort", aborts, bare({ once: true }));
}

/** The same for a body that can only be read later. A copy is read, the original is sent. */
function readAndSend(sending: Sending, resolve: Resolve, reject: Reject): void {
  const { request, method } = sending;
  const read = (text: string) => {
    if (isCandidate(method, urlOf(request), text)) askAndSend(sending, text, resolve, reject);
    else send(sending, toldBy(sending), resolve, reject);
  };
  const copy = cloneOfRequest(request);
  settle(isTokenAddress(urlOf(request)) ? textOfRequest(copy) : readBlob(blobOfRequest(copy)), read, reject);
}

function guard(native: Native, self: unknown, call: unknown[]): Promise<Response> {
  const pass = (call: unknown[]) => apply(native as () => unknown, self, call) as Promise<Response>;
  if (call.length === 0) return pass(call);
  let made: Pick<Sending, "request" | "text">;
  try {
    let input = at(call, 0);
    let address = addressOf(input);
    if (address === undefined) {
      // Once: an object may write itself in another way the next time.
      input = call[0] = `${input}`;
      address = whole(`${input}`);
      // Reading the options, the page can move the base of its addresses.
      if (address !== "") input = call[0] = address;
    }
    if (!isWatched(address)) return pass(call);
    made = newRequest(input, at(call, 1));
  } catch (error) {
    return rejected(error);
  }
  const { request, text } = made;
  const url = urlOf(request);
  const method = fullMethodOf(request);
  const sending: Sending = { ...made, method, send: () => pass([request]) };
  if (isList(method, url)) {
    const look = (response: Response) => passList(url, response);
    return new PagePromise((resolve, reject) => send(sending, look, resolve, reject));
  }
  if (!isCandidate(method, url, text)) {
    if (!isTold(method, url)) return pass([request]);
    return new PagePromise((resolve, reject) => send(sending, toldBy(sending), resolve, reject));
  }
  return new PagePromise((resolve, reject) => {
    if (text === null) readAndSend(sending, resolve, reject);
    else askAndSend(sending, text, resolve, reject);
  });
}

/** Puts the gate in front of `fetch`. */
export function guardFetch(): void {
  replaceMethod(window, "fetch", (native) => (self: unknown, call) => guard(native, self, call));
}
