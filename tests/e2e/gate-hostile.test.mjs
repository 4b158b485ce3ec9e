import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNotice, waitForReview } from "../driver/overlay.mjs";
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
       document.addEventListener(name, () => { window.heard = true; });
       document.dispatchEvent(new CustomEvent("patrol-gate", { detail: name, cancelable: true }));
     }
     document.dispatchEvent(new CustomEvent("patrol-core"));
     for (let id = 0; id < 100; id++) document.dispatchEvent(new CustomEvent("mine-" + id, { detail: "go" }));
     document.dispatchEvent(new CustomEvent("mine-stopped"));`,
  ],
];

describeInBothBrowsers("A page that means harm and", (session) => {
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

  test("says that a request was not checked only makes a false notice", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(session, 'document.dispatchEvent(new CustomEvent("patrol-unchecked", { detail: "go" }));');
    await assertNotice(session, "problemWentUnchecked");
    await runInPage(session, 'fetch(url, { method: "POST", body }).catch(() => {});');
    await (await waitForReview(session)).choose("cancel");
    await fence(session);
    assert.equal(creations(session).length, 0);
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
