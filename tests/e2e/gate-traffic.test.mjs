// What makes no token goes its way, though much of it goes where tokens are made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone } from "../driver/overlay.mjs";
import { ROOT } from "../driver/root.mjs";
import { openQuietPage, runInPage } from "../driver/scripted-request.mjs";

/** What pages of Azure DevOps send in a day. @type {{ what: string, method: string, path: string, body: string }[]} */
const TRAFFIC = JSON.parse(readFileSync(join(ROOT, "crate/azdo/traffic.json"), "utf8"));

describeInBothBrowsers("What pages of Azure DevOps send in a day", (session) => {
  /** @type {[string, string][]} */
  const WAYS = [
    ["fetch", "await (await fetch(path, { method, body: method === 'GET' ? undefined : body })).text();"],
    [
      "XMLHttpRequest",
      `await new Promise((done) => {
         const xhr = new XMLHttpRequest();
         xhr.onloadend = done;
         xhr.open(method, path);
         xhr.send(body);
       });`,
    ],
    [
      "fetch, as a Blob",
      "await (await fetch(path, { method, body: method === 'GET' ? undefined : new Blob([body]) })).text();",
    ],
  ];
  for (const [how, send] of WAYS) {
    test(`goes out as it is, without a question (${how})`, async () => {
      await session.forgetHistory();
      await openQuietPage(session, "?csp=none");
      await runInPage(
        session,
        `(async () => {
           for (const { method, path, body } of ${JSON.stringify(TRAFFIC)}) { ${send} }
           document.title = "done";
         })();`,
      );
      await session.until("the end of the day", async () => (await session.driver.getTitle()) === "done");
      const sent = session.replica.requests().filter(({ headers }) => headers["sec-fetch-dest"] === "empty");
      assert.deepEqual(
        sent.map(({ method, path, body }) => `${method} ${path} ${body}`),
        TRAFFIC.map(({ method, path, body }) => `${method} ${path} ${method === "GET" ? "" : body}`),
      );
      await assertNone(session, "patrol-review");
      assert.equal((await session.storage()).audit, undefined);
    });
  }
});
