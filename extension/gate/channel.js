// The way to the content script. Both scripts run before any script of the page, so the random name of the channel is agreed
// on unseen. What a hostile page can still do, docs/threat-model.md tells.

import { TextEvent, detailOf, dispatch, ignore, listen } from "./taken.js";

/** @typedef {"go" | "stop"} Answer */
/** @typedef {{ method: string, url: string, body: string, synchronous: boolean }} Question */

const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-");

/** @param {string} type @param {string} [detail] @returns {boolean} whether somebody took it */
const tell = (type, detail) => !dispatch(document, new TextEvent(type, { cancelable: true, detail }));

let last = 0;

/** What becomes of a request that gets no answer, as the content script said last. @type {"go" | "stop"} */
let unanswered = "go";

/** Offers the channel's name; the content script takes the first offer only. */
function offer() {
  return tell("patrol-gate", name);
}

/** Opens the channel, whichever of the two scripts ran first. */
export function connect() {
  if (!offer()) listen(document, "patrol-core", offer, { once: true });
}

/** Passes on what nobody waits for. @param {string} subject @param {string} detail */
export function report(subject, detail) {
  tell(`${name}-${subject}`, detail);
}

/**
 * Asks whether a request may go out. The answer comes at once; after "wait" the final one comes through `later`.
 * When nobody answers, the request goes on, or stops if the person wants that, and the page says that it was not checked.
 * @param {Question} question
 * @param {(answer: Answer) => void} [later]
 * @returns {Answer | (() => void)} the answer; while it waits, what takes the question back
 */
export function ask({ method, url, body, synchronous }, later) {
  const id = `${++last}`;
  let said = "";
  /** @param {Event} event */
  const hear = (event) => {
    said = detailOf(event);
  };
  listen(document, `${name}-${id}`, hear);
  // Lines, not JSON: a page may teach every object to write itself as something else.
  tell(name, `${id}\n${synchronous}\n${method}\n${url}\n${body}`);
  ignore(document, `${name}-${id}`, hear);
  if (said === "go" || said === "stop") return said;
  if (said === "") {
    tell("patrol-unchecked", unanswered);
    return unanswered;
  }
  unanswered = said === "wait" ? "go" : "stop";
  const finish = () => {
    ignore(document, `${name}-${id}`, decided);
    ignore(document, `${name}-stopped`, stopped);
  };
  /** @param {Answer} answer */
  const decide = (answer) => {
    finish();
    later?.(answer);
  };
  const decided = (/** @type {Event} */ event) => decide(/** @type {Answer} */ (detailOf(event)));
  const stopped = () => {
    tell("patrol-unchecked", unanswered);
    decide(unanswered);
  };
  listen(document, `${name}-${id}`, decided);
  listen(document, `${name}-stopped`, stopped);
  return () => {
    finish();
    tell(name, id);
  };
}
