import { watchXhr } from "./answer.js";
import { isCandidate } from "./candidate.js";
import { ask } from "./channel.js";
import { listFromXhr } from "./list.js";
import { apply, text, whole } from "./taken.js";

const XHR = XMLHttpRequest.prototype;
const { open: pageOpen, send: pageSend, abort: pageAbort } = XHR;
const PageResponse = Response;
const PageBlob = Blob;
const { isView } = ArrayBuffer;

/** @typedef {{ method: string, url: string, synchronous: boolean, withdraw?: () => void }} Opened `withdraw` while it is held */
/** What each request was opened for; replaced by a new `open`, removed by `abort`. @type {WeakMap<XMLHttpRequest, Opened>} */
const opened = new WeakMap();

/** The page sees what it sees after its own abort. @param {XMLHttpRequest} xhr */
function fail(xhr) {
  xhr.dispatchEvent(new ProgressEvent("abort"));
  xhr.dispatchEvent(new ProgressEvent("loadend"));
}

/** @param {XMLHttpRequest} xhr @param {Opened} at @param {string} body @param {() => void} go */
function hold(xhr, at, body, go) {
  /** @param {import("./channel.js").Answer} answer */
  const decided = (answer) => {
    at.withdraw = undefined;
    if (answer === "go") go();
    else fail(xhr);
  };
  at.withdraw = undefined;
  if (opened.get(xhr) !== at) return; // aborted or opened anew while its body was read
  const now = ask({ ...at, body }, at.synchronous ? undefined : decided);
  if (now === "go") return go();
  if (at.synchronous) throw new DOMException("The request was stopped.", "NetworkError");
  if (now === "stop") fail(xhr);
  else at.withdraw = now;
}

/** Puts the gate in front of `XMLHttpRequest`. */
export function guardXhr() {
  XHR.open = function open(
    /** @type {string} */ method,
    /** @type {string | URL} */ url,
    /** @type {any[]} */ ...rest
  ) {
    const synchronous = rest.length > 0 && rest[0] === false;
    const result = apply(pageOpen, this, [method, url, ...rest]);
    opened.get(this)?.withdraw?.();
    opened.set(this, { method: text(method), url: whole(text(url)), synchronous });
    return result;
  };

  XHR.send = function send(body) {
    const at = opened.get(this);
    // Bytes may change while the request is held; what was asked about is what goes out.
    const sent = body instanceof ArrayBuffer || isView(body) ? new PageBlob([/** @type {BlobPart} */ (body)]) : body;
    const go = () => apply(pageSend, this, [sent]);
    if (at) listFromXhr(this, at.method, at.url);
    if (!at || !isCandidate(at.method, at.url, body)) return go();
    watchXhr(this);
    if (typeof body === "string" || body == null) return hold(this, at, body ?? "", go);
    if (at.synchronous) return hold(this, at, "", go); // it cannot be read in time, so it counts as unreadable
    const copy = sent instanceof Document ? new XMLSerializer().serializeToString(sent) : sent;
    at.withdraw = () => {};
    new PageResponse(/** @type {BodyInit} */ (copy)).text().then((text) => hold(this, at, text, go));
  };

  XHR.abort = function abort() {
    const withdraw = opened.get(this)?.withdraw;
    opened.delete(this);
    const result = apply(pageAbort, this, []);
    // The browser has not been told of the request, so it does not tell the page of its end.
    if (withdraw) {
      withdraw();
      fail(this);
    }
    return result;
  };
}
