import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { assertNotice, surfaces, texts, waitForReview } from "../driver/overlay.mjs";
import { outcome, start } from "../driver/scripted-request.mjs";
import {
  SCOPE,
  TOKENS,
  click,
  creations,
  fence,
  openForm,
  selectToken,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

const CODES = [...readFileSync("extension/gate/refusals.ts", "utf8").matchAll(/^  "(\w+)",$/gm)].map(
  ([, code]) => code,
);

/** @param {import("../driver/session.mjs").Session} session @param {string} name @param {string} [query] */
async function createNarrow(session, name, query = "") {
  await openForm(session, name, `${TOKENS}${query}`);
  await click(session, SCOPE.codeRead);
  await submit(session);
}

/** No notice says why a token was refused. @param {import("../driver/session.mjs").Session} session */
async function assertNothingExplained(session) {
  for (const notice of await surfaces(session, "patrol-notice")) {
    const said = (await texts(await notice.getShadowRoot(), "[role=alert]")).join();
    for (const code of CODES) assert.ok(!said.includes(message(`refused_${code}`)), said);
  }
}

describeInBothBrowsers("When the service refuses a token", (session) => {
  afterEach(() => {
    session.replica.options.failWith = undefined;
  });

  for (const code of CODES) {
    test(`because of ${code}, the page says in words what to do`, async () => {
      await createNarrow(session, `fail:${code}`);
      await assertNotice(session, `refused_${code}`);
      assert.equal(creations(session).length, 1);
    });
  }

  for (const transport of ["xhr", "request"]) {
    test(`it is explained for another transport: ${transport}`, async () => {
      await createNarrow(session, "fail:patLifespanPolicyViolation", `?transport=${transport}`);
      await assertNotice(session, "refused_patLifespanPolicyViolation");
    });
  }

  test("an edit, it is explained, also after a question", async () => {
    session.replica.options.failWith = "expiredPatCannotBeExtended";
    await session.open(TOKENS);
    await selectToken(session, "read work items");
    await click(session, "#__bolt-edit-token");
    await click(session, SCOPE.codeRead);
    await submit(session);
    const review = await waitForReview(session);
    await review.choose("go-on");
    await assertNotice(session, "refused_expiredPatCannotBeExtended");
  });

  test("that a script asks the documented interface for, it is explained", async () => {
    session.replica.options.failWith = "globalPATCreationBlocked";
    await session.open(TOKENS);
    await start(
      session,
      `fetch("/contoso/_apis/tokens/pats", { method: "POST", body: JSON.stringify(
         { displayName: "x", scope: "vso.code", allOrgs: false, validTo: new Date(Date.now() + 6e8).toISOString() }) })`,
    );
    await outcome(session, /answered 200/);
    await assertNotice(session, "refused_globalPATCreationBlocked");
  });

  test("for a reason that Patrol does not know, it stays silent: the page has said it", async () => {
    await createNarrow(session, "fail:somethingElse");
    await session.replica.waitFor(({ body }) => body.includes("fail:somethingElse"));
    await fence(session);
    await assertNothingExplained(session);
  });
});

describeInBothBrowsers("When the service makes a token", (session) => {
  test("whose name is that of a refusal, nothing is said", async () => {
    await createNarrow(session, "patLifespanPolicyViolation");
    await shownToken(session);
    await fence(session);
    await assertNothingExplained(session);
  });
});
