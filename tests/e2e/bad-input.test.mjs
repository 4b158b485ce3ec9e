import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, surfaces, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { FULL_ACCESS, QUERY, bodies, openQuietPage, outcome, start } from "../driver/scripted-request.mjs";
import { creations, fence } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");

/** Nobody need decide any more. @param {import("../driver/session.mjs").Session} session */
async function withdrawn(session) {
  await session.until("the question to go", async () => (await surfaces(session, "patrol-review")).length === 0);
}

describeInBothBrowsers("A page that behaves badly", (session) => {
  test("cannot turn the guards off by throwing in its own listeners", async () => {
    await copy(session, await testToken("new", 9));
    await openField(session, AREA);
    await session.driver.executeScript(
      `for (const kind of ["paste", "keydown", "focusin", "patrol-gate", "patrol-core"]) {
         for (const target of [window, document]) {
           target.addEventListener(kind, () => { throw new Error("from the page"); }, true);
         }
       }`,
    );
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("cancel");
    assert.equal(await contentOf(session, AREA.field), "");
    await start(session, "fetch(url, { method: 'POST', body })");
    await (await waitForReview(session)).choose("cancel");
    await outcome(session, "AbortError");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  for (const [what, body] of [
    ["no JSON", "ms.vss-token-web. and then something else"],
    ["half of its JSON", FULL_ACCESS.slice(0, -20)],
    ["JSON of a great depth", `{"a":${"[".repeat(200_000)}"ms.vss-token-web."`],
    ["a list", '["ms.vss-token-web."]'],
  ]) {
    test(`sends ${what}: it is held as unreadable, and goes out unchanged`, async () => {
      await openQuietPage(session);
      await start(session, "fetch(url, { method: 'POST', body })", body);
      const review = await waitForReview(session);
      assert.equal((await review.findings()).length, 1);
      await review.choose("go-on");
      await outcome(session, /answered 200/);
      assert.deepEqual(bodies(session), [body]);
      assert.deepEqual((await session.status()).problems, [{ "page-problem": "request-not-recognised" }]);
    });
  }

  test("aborts an XMLHttpRequest while it is held: it never goes out", async () => {
    await session.open("/contoso/web/_plain");
    await session.driver.executeScript(
      `window.held = new XMLHttpRequest();
       held.open("POST", arguments[0]);
       held.send(arguments[1]);`,
      QUERY,
      FULL_ACCESS,
    );
    await waitForReview(session);
    await session.driver.executeScript("held.abort()");
    await withdrawn(session);
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("aborts a fetch while it is held: it never goes out", async () => {
    await session.open("/contoso/web/_plain");
    await session.driver.executeScript("window.abort = new AbortController()");
    await start(session, "fetch(url, { method: 'POST', body, signal: abort.signal })");
    await waitForReview(session);
    await session.driver.executeScript("abort.abort()");
    await outcome(session, "AbortError");
    await withdrawn(session);
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("sends synchronously, when nobody can be asked: it is stopped and the page says so", async () => {
    await session.open("/contoso/web/_plain");
    const thrown = await session.driver.executeScript(
      `const xhr = new XMLHttpRequest();
       xhr.open("POST", arguments[0], false);
       try { xhr.send(arguments[1]); return "sent"; } catch (error) { return error.name; }`,
      QUERY,
      FULL_ACCESS,
    );
    assert.equal(thrown, "NetworkError");
    await waitForSurface(session, "patrol-notice");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("sends from a frame that it has just made: it is held", async () => {
    await session.open("/contoso/web/_plain");
    await session.driver.executeScript(
      `const frame = document.createElement("iframe");
       document.body.append(frame);
       frame.contentWindow.fetch(new URL(arguments[0], location.href), { method: "POST", body: arguments[1] }).catch(() => {});`,
      QUERY,
      FULL_ACCESS,
    );
    await fence(session);
    assert.equal(creations(session).length, 0, "the request reached the server");
  });

  test("asks twice at once: both are held, and asked about one after the other", async () => {
    await session.open("/contoso/web/_plain");
    await start(
      session,
      "Promise.allSettled([1, 2].map(() => fetch(url, { method: 'POST', body }))).then((all) => ({ status: all.map(({ status }) => status) }))",
    );
    const first = await waitForReview(session);
    await fence(session);
    assert.equal((await surfaces(session, "patrol-review")).length, 1);
    await first.press("cancel");
    await session.until("the next question", () =>
      first.text().then(
        () => false,
        () => true,
      ),
    );
    await (await waitForReview(session)).choose("go-on");
    await outcome(session, "answered rejected,fulfilled");
    assert.equal(creations(session).length, 1);
  });

  test("pastes by itself, from a script: nothing is asked", async () => {
    const token = await testToken("new", 9);
    await openField(session, AREA);
    await session.driver.executeScript(
      `const field = document.querySelector(arguments[0]);
       field.focus();
       const clipboardData = new DataTransfer();
       clipboardData.setData("text/plain", arguments[1]);
       field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));`,
      AREA.field,
      token,
    );
    await session.status();
    await assertNone(session, "patrol-review");
  });

  test("sweeps the question away: it comes back, and the request is still held", async () => {
    await session.open("/contoso/web/_plain");
    await start(session, "fetch(url, { method: 'POST', body })");
    await waitForReview(session);
    await session.driver.executeScript("document.querySelector('patrol-review').remove()");
    await (await waitForReview(session)).choose("cancel");
    await outcome(session, "AbortError");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });
});
