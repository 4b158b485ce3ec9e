// Requests to where tokens are made that nobody can read, or that can be read in more than one way: they are asked about.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { bodies, openQuietPage, outcome, start, xhr } from "../driver/scripted-request.mjs";
import { fence } from "../driver/token-form.mjs";

/** An expression: the body, compressed. @param {string} format @param {string} as */
const compressed = (format, as) =>
  `new Response(new Blob([body]).stream().pipeThrough(new CompressionStream("${format}"))).${as}()`;

/** An expression: the body in UTF-16, least byte first. */
const UTF_16 = "new Uint8Array(Uint16Array.from(body, (letter) => letter.charCodeAt()).buffer)";

/** An expression that sends. @param {string} body @param {string} [headers] */
const post = (body, headers = "{}") =>
  `(async () => fetch(url, { method: "POST", headers: ${headers}, body: await ${body} }))()`;

/** @type {[string, string][]} */
const BODIES = [
  ["is compressed with gzip", post(compressed("gzip", "blob"), '{ "content-encoding": "gzip" }')],
  ["is a compressed buffer", post(compressed("gzip", "arrayBuffer"), '{ "content-encoding": "gzip" }')],
  ["is compressed with deflate", post(compressed("deflate", "blob"), '{ "content-encoding": "deflate" }')],
  ["is compressed without a header", post(compressed("deflate-raw", "blob"))],
  [
    "is compressed, by XMLHttpRequest",
    `(async () => ${xhr(`await ${compressed("gzip", "blob")}`).replace("(resolve,", "async (resolve,")})()`,
  ],
  ["is in UTF-16", post(UTF_16, '{ "content-type": "application/json; charset=utf-16" }')],
  ["is in UTF-16, by XMLHttpRequest", xhr(UTF_16)],
  ["is a list of queries", post("('[' + body + ']')")],
  ["stands in a batch", post("JSON.stringify({ requests: [{ method: 'POST', url, body }] })")],
  ["names its contributions twice", post(`body.replace("{", '{"contributionIds":["ms.vss-web.theme-data"],')`)],
  ["says its scope twice", post(`body.replace('"scope"', '"scope":"vso.profile","scope"')`)],
  ["is text of no form", post("('x' + body)")],
  [
    "is a form in its own encoding",
    post("new URLSearchParams({ 'contributionIds[0]': JSON.parse(body).contributionIds[0] })"),
  ],
];

describeInBothBrowsers("A request to where tokens are made whose body", (session) => {
  for (const [what, expression] of BODIES) {
    test(`${what} is asked about as one that cannot be read`, async () => {
      await openQuietPage(session);
      await start(session, expression);
      const review = await waitForReview(session);
      assert.ok((await review.text()).includes(message("adviceRequestUnreadable")));
      await review.choose("cancel");
      await outcome(session, /Error/);
      await fence(session);
      assert.deepEqual(bodies(session), []);
    });
  }

  test("cannot be read while the page stands still is stopped, and the page says so", async () => {
    await openQuietPage(session);
    await start(
      session,
      `new Promise((resolve) => {
         const request = new XMLHttpRequest();
         request.open("POST", url, false);
         request.send(new Blob([body]));
         resolve();
       })`,
    );
    await outcome(session, "NetworkError");
    await assertNotice(session, "noticeSynchronous");
    await fence(session);
    assert.deepEqual(bodies(session), []);
  });
});

/** Sends to where a token is revoked, with a header that makes something else of it. */
const REVOKES = '"/contoso/_apis/Token/SessionTokens/7"';
const SCOPED = JSON.stringify({ scope: "app_token", validTo: "2027-01-15T08:00:00Z" });

describeInBothBrowsers("A deletion that a header may make something else", (session) => {
  /** @type {[string, string][]} */
  const WAYS = [
    ["fetch", `fetch(${REVOKES}, { method: "DELETE", body, headers: { "X-HTTP-Method-Override": "POST" } })`],
    ["a Request", `fetch(new Request(${REVOKES}, { method: "DELETE", body, headers: { "x-http-method": "PUT" } }))`],
    [
      "XMLHttpRequest",
      xhr("body").replace(
        'xhr.open("POST", url);',
        `xhr.open("DELETE", ${REVOKES}); xhr.setRequestHeader("X-Method-Override", "PATCH");`,
      ),
    ],
  ];
  for (const [how, expression] of WAYS) {
    test(`is asked about, and one without is not (${how})`, async () => {
      await openQuietPage(session);
      await start(session, expression, SCOPED);
      await (await waitForReview(session)).choose("cancel");
      await outcome(session, /Error/);
      await fence(session);
      assert.deepEqual(requests(session, "DELETE"), []);
      await start(session, expression.replace(/x-[a-z-]*method[a-z-]*/i, "x-other"), SCOPED);
      await outcome(session, /answered/);
      await assertNone(session, "patrol-review");
      assert.equal(requests(session, "DELETE").length, 1);
    });
  }
});

/** What reached the server by a method. @param {import("../driver/session.mjs").Session} session @param {string} method */
const requests = ({ replica }, method) => replica.requests().filter((request) => request.method === method);
