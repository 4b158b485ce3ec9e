// What is asked about is what is sent: nothing that a page changes after its call goes out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { FULL_ACCESS, QUERY, bodies, openQuietPage, runInPage } from "../driver/scripted-request.mjs";

/** What a page sends and then changes. The last part runs while the person is asked. @type {[string, string, string][]} */
const CHANGES = [
  [
    "the options",
    "window.options = { method: 'POST', body, headers: { 'x-own': 'asked' } }; fetch(url, options);",
    "Object.assign(options, { method: 'PUT', body: 'changed', headers: { 'x-own': 'changed' } });",
  ],
  [
    "the headers",
    "window.headers = new Headers({ 'x-own': 'asked' }); fetch(url, { method: 'POST', body, headers });",
    "headers.set('x-own', 'changed');",
  ],
  [
    "the list of headers",
    "window.headers = [['x-own', 'asked']]; fetch(url, { method: 'POST', body, headers });",
    "headers[0][1] = 'changed';",
  ],
  [
    "the headers of a Request",
    "window.request = new Request(url, { method: 'POST', body, headers: { 'x-own': 'asked' } }); fetch(request);",
    "request.headers.set('x-own', 'changed');",
  ],
  [
    "the address",
    "window.to = new URL(url, location); fetch(to, { method: 'POST', body, headers: { 'x-own': 'asked' } });",
    "to.pathname = '/contoso/_apis/changed';",
  ],
  [
    "the form",
    "window.form = new FormData(); form.append('a', body); fetch(url, { method: 'POST', body: form, headers: { 'x-own': 'asked' } });",
    "form.set('a', 'changed'); form.append('b', 'changed');",
  ],
  [
    "the parameters",
    "window.list = new URLSearchParams({ a: body }); fetch(url, { method: 'POST', body: list, headers: { 'x-own': 'asked' } });",
    "list.set('a', 'changed');",
  ],
  [
    "the bytes",
    "window.bytes = new TextEncoder().encode(body); fetch(url, { method: 'POST', body: bytes, headers: { 'x-own': 'asked' } });",
    "bytes.fill(35);",
  ],
  ...[
    ["the form of an XMLHttpRequest", "new FormData()", "sent.append('a', body)", "sent.set('a', 'changed')"],
    [
      "the parameters of an XMLHttpRequest",
      "new URLSearchParams()",
      "sent.append('a', body)",
      "sent.set('a', 'changed')",
    ],
    ["the bytes of an XMLHttpRequest", "new TextEncoder().encode(body)", "", "sent.fill(35)"],
    ["the buffer of an XMLHttpRequest", "new TextEncoder().encode(body).buffer", "", "new Uint8Array(sent).fill(35)"],
    [
      "the view of an XMLHttpRequest",
      "new DataView(new TextEncoder().encode(body).buffer)",
      "",
      "sent.setInt8(20, 35)",
    ],
    [
      "the document of an XMLHttpRequest",
      "document.implementation.createHTMLDocument()",
      "sent.body.append(body)",
      "sent.body.textContent = 'changed'",
    ],
  ].map(
    ([what, make, fill, change]) =>
      /** @type {[string, string, string]} */ ([
        what,
        `window.sent = ${make}; ${fill}; window.request = new XMLHttpRequest(); request.open('POST', url);
         request.setRequestHeader('x-own', 'asked'); request.send(sent);`,
        `${change};`,
      ]),
  ),
  [
    "the headers of an XMLHttpRequest",
    "window.request = new XMLHttpRequest(); request.open('POST', url); request.setRequestHeader('x-own', 'asked'); request.send(body);",
    "try { request.setRequestHeader('x-own', 'changed'); } catch {}",
  ],
  [
    "what its objects write of themselves",
    `const written = (first) => { let times = 0; return { toString: () => (times++ ? "changed" : first) }; };
     window.request = new XMLHttpRequest();
     request.open(written("POST"), written(url));
     request.setRequestHeader("x-own", "asked");
     request.send(written(body));`,
    "",
  ],
];

describeInBothBrowsers(
  "A request that is held goes out as it was when it was sent, when the page changes",
  (session) => {
    for (const [what, send, change] of CHANGES) {
      test(`${what}`, async () => {
        await openQuietPage(session, "?csp=none");
        await runInPage(session, send);
        const review = await waitForReview(session);
        await runInPage(session, change);
        assert.deepEqual(bodies(session), []);
        await review.choose("go-on");
        const { method, headers, body } = await session.replica.waitFor(({ path }) => path === QUERY);
        assert.equal(method, "POST");
        assert.equal(headers["x-own"], "asked");
        assert.ok(!body.includes("changed") && !body.includes("###"), body);
        assert.ok(decoded(body).includes(FULL_ACCESS), body);
        assert.equal(bodies(session).length, 1);
      });
    }
  },
);

/** The text in a body, however it is wrapped. @param {string} body */
function decoded(body) {
  return body.startsWith("a=") ? (new URLSearchParams(body).get("a") ?? "") : body.replaceAll("&quot;", '"');
}
