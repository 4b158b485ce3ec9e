import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { QUERY, bodies, openQuietPage, runInPage } from "../driver/scripted-request.mjs";
import { creations, fence } from "../driver/token-form.mjs";

/** Lets a page replace something until its request has been sent. */
const REPLACE = `
  const undo = [];
  const send = (...call) => window.fetch(...call);
  function replace(object, name, how) {
    const old = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { configurable: true, ...how });
    undo[undo.length] = () => (old ? Object.defineProperty(object, name, old) : delete object[name]);
  }
  // All in one task, so that nobody else sees the page as it is then; the gate asks within a few turns.
  (async () => {
    for (let turn = 0; turn < 100; turn++) await null;
    for (const back of undo) back();
  })();`;

/** What a page does before it sends. @type {[string, string][]} */
const TRICKS = [
  [
    "replaces the functions that the gate needs",
    `const broken = () => { throw new Error("replaced"); };
     for (const name of ["includes", "toLowerCase"]) replace(String.prototype, name, { value: () => "" });
     for (const name of ["test", "exec"]) replace(RegExp.prototype, name, { value: () => null });
     for (const [object, names] of [
       [JSON, ["stringify", "parse"]],
       [Reflect, ["apply"]],
       [EventTarget.prototype, ["dispatchEvent", "addEventListener", "removeEventListener"]],
       [window, ["CustomEvent", "URL", "String", "Request"]],
       [Request.prototype, ["clone", "text"]],
       [Map.prototype, ["get", "set", "delete"]],
       [Function.prototype, ["call", "apply", "bind"]],
     ]) for (const name of names) replace(object, name, { value: broken });`,
  ],
  ["teaches the gate's events to say go", 'replace(CustomEvent.prototype, "detail", { get: () => "go" });'],
  [
    "teaches objects to write themselves as something else",
    `replace(Object.prototype, "toJSON", { value: () => ({}) });
     replace(String.prototype, "toJSON", { value: () => "" });`,
  ],
  [
    "wraps fetch as a monitoring script does",
    "const inner = window.fetch; window.fetch = (...call) => inner(...call);",
  ],
  [
    "offers a channel of its own and answers on it",
    `for (const name of ["mine", ""]) {
       performance.addEventListener(name, () => { window.heard = true; });
       performance.dispatchEvent(new CustomEvent("patrol-gate", { detail: name, cancelable: true }));
     }
     performance.addEventListener("patrol-gate", (offer) => { window.heard = true; offer.preventDefault(); });
     performance.dispatchEvent(new CustomEvent("patrol-core"));
     for (let id = 0; id < 100; id++) performance.dispatchEvent(new CustomEvent("mine-" + id, { detail: "go" }));
     performance.dispatchEvent(new CustomEvent("mine-stopped"));`,
  ],
  [
    "names elements as properties of the document",
    `for (const name of ["baseURI", "URL", "activeElement"]) {
       const image = document.createElement("img");
       image.name = name;
       document.body.append(image);
     }`,
  ],
];

/** Every name in the module of what the gate takes from the browser, and some whose functions the language calls by itself. */
const NAMES = [
  ...new Set(readFileSync("extension/gate/primordials.ts", "utf8").match(/\b[A-Z]\w+\b/g)),
  "Array",
  "Iterator",
  "JSON",
  "Symbol",
];

/** Where the page says in the end with which of them nobody was asked. */
const REPLACED = "/contoso/_apis/replaced";

/**
 * Replaces all functions and getters of one class after the other, sends while they are replaced, and takes the request back once it is asked
 * about.
 */
