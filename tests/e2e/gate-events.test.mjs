// What a page sees of its requests to the token service is what it sees without Patrol: the browser itself is the measure, in a page of a
// server that Patrol does not know.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { FULL_ACCESS, QUERY, bodies, runInPage } from "../driver/scripted-request.mjs";
import { SERVER } from "../driver/servers.mjs";
import { fence } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const PAGE = "/contoso/web/_plain?csp=none";
const GUARDED = "dev.azure.com";

/** It goes where tokens are made and makes none. */
const HARMLESS = '{"contributionIds":["ms.vss-web.theme-data"]}';

/**
 * Listens to a request, and says what calls give. `log` is what the page sees, in order; how far a body has got, a browser says as often as it
 * likes.
 */
const LISTEN = `
  const log = (window.log = []);
  const say = (...words) => void log.push(words.join(" "));
  const attempt = (what, call) => {
    try { say(what, call()); } catch (error) { say(what, error.name); }
  };
  const hear = (request) => {
    for (const type of ["loadstart", "abort", "error", "load", "timeout", "loadend"]) {
      request.addEventListener(type, () => say(type, request.readyState, request.status));
      request.upload.addEventListener(type, () => say("upload", type, request.readyState));
    }
    request.addEventListener("readystatechange", () => say("state", request.readyState, request.status));
    return request;
  };
  const seen = (promise) => promise.then(
    async (answer) => say("answered", answer.status, (await answer.text()).length > 0),
    (error) => say("failed", error?.name ?? error));
  const request = hear(new XMLHttpRequest());`;

const ENDED = /^loadend 4 200$/;

/**
 * What a page does, its statements of `url`, `body`, `request` and the functions above, and what it sees last.
 * @type {[string, string, RegExp][]}
 */
