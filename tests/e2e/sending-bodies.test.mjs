// What is found in the bodies of requests that write, and what is left alone.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, arrivedAtLast, byXhr, startJson, startWrite } from "../driver/scripted-writes.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

describeInBothBrowsers("A request that writes", (session) => {
  let token = "";
  let other = "";
  before(async () => {
    token = await testToken("new");
    other = await testToken("new", 2);
  });

  /** What holds the token. @type {[string, string, (token: string) => unknown][]} */
  const HELD = [
    ["a comment", WRITE.comment, (token) => ({ comments: [{ content: `use ${token}` }] })],
    [
      "a file in base64",
      WRITE.push,
      (token) => ({
        commits: [{ changes: [{ newContent: { content: btoa(`PAT=${token}\n`), contentType: "base64encoded" } }] }],
      }),
    ],
    ["a variable that is not secret", WRITE.variables, (token) => ({ variables: { PAT: { value: token } } })],
    [
      "the description of a service connection",
      WRITE.connection,
      (token) => ({ description: `with ${token}`, authorization: { parameters: { apitoken: "x" } } }),
    ],
  ];
  for (const [what, url, write] of HELD) {
    test(`is held for ${what}, and never leaves when the person says so`, async () => {
      await openQuietPage(session);
      await startJson(session, url, write(token));
      await (await waitForReview(session)).choose("cancel");
      await outcome(session, "AbortError");
      assert.deepEqual(await arrivedAtLast(session, url), []);
      assertNotSent(token, session.replica);
    });
  }

  /** What the service keeps as a secret. @type {[string, string, (token: string) => unknown][]} */
  const LEFT = [
    [
      "the credentials of a service connection",
      WRITE.connection,
      (token) => ({ name: "sonar", authorization: { scheme: "Token", parameters: { apitoken: token } } }),
    ],
    ["a secret variable", WRITE.variables, (token) => ({ variables: { PAT: { isSecret: true, value: token } } })],
    [
      "a secret variable that says so last",
      WRITE.variables,
      (token) => ({ variables: { PAT: { value: token, isSecret: true } } }),
    ],
    [
      "the password of a service hook",
      WRITE.hook,
      (token) => ({ consumerInputs: { basicAuthPassword: token, httpHeaders: `X-Key: ${token}` } }),
    ],
  ];
  for (const [what, url, write] of LEFT) {
    test(`is never held for ${what}`, async () => {
      await openQuietPage(session);
      await startJson(session, url, write(token));
      await outcome(session, "answered 200");
      assert.equal(arrived(session, url)[0]?.body, JSON.stringify(write(token)));
      await assertNone(session, "patrol-review");
    });
  }

  test("is held where a token stands beside a secret variable", async () => {
    await openQuietPage(session);
    const variables = { PAT: { isSecret: true, value: token }, OTHER: { value: other } };
    await startJson(session, WRITE.variables, { variables });
    const review = await waitForReview(session);
    assert.equal((await review.findings()).length, 1);
    await review.choose("cancel");
    await outcome(session, "AbortError");
  });

  /** Ways of sending. @type {[string, string][]} */
  const WAYS = [
    ["a Request", "fetch(new Request(url, { method: 'POST', body }))"],
    ["a Blob", "fetch(url, { method: 'POST', body: new Blob([body]) })"],
    ["bytes", "fetch(url, { method: 'POST', body: new TextEncoder().encode(body) })"],
    [
      "a form",
      "(() => { const form = new FormData(); form.set('a', body); return fetch(url, { method: 'POST', body: form }); })()",
    ],
    ["an XMLHttpRequest", byXhr("new Blob([body])")],
  ];
  for (const [how, expression] of WAYS) {
    test(`is held when it is sent as ${how}`, async () => {
      await openQuietPage(session);
      const body = JSON.stringify({ comments: [{ content: `use ${token}` }] });
      await startWrite(session, WRITE.comment, expression, body);
      const review = await waitForReview(session);
      assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
      await review.choose("go-on");
      await outcome(session, "answered 200");
      const [sent, ...more] = arrived(session, WRITE.comment);
      assert.ok(sent?.body.includes(body));
      assert.equal(more.length, 0);
    });
  }

  test("is stopped, and said so, where the page leaves no time to ask", async () => {
    await openQuietPage(session);
    await session.driver.executeScript(
      `const [url, body] = arguments;
       const xhr = new XMLHttpRequest();
       xhr.open("POST", url, false);
       try { xhr.send(body); window.outcome = "sent"; } catch (error) { window.outcome = error.name; }`,
      WRITE.comment,
      JSON.stringify({ comments: [{ content: `use ${token}` }] }),
    );
    await outcome(session, "NetworkError");
    await assertNotice(session, "noticeSendSynchronous");
    assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
  });

  test("goes at once where the page leaves no time and nothing is found", async () => {
    await openQuietPage(session);
    const answered = await session.driver.executeScript(
      `const [url, body] = arguments;
       const xhr = new XMLHttpRequest();
       xhr.open("POST", url, false);
       xhr.send(body);
       return [xhr.status, navigator.sendBeacon(url, body)];`,
      WRITE.comment,
      JSON.stringify({ comments: [{ content: "nothing to see" }] }),
    );
    assert.deepEqual(answered, [200, true]);
    await session.until("both", async () => arrived(session, WRITE.comment).length === 2);
  });
});