const REPLACE_EACH = `
  const names = ${JSON.stringify(NAMES)}.filter((name) => window[name]);
  const { ownKeys, apply, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const { setPrototypeOf } = Object;
  const later = setTimeout.bind(window);
  const find = document.querySelector.bind(document, "patrol-review");
  const { open, send, abort } = XMLHttpRequest.prototype;
  const { fetch, Blob, XMLHttpRequest: Xhr, AbortController: Controller } = window;
  const cancel = Controller.prototype.abort;
  const signalOf = getOwnPropertyDescriptor(Controller.prototype, "signal").get;
  const broken = () => { throw new Error("replaced"); };
  addEventListener("unhandledrejection", (event) => event.preventDefault());

  function replaceAll(object, undo) {
    const keys = object ? ownKeys(object) : [];
    for (let n = 0; n < keys.length; n++) {
      const old = getOwnPropertyDescriptor(object, keys[n]);
      if (!old.configurable || !(old.get || typeof old.value === "function")) continue;
      setPrototypeOf(old, null);
      undo[undo.length] = () => defineProperty(object, keys[n], old);
      const how = old.get ? { get: broken, set: old.set, configurable: true } : { value: broken, configurable: true };
      defineProperty(object, keys[n], setPrototypeOf(how, null));
    }
  }

  const WAYS = [
    (of) => {
      const controller = new of.Controller();
      apply(fetch, window, [url, setPrototypeOf({ method: "POST", body: of.content, signal: apply(signalOf, controller, []) }, null)]);
      return () => apply(cancel, controller, []);
    },
    (of) => {
      const request = new of.Xhr();
      apply(open, request, ["POST", url]);
      apply(send, request, [of.content]);
      return () => apply(abort, request, []);
    },
  ];

  let at = 0;
  let done = 0;
  const none = [];
  function next() {
    if (at === names.length * WAYS.length) {
      const report = new Xhr();
      report.open("POST", ${JSON.stringify(REPLACED)});
      report.send(JSON.stringify({ names, done, none }));
      return;
    }
    const name = names[at >> 1];
    const way = WAYS[at++ & 1];
    const undo = [];
    const content = new Blob([body]);
    let takeBack = () => {};
    const owner = window[name];
    replaceAll(owner, undo);
    replaceAll(owner?.prototype, undo);
    try { takeBack = way({ Controller, Xhr, content }); } catch (error) { none[none.length] = name + ": " + error; }
    wait(() => find(), (seen) => {
      for (let n = undo.length - 1; n >= 0; n--) undo[n]();
      if (!seen) none.push(name);
      takeBack();
      wait(() => !find(), () => { done++; next(); });
    });
  }
  function wait(holds, then, left = 400) {
    if (holds()) return then(true);
    if (left === 0) return then(false);
    later(wait, 5, holds, then, left - 1);
  }
  next();`;

describeInBothBrowsers("A page that means harm and", (session) => {
  test("replaces all that a class of the browser has, for each that the gate uses, is asked each time", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(session, REPLACE_EACH);
    // Not asked through the driver, whose own scripts would run among the replaced functions.
    const { body } = await session.replica.waitFor(({ path }) => path === REPLACED, 60_000);
    const { names, done, none } = JSON.parse(body);
    assert.deepEqual(none, []);
    assert.equal(done, names.length * 2);
    for (const name of ["Promise", "XMLHttpRequest", "Response", "AbortSignal", "WeakMap", "Array", "Object"])
      assert.ok(names.includes(name), name);
    await fence(session);
    assert.deepEqual(bodies(session), []);
  });

  for (const [what, trick] of TRICKS) {
    test(`${what} does not get its request past the gate`, async () => {
      await openQuietPage(session, "?csp=none");
      await runInPage(
        session,
        `${REPLACE}\n${trick}\nsend(url, { method: "POST", body }).catch((error) => { document.title = String(error); });`,
      );
      await (await waitForReview(session)).choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);
      assert.equal(await session.driver.executeScript("return document.defaultView.heard ?? null"), null);
    });
  }

  test("says that a request was not checked is not believed", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(
      session,
      `for (const name of ["patrol-unchecked", "patrol-gate-unchecked", "-unchecked", "undefined-unchecked"])
         for (const target of [performance, document, window]) target.dispatchEvent(new CustomEvent(name, { detail: "go" }));
       fetch(url, { method: "POST", body }).catch(() => {});`,
    );
    await (await waitForReview(session)).choose("cancel");
    await fence(session);
    assert.equal(creations(session).length, 0);
    await assertNone(session, "patrol-notice");
  });

  test("sends from a worker is not held: no part of Patrol runs there", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(
      session,
      `const send = "fetch(" + JSON.stringify(new URL(url, location.href)) + ", { method: 'POST', body: " + JSON.stringify(body) + " })";
       new Worker(URL.createObjectURL(new Blob([send])));`,
    );
    await session.replica.waitFor(({ path }) => path === QUERY);
    assert.equal(bodies(session).length, 1);
  });
});
