// What the page has from the server is not asked about when the page sends it back.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, startJson, startWrite } from "../driver/scripted-writes.mjs";
import { testToken } from "../driver/tokens.mjs";

describeInBothBrowsers("An old secret in what the page has loaded", (session) => {
  let old = "";
  let added = "";
  before(async () => {
    old = await testToken("new");
    added = await testToken("new", 2);
  });
  beforeEach(() => {
    session.replica.options.contents = {};
    session.replica.options.made = {};
  });

  /** @param {string} text */
  const description = (text) => [{ op: "add", path: "/fields/System.Description", value: text }];
  const text = () => `<p>Line\u00a0one "use" ${old}</p>`;

  /** How the page has it. @type {[string, () => Promise<void>][]} */
  const WAYS = [
    [
      "an answer (fetch)",
      () => startWrite(session, WRITE.workItem, "fetch(url).then((answer) => answer.json().then(() => answer))"),
    ],
    [
      "an answer (XMLHttpRequest)",
      () =>
        startWrite(
          session,
          WRITE.workItem,
          `new Promise((resolve) => {
             const xhr = new XMLHttpRequest();
             xhr.responseType = "json";
             xhr.onload = () => resolve(xhr);
             xhr.open("GET", url);
             xhr.send();
           })`,
        ),
    ],
  ];
  for (const [how, load] of WAYS) {
    test(`is not asked about when it is saved again, by ${how}`, async () => {
      session.replica.options.contents = { [WRITE.workItem]: { id: 42, fields: { "System.Description": text() } } };
      await openQuietPage(session);
      await load();
      await outcome(session, "answered 200");
      await startJson(session, WRITE.workItem, description(`${text()}<p>and more</p>`), "PATCH");
      await outcome(session, "answered 200");
      await assertNone(session, "patrol-review");
    });
  }

  test("is not asked about when the page was made with it", async () => {
    session.replica.options.made = { "ms.vss-code-web.pull-request": { description: text() } };
    await openQuietPage(session);
    await startJson(session, WRITE.comment, { comments: [{ content: text() }] });
    await outcome(session, "answered 200");
    await assertNone(session, "patrol-review");
  });

  test("is not asked about as a password that only its variable's name tells", async () => {
    const variables = { DB_PASSWORD: { value: "qT7!mzPa2w" } };
    session.replica.options.contents = { [WRITE.variables]: { id: 7, variables } };
    await openQuietPage(session);
    await startWrite(session, WRITE.variables, "fetch(url).then((answer) => answer.text().then(() => answer))");
    await outcome(session, "answered 200");
    await startJson(session, WRITE.variables, { name: "x", variables }, "PUT");
    await outcome(session, "answered 200");
    await assertNone(session, "patrol-review");
  });

  test("is not asked about, but a new one beside it is", async () => {
    session.replica.options.contents = { [WRITE.workItem]: { id: 42, fields: { "System.Description": text() } } };
    await openQuietPage(session);
    await startWrite(session, WRITE.workItem, "fetch(url)");
    await outcome(session, "answered 200");
    await startJson(session, WRITE.workItem, description(`${text()} ${added}`), "PATCH");
    const review = await waitForReview(session);
    const [asked, ...more] = await review.findings();
    assert.equal(more.length, 0);
    assert.ok(asked?.includes("Azure DevOps"), asked);
    await review.choose("cancel");
    await outcome(session, "AbortError");
    assert.deepEqual(arrived(session, WRITE.workItem), []);
  });

  test("is asked about in a page that does not have it", async () => {
    await openQuietPage(session);
    await startJson(session, WRITE.workItem, description(text()), "PATCH");
    await (await waitForReview(session)).choose("cancel");
    await outcome(session, "AbortError");
  });
});
