// The gate in front of `XMLHttpRequest`. A request that is asked about has been opened, as far as the browser knows, and not yet sent; to the
// page it looks as if it were under way.

import { watchXhr } from "./answer.js";
import { copyOfBody, readBody } from "./body.js";
import type { Body } from "./body.js";
import { METHOD_HEADERS, UNREADABLE, isCandidate, isList, isTokenAddress, isTold, isWatched } from "./candidate.js";
import { ask } from "./channel.js";
import type { Answer } from "./channel.js";
import { passListOfXhr } from "./list.js";
import { passToldOfXhr } from "./told.js";
import {
  PageEvent,
  PageException,
  PageProgressEvent,
  XHR,
  apply,
  at,
  dispatch,
  later,
  lower,
  newMemory,
  notLater,
  readyStateOf,
  replaceAccessor,
  replaceMethod,
  settle,
  uploadOf,
  whole,
} from "./primordials.js";

type Native = (...call: never[]) => unknown;

/** A request to an address that matters. */
interface Opened {
  /** As in `isCandidate`. */
  method: string;
  /** Whole. */
  readonly url: string;
  readonly isSynchronous: boolean;
  /** Whether the browser has been told to send it. */
  isSent: boolean;
  /** Whether it is sent with a body. */
  hasBody: boolean;
  /** While it is held: what takes it back. */
  withdraw: (() => void) | null;
  /** Once it has ended without being sent: what the page reads as its `readyState`. */
  over: typeof UNSENT | typeof DONE | null;
}

const UNSENT = 0;
const OPENED = 1;
const DONE = 4;

const { get, set } = newMemory<Opened>();
/** Most pages never send such a request; then nothing is looked up. */
let isUsed = false;

/** What a request was opened for. Others than those that matter are not kept. */
const openedFor = (xhr: XMLHttpRequest): Opened | undefined => (isUsed ? get(xhr) : undefined);

const call = (native: Native, xhr: XMLHttpRequest, given: unknown[]) => apply(native as () => unknown, xhr, given);

const wrongState = () =>
  new PageException("The object is in another state: it has not been opened, or it is under way.", "InvalidStateError");

/** What the page sees after its own abort, in the browser's order. */
function tellOfAbort(xhr: XMLHttpRequest, opened: Opened): void {
  const upload = uploadOf(xhr);
  const tell = (type: string) => dispatch(xhr, new PageProgressEvent(type));
  const tellOfUpload = (type: string) => opened.hasBody && dispatch(upload, new PageProgressEvent(type));
  tell("loadstart");
  tellOfUpload("loadstart");
  opened.withdraw = null;
  opened.over = DONE;
  dispatch(xhr, new PageEvent("readystatechange"));
  tellOfUpload("abort");
  tellOfUpload("loadend");
  tell("abort");
  tell("loadend");
  opened.over = UNSENT;
}

/** Asks about a request whose text is known, and sends it or does not. */
function askAndSend(native: Native, xhr: XMLHttpRequest, opened: Opened, body: Body, text: string): unknown {
  const go = () => {
    opened.withdraw = null;
    opened.isSent = true;
    return call(native, xhr, [body.copy]);
  };
  const stop = () => tellOfAbort(xhr, opened);
  const { method, url, isSynchronous } = opened;
  if (!isCandidate(method, url, text)) return go();
  if (isTokenAddress(url)) watchXhr(xhr);
  const decided = (answer: Answer) => (answer === "go" ? go() : stop());
  const answer = ask({ method, url, body: text, synchronous: isSynchronous }, decided);
  if (answer === "go") return go();
  if (isSynchronous) {
    opened.over = DONE;
    throw new PageException("The request was stopped.", "NetworkError");
  }
  if (answer === "stop") {
    // Not within `send`: a page may not expect it yet.
    const timer = later(stop, 0);
    opened.withdraw = () => notLater(timer);
  } else {
    opened.withdraw = answer;
  }
  return undefined;
}