const SCENARIOS = [
  ["sends text", 'request.open("POST", url); request.send(body);', ENDED],
  ["sends in small letters", 'request.open("post", url, true); request.send(body);', ENDED],
  ["sends a Blob", 'request.open("POST", url); request.send(new Blob([body]));', ENDED],
  ["sends bytes", 'request.open("POST", url); request.send(new TextEncoder().encode(body));', ENDED],
  [
    "sends a part of bytes",
    'request.open("POST", url); request.send(new DataView(new TextEncoder().encode("  " + body).buffer, 2));',
    ENDED,
  ],
  [
    "sends words of two bytes",
    'request.open("POST", url); request.send(new Uint16Array([0x6161, 0x6262, 0x6363]).subarray(1));',
    ENDED,
  ],
  [
    "sends parameters",
    'request.open("POST", url); request.send(new URLSearchParams([["a", body], ["a", "é ü"]]));',
    ENDED,
  ],
  [
    "sends a document",
    'const text = document.implementation.createHTMLDocument("é"); text.body.append(body); request.open("POST", url); request.send(text);',
    ENDED,
  ],
  [
    "sends markup",
    'request.open("POST", url); request.send(new DOMParser().parseFromString("<a>é</a>", "text/xml"));',
    ENDED,
  ],
  [
    "sends an object",
    'let times = 0; request.open("POST", url); request.send({ toString: () => body + " ".repeat(++times) });',
    ENDED,
  ],
  ["sends nothing", 'request.open("POST", url); request.send();', ENDED],
  ["asks with GET", 'request.open("GET", url); request.send(body);', /^loadend 4 \d+$/],
  ["waits for the answer", 'request.open("POST", url, false); attempt("send", () => request.send(body));', /^send /],
  ["waits by 0", 'request.open("POST", url, 0); attempt("send", () => request.send(body));', /^send /],
  ["waits by undefined", 'request.open("POST", url, undefined); attempt("send", () => request.send(body));', /^send /],
  ["does not wait by a text", 'request.open("POST", url, "false"); request.send(body);', ENDED],
  [
    "writes a header too late",
    'request.open("POST", url); request.setRequestHeader("x-own", "1"); request.send(body); attempt("header", () => request.setRequestHeader("x-own", "2"));',
    ENDED,
  ],
  ["sends twice", 'request.open("POST", url); request.send(body); attempt("again", () => request.send(body));', ENDED],
  [
    "uses what is not open",
    'attempt("send", () => request.send(body)); attempt("header", () => request.setRequestHeader("a", "b")); request.abort(); say("end");',
    /^end$/,
  ],
  [
    "opens what cannot be opened",
    'for (const [method, to] of [["PO ST", url], ["TRACE", url], [Symbol(), url], ["POST", "https://["]]) attempt("open", () => request.open(method, to)); attempt("open", () => request.open("POST")); say("end", request.readyState);',
    /^end 0$/,
  ],
  [
    "opens in vain what is open",
    'request.open("POST", url); attempt("open", () => request.open("TRACE", url)); request.send(body);',
    ENDED,
  ],
  [
    "aborts at once",
    'request.open("POST", url); request.send(body); request.abort(); request.abort(); say("end", request.readyState);',
    /^end 0$/,
  ],
  [
    "aborts and sends",
    'request.open("POST", url); request.send(body); request.abort(); attempt("send", () => request.send(body)); attempt("header", () => request.setRequestHeader("a", "b")); say("end");',
    /^end$/,
  ],
  [
    "aborts, opens and sends",
    'request.open("POST", url); request.send(body); request.abort(); request.open("POST", url); say("open", request.readyState); request.send(body);',
    ENDED,
  ],
  [
    "opens and sends in the abort",
    'request.addEventListener("abort", () => { request.open("POST", url); request.send(body); }, { once: true }); request.open("POST", url); request.send(body); request.abort();',
    ENDED,
  ],
  [
    "aborts when the answer comes",
    'request.addEventListener("readystatechange", () => request.readyState === 2 && request.abort()); request.open("POST", url); request.send(body);',
    /^loadend 4 \d+$/,
  ],
  [
    "changes what it may change later",
    'request.open("POST", url); request.send(body); attempt("credentials", () => { request.withCredentials = true; }); request.timeout = 9000; request.responseType = "json"; request.overrideMimeType("text/plain");',
    ENDED,
  ],
  [
    "sends by a class of its own",
    'class Own extends XMLHttpRequest { send(body) { super.send(body); } } const own = hear(new Own()); own.open("POST", url); own.send(body);',
    ENDED,
  ],
  [
    "looks at the functions",
    `
     for (const name of ["open", "send", "abort", "setRequestHeader"]) {
       const { value, ...rest } = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, name);
       say(name, value.name, value.length, "prototype" in value, Object.keys(value), JSON.stringify(rest), /native code/.test(value));
       attempt(name, () => value.call({}, "POST", url));
       attempt(name, () => new value());
     }
     const state = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, "readyState");
     say(state.get.name, state.get.length, state.set, state.enumerable, state.configurable, Object.keys(request));
     attempt("state", () => XMLHttpRequest.prototype.readyState);
     say(fetch.name, fetch.length, /native code/.test(fetch), "fetch" in window, "prototype" in fetch);
     say("end");`,
    /^end$/,
  ],
  ["fetches text", 'seen(fetch(url, { method: "POST", body }));', /^answered/],
  [
    "fetches by a Request",
    'const made = new Request(url, { method: "POST", body }); seen(fetch(made)); say("used", made.bodyUsed);',
    /^answered/,
  ],
  [
    "fetches by a Request that is used",
    'const made = new Request(url, { method: "POST", body }); made.text().then(() => seen(fetch(made)));',
    /^failed/,
  ],
  [
    "fetches by objects that write themselves",
    'let times = 0; seen(fetch({ toString: () => url + "?" + ++times }, { method: "POST", body: { toString: () => body + " ".repeat(++times) } }));',
    /^answered/,
  ],
  [
    "fetches by options that are read",
    'const read = []; const option = (name, value) => ({ get: () => (read.push(name), value), enumerable: true }); seen(fetch(url, Object.defineProperties({}, { method: option("method", "POST"), body: option("body", body), headers: option("headers", [["x-own", "1"]]) })).finally(() => say(read)));',
    /^answered/,
  ],
  ["fetches by options that are inherited", 'seen(fetch(url, Object.create({ method: "POST", body })));', /^answered/],
  [
    "fetches a form",
    'const form = new FormData(); form.append("a", body); form.append("file", new Blob(["x"]), "n.txt"); seen(fetch(url, { method: "POST", body: form }));',
    /^answered/,
  ],
  [
    "fetches a Blob with a type",
    'seen(fetch(url, { method: "POST", body: new Blob([body], { type: "a/b" }) }));',
    /^answered/,
  ],
  [
    "fetches with everything",
    'seen(fetch(url, { method: "POST", body, keepalive: true, priority: "high", cache: "no-store", referrer: "", credentials: "omit", redirect: "error" }));',
    /^answered/,
  ],
  ["fetches without a window", 'const own = fetch; seen(own(url, { method: "POST", body }));', /^answered/],
  [
    "fetches what cannot be fetched",
    `
     (async () => {
       for (const call of [[], ["https://["], [Symbol()], [url, 7], [url, { method: "GET", body }], [url, { method: "P OST" }], [url, { method: "POST", body, mode: "navigate" }],
         [{ toString() { throw new RangeError(); } }], [url, { get body() { throw new RangeError(); } }]])
         await seen(fetch(...call));
       await seen(Reflect.apply(fetch, {}, [url, { method: "POST", body }]));
       say("end");
     })();`,
    /^end$/,
  ],
  [
    "fetches what is aborted",
    'seen(fetch(url, { method: "POST", body, signal: AbortSignal.abort("own reason") }));',
    /^failed own reason$/,
  ],
  [
    "fetches and aborts",
    'const controller = new AbortController(); seen(fetch(url, { method: "POST", body, signal: controller.signal })); controller.abort("own reason");',
    /^failed own reason$/,
  ],
];

