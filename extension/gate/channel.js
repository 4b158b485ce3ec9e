// The way to the content script. Both scripts run before any script of the page, so the random name of the channel is agreed
// on unseen, and the functions that carry the messages are taken before a page can replace them. What a hostile page can
// still do, docs/threat-model.md tells.

const { dispatchEvent, addEventListener } = EventTarget.prototype;
const Event = CustomEvent;
const { parse, stringify } = JSON;

/** @typedef {"go" | "wait" | "stop"} Answer */
/** @typedef {Answer | "wait-or-stop"} Said what the content script says */
/** @typedef {{ method: string, url: string, body: string, synchronous: boolean }} Question */

const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-");

/** @param {string} type @param {string} [detail] @returns {boolean} whether somebody took it */
const tell = (type, detail) => !dispatchEvent.call(document, new Event(type, { cancelable: true, detail }));

/** Questions that are still open. @type {Map<number, (said: Said) => void>} */
const open = new Map();
let last = 0;

/** What becomes of a request that gets no answer, as the content script said last. @type {"go" | "stop"} */
let unanswered = "go";

/** Offers the channel's name; the content script takes the first offer only. */
function offer() {
  return tell("patrol-gate", name);
}

/** Opens the channel, whichever of the two scripts ran first. */
export function connect() {
  addEventListener.call(document, `${name}-answer`, (event) => {
    const { id, answer } = parse(/** @type {CustomEvent<string>} */ (event).detail);
    open.get(id)?.(answer);
  });
  addEventListener.call(document, `${name}-stopped`, () => {
    if (open.size > 0) tell("patrol-unchecked", unanswered);
    for (const later of open.values()) later(unanswered);
  });
  if (!offer()) addEventListener.call(document, "patrol-core", offer, { once: true });
}

/** Passes a list of tokens on; nobody waits for it. @param {string} list */
export function report(list) {
  tell(name, `list${list}`);
}

/**
 * Asks whether a request may go out. The answer comes at once; after "wait" the final one comes through `later`.
 * When nobody answers, the request goes on, or stops if the person wants that, and the page says that it was not checked.
 * @param {Question} question
 * @param {(answer: Answer) => void} [later]
 * @returns {Answer}
 */
export function ask(question, later) {
  const id = ++last;
  /** @type {Said | undefined} */
  let now;
  open.set(id, (answer) => {
    now = answer;
  });
  tell(name, stringify({ id, ...question }));
  if (now === "wait" || now === "wait-or-stop") {
    unanswered = now === "wait" ? "go" : "stop";
    open.set(id, (answer) => {
      open.delete(id);
      later?.(/** @type {Answer} */ (answer));
    });
    return "wait";
  }
  open.delete(id);
  if (now) return now;
  tell("patrol-unchecked", unanswered);
  return unanswered;
}
