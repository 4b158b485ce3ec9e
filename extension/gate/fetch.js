import { watch } from "./answer.js";
import { isCandidate } from "./candidate.js";
import { ask } from "./channel.js";
import { listFromFetch } from "./list.js";
import { PageRequest, apply, cloneOf, listen, methodOf, signalOf, text, textOf, urlOf, whole } from "./taken.js";

/** @typedef {Parameters<typeof fetch>} Call */
/** @typedef {{ method: string, url: string, signal: AbortSignal }} Asked what a `Request` says */

const pageFetch = window.fetch;

/** What the browser says when a page aborts its own request. */
const aborted = () => new DOMException("The operation was aborted.", "AbortError");

/** A `Request` of any frame; nothing else has its properties. @param {unknown} input @returns {Asked | undefined} */
function asked(input) {
  if (typeof input !== "object") return undefined;
  try {
    return { method: methodOf(input), url: urlOf(input), signal: signalOf(input) };
  } catch {
    return undefined;
  }
}

/** @param {Call} call @param {Asked | undefined} request @returns {Promise<{ question: import("./channel.js").Question, send: () => Promise<Response> }>} */
async function read(call, request) {
  const [input, init] = call;
  const body = init?.body;
  if (typeof body === "string") {
    const method = text(init?.method ?? request?.method ?? "GET");
    const url = whole(request?.url ?? text(input));
    return { question: { method, url, body, synchronous: false }, send: () => apply(pageFetch, window, call) };
  }
  // Any other body can be read only once: read a copy, send the original.
  const original = new PageRequest(input, init);
  const copy = await textOf(cloneOf(original));
  const question = { method: methodOf(original), url: urlOf(original), body: copy, synchronous: false };
  return { question, send: () => pageFetch(original) };
}

/** @param {Call} call @param {Asked | undefined} request @returns {Promise<Response>} */
async function held(call, request) {
  const { question, send } = await read(call, request);
  const signal = call[1]?.signal ?? request?.signal;
  if (signal?.aborted) return send(); // nothing leaves, so nobody need decide
  const answer = await new Promise((decided, cancelled) => {
    let withdraw = () => {};
    const aborts = () => {
      withdraw();
      cancelled(signal?.reason);
    };
    if (signal) listen(signal, "abort", aborts, { once: true });
    const now = ask(question, decided);
    if (typeof now === "string") decided(now);
    else withdraw = now;
  });
  if (answer === "stop") throw aborted();
  const coming = send();
  void watch(coming);
  return coming;
}

/** Puts the gate in front of `fetch`. */
export function guardFetch() {
  window.fetch = function fetch(/** @type {Call} */ ...call) {
    const [input, init] = call;
    const request = asked(input);
    const method = init?.method ?? request?.method ?? "GET";
    const url = request?.url ?? text(input);
    if (isCandidate(text(method), url, init?.body)) return held(call, request);
    const coming = apply(pageFetch, this, call);
    void listFromFetch(text(method), url, coming);
    return coming;
  };
}