/** Opens a quiet page. @param {Session} session @param {string} host */
async function load(session, host) {
  await session.load(PAGE, host);
  await session.replica.waitFor(({ path }) => path === QUERY);
  session.replica.clear();
}

/** Runs a scenario and gives what the page saw of it. @param {Session} session @param {string} code @param {string} body @param {RegExp} last */
async function seenBy(session, code, body, last) {
  await runInPage(session, `${LISTEN}\nbody = ${JSON.stringify(body)};\n{ ${code} }`);
  /** @type {string[]} */
  let log = [];
  await session.until(
    () => `the page to see ${last} as the last of ${JSON.stringify(log, null, 1)}`,
    async () => {
      log = (await session.driver.executeScript("return window.log")) ?? [];
      return last.test(log.at(-1) ?? "");
    },
  );
  // What would come too much comes before the answer to another request.
  await fence(session);
  return /** @type {string[]} */ (await session.driver.executeScript("return window.log"));
}

/** What reached the server, as far as the page decides it. @param {Session} session */
function sent({ replica }) {
  const requests = replica.requests().filter(({ path }) => path.startsWith(QUERY));
  return requests.map(({ method, path, headers, body }) => {
    const type = headers["content-type"]?.replace(/boundary=.*/, "boundary");
    const boundary = /boundary=(.*)/.exec(headers["content-type"] ?? "")?.[1];
    const told = {
      type,
      length: headers["content-length"]?.length,
      own: headers["x-own"],
      cache: headers["cache-control"],
    };
    return {
      method,
      path,
      ...told,
      referrer: headers.referer !== undefined,
      body: boundary ? body.replaceAll(boundary, "") : body,
    };
  });
}

/** What is no query as the pages write them is asked about, whatever it holds. */
const isNoQuery = (/** @type {string} */ what) => /two bytes|parameters|document|markup|a form/.test(what);

describeInBothBrowsers("A page that", (session) => {
  for (const [what, code, last] of SCENARIOS.filter(([what]) => !isNoQuery(what))) {
    test(`${what} sees the same with Patrol as without`, async () => {
      const results = [];
      for (const host of [SERVER, GUARDED]) {
        await load(session, host);
        const log = await seenBy(session, code, HARMLESS, last);
        // Whether what is aborted at once reaches the server, no browser promises.
        results.push({ log, sent: /abort/.test(what) ? [] : sent(session) });
      }
      assert.deepEqual(results[1], results[0]);
    });
  }
});

/** What is under way and asked about, with the events alone: calls of the page return before the first of them. @type {typeof SCENARIOS} */
const HELD = SCENARIOS.filter(([what]) =>
  /^sends|^writes|^opens in|^changes|^fetches (text|by|a )|everything|window/.test(what),
).filter(([what]) => !/nothing|is used/.test(what));

describeInBothBrowsers("A page whose request is held and that", (session) => {
  for (const [what, code, last] of HELD) {
    test(`${what} sees the same, later`, async () => {
      const results = [];
      for (const host of [SERVER, GUARDED]) {
        await load(session, host);
        const seeing = seenBy(session, code, FULL_ACCESS, last);
        if (host === GUARDED) {
          const review = await waitForReview(session);
          assert.deepEqual(bodies(session), []);
          await review.choose("go-on");
        }
        const log = (await seeing).filter((line) => /^(upload|state|load|error|answered|failed)/.test(line));
        results.push({ log, sent: sent(session) });
      }
      assert.deepEqual(results[1], results[0]);
    });
  }

  test("takes it back sees what it sees when it aborts what is under way", async () => {
    const results = [];
    for (const host of [SERVER, GUARDED]) {
      await load(session, host);
      const code =
        'request.open("POST", url); request.send(body); window.takeBack = () => { request.abort(); say("end", request.readyState); };';
      // Without Patrol it is under way for a moment only.
      await runInPage(session, `${LISTEN}\n${code}${host === SERVER ? "queueMicrotask(window.takeBack);" : ""}`);
      if (host === GUARDED) {
        await waitForReview(session);
        await runInPage(session, "window.takeBack()");
      }
      await session.until("the end", () => session.driver.executeScript("return /^end/.test(window.log.at(-1))"));
      results.push(await session.driver.executeScript("return window.log"));
    }
    assert.deepEqual(results[1], results[0]);
  });

  test("is cancelled by the person hears of an abort, also where it listens to states alone", async () => {
    await load(session, GUARDED);
    await runInPage(session, `${LISTEN}\nrequest.open("POST", url); request.send(body);`);
    await (await waitForReview(session)).choose("cancel");
    await session.until("the end", () => session.driver.executeScript("return /^loadend/.test(window.log.at(-1))"));
    const log = /** @type {string[]} */ (await session.driver.executeScript("return window.log"));
    assert.deepEqual(log.slice(-5), ["state 4 0", "upload abort 4", "upload loadend 4", "abort 4 0", "loadend 4 0"]);
    assert.deepEqual(bodies(session), []);
  });
});
