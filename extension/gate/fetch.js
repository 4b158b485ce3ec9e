import { isCandidate } from "./candidate.js";
import { ask } from "./channel.js";
import { watchFetch } from "./list.js";

const pageFetch = window.fetch;
const PageRequest = window.Request;
const { clone, text } = { clone: PageRequest.prototype.clone, text: PageRequest.prototype.text };

/** What the browser says when a page aborts its own request. */
const aborted = () => new DOMException("The operation was aborted.", "AbortError");

/** @param {Parameters<typeof fetch>} call @returns {Promise<{ question: import("./channel.js").Question, send: () => Promise<Response> }>} */
async function read([input, init]) {
  const body = init?.body;
  if (typeof body === "string" && !(input instanceof PageRequest)) {
    const question = { method: init?.method ?? "GET", url: new URL(String(input), document.baseURI).href, body };
    return { question: { ...question, synchronous: false }, send: () => pageFetch(input, init) };
  }
  // Any other body can be read only once: read a copy, send the original.
  const request = new PageRequest(input, init);
  const copy = await text.call(clone.call(request));
  const question = { method: request.method, url: request.url, body: copy, synchronous: false };
  return { question, send: () => pageFetch(request) };
}

/** @param {Parameters<typeof fetch>} call @returns {Promise<Response>} */
async function held(call) {
  const { question, send } = await read(call);
  const answer = await new Promise((decided) => {
    const now = ask(question, decided);
    if (now !== "wait") decided(now);
  });
  if (answer === "stop") throw aborted();
  return send();
}

/** Puts the gate in front of `fetch`. */
export function guardFetch() {
  window.fetch = function fetch(/** @type {Parameters<typeof pageFetch>} */ ...call) {
    const [input, init] = call;
    const request = input instanceof PageRequest ? input : undefined;
    const method = init?.method ?? request?.method ?? "GET";
    const url = request?.url ?? String(input);
    if (!isCandidate(String(method), url, init?.body)) {
      return watchFetch(String(method), url, Reflect.apply(pageFetch, this, call));
    }
    return held(call);
  };
}