function send(native: Native, xhr: XMLHttpRequest, given: unknown[]): unknown {
  const opened = openedFor(xhr);
  // What is under way the browser refuses by itself.
  if (!opened || opened.isSent) return call(native, xhr, given);
  if (opened.withdraw || opened.over !== null) throw wrongState();
  const { method, url, isSynchronous } = opened;
  if (isList(method, url)) passListOfXhr(xhr, url);
  else if (isTold(method, url)) passToldOfXhr(xhr, url);
  if (!isCandidate(method, url, null)) {
    opened.isSent = true;
    return call(native, xhr, given);
  }
  const body = copyOfBody(at(given, 0));
  opened.hasBody = body.copy !== null;
  // What cannot be read in time counts as unreadable.
  if (body.text !== null || isSynchronous) return askAndSend(native, xhr, opened, body, body.text ?? UNREADABLE);
  let isWaiting = true;
  opened.withdraw = () => {
    isWaiting = false;
  };
  const read = (text: string) => {
    if (isWaiting) askAndSend(native, xhr, opened, body, text);
  };
  settle(readBody(body), read, () => read(UNREADABLE));
  return undefined;
}

function open(native: Native, xhr: XMLHttpRequest, given: unknown[]): unknown {
  if (given.length < 2) return call(native, xhr, given);
  // Once: an object may write itself in another way the next time.
  const method = (given[0] = `${at(given, 0)}`);
  const address = (given[1] = `${at(given, 1)}`);
  // The same for user and password: writing themselves, they could move the base of the page's addresses.
  for (let n = 3; n < given.length; n++) given[n] = given[n] === undefined || given[n] === null ? null : `${given[n]}`;
  const url = whole(address);
  const result = call(native, xhr, given);
  const before = openedFor(xhr);
  const withdraw = before?.withdraw;
  withdraw?.();
  if (isWatched(url)) {
    isUsed = true;
    // Whatever the page gives for it and is not true: also `undefined`.
    const isSynchronous = given.length > 2 && !at(given, 2);
    set(xhr, { method, url, isSynchronous, isSent: false, hasBody: false, withdraw: null, over: null });
  } else if (before) {
    set(xhr, undefined);
  }
  // The browser has never left this state.
  if (before && before.over !== null) dispatch(xhr, new PageEvent("readystatechange"));
  return result;
}

function abort(native: Native, xhr: XMLHttpRequest, given: unknown[]): unknown {
  const result = call(native, xhr, given);
  const opened = openedFor(xhr);
  if (!opened) return result;
  const { withdraw } = opened;
  if (withdraw) {
    withdraw();
    tellOfAbort(xhr, opened);
  } else if (opened.over !== null) {
    opened.over = UNSENT;
  } else if (opened.isSent && readyStateOf(xhr) === OPENED) {
    // Chromium lets it be sent once more.
    opened.isSent = false;
  }
  return result;
}

/** Puts the gate in front of `XMLHttpRequest`. */
export function guardXhr(): void {
  replaceMethod(XHR, "open", (native) => (xhr: XMLHttpRequest, given) => open(native, xhr, given));
  replaceMethod(XHR, "send", (native) => (xhr: XMLHttpRequest, given) => send(native, xhr, given));
  replaceMethod(XHR, "abort", (native) => (xhr: XMLHttpRequest, given) => abort(native, xhr, given));
  replaceMethod(XHR, "setRequestHeader", (native) => (xhr: XMLHttpRequest, given) => {
    const opened = openedFor(xhr);
    if (opened && (opened.withdraw || opened.over !== null)) throw wrongState();
    if (!opened || given.length < 2) return call(native, xhr, given);
    // Once: an object may write itself in another way the next time.
    const name = lower((given[0] = `${at(given, 0)}`));
    const result = call(native, xhr, given);
    for (let n = 0; n < METHOD_HEADERS.length; n++) if (name === at(METHOD_HEADERS, n)) opened.method += " *";
    return result;
  });
  replaceAccessor(XHR, "withCredentials", "set", (native) => (xhr: XMLHttpRequest, given) => {
    if (openedFor(xhr)?.withdraw) throw wrongState();
    return call(native, xhr, given);
  });
  replaceAccessor(XHR, "readyState", "get", (native) => (xhr: XMLHttpRequest, given) => {
    return openedFor(xhr)?.over ?? call(native, xhr, given);
  });
}
