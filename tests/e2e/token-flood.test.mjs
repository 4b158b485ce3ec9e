// A page that asks for very many tokens at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { deaf } from "../driver/broken.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, lines } from "../driver/overlay.mjs";
import { NARROW, bodies, openQuietPage, runInPage } from "../driver/scripted-request.mjs";

/** Until the last is answered, in ms. */
const PATIENCE = 90_000;

/** Asks for so many tokens at once, and waits until all are answered. @param {import("../driver/session.mjs").Session} session @param {number} many */
async function flood(session, many) {
  await openQuietPage(session, "?csp=none");
  await runInPage(
    session,
    `const send = () => fetch(url, { method: "POST", body: ${JSON.stringify(NARROW)} });
     Promise.allSettled(Array.from({ length: ${many} }, send)).then(() => (document.title = "done"));`,
  );
  const isDone = async () => (await session.driver.getTitle()) === "done";
  await session.until("the last answer", isDone, PATIENCE);
  assert.deepEqual(bodies(session), Array(many).fill(NARROW));
}

describeInBothBrowsers("Very many token requests at once", (session) => {
  test("are all judged, and go out as they are", async () => {
    await session.forgetHistory();
    await flood(session, 2000);
    assert.deepEqual((await session.status()).problems, []);
    await assertNone(session, "patrol-review");
    const { audit } = await session.storage();
    assert.equal(audit.length, 100, "what is kept of decisions that nobody made");
  });
});

describeInBothBrowsers(
  "Very many token requests at once that nobody judges",
  (session) => {
    test("wait as long as one does, and one line says it", async () => {
      const start = Date.now();
      await flood(session, 200);
      assert.ok(Date.now() - start < 15_000, "those behind have waited for those before them");
      const said = await lines(session);
      assert.equal(said.length, 1, said.join("\n"));
      assert.ok(said[0].includes(message("problemWentUnchecked")), said[0]);
    });
  },
  {
    alter: deaf('kind === "judge"'),
    // Firefox says so when a page goes while it waits for an answer.
    errors: (error) => error.includes("context unloaded"),
  },
);
