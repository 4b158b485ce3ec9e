// A day with the default settings: forty pastes, five tokens, three edits and ten clones without a word, and three accidents. Exactly these
// are asked about.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, focus, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { takeTask, waitForLine, waitForOutcome, waitForRules } from "../driver/form-advice.mjs";
import { message } from "../driver/messages.mjs";
import { ORDINARY } from "../driver/ordinary-texts.mjs";
import { assertNone, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import {
  SCOPE,
  TOKENS,
  chooseItem,
  click,
  creations,
  fence,
  openForm,
  selectToken,
  shownToken,
  submit,
} from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const COMMENT = fieldNamed("a pull-request comment");
const FIELD = {
  name: ".bolt-panel input.bolt-textfield-input:not([type])",
  end: ".ms-DatePicker input",
};

/** A key of nobody's, in the older form, which has no checksum. */
const KEY = createHash("sha512").update("an ordinary day").digest("base64");
const LOG = [
  "09:14:02 INFO  connecting to storage",
  `09:14:03 DEBUG DefaultEndpointsProtocol=https;AccountName=shopdata;AccountKey=${KEY};EndpointSuffix=core.windows.net`,
  "09:14:04 INFO  connected in 812 ms",
].join("\n");

describeInBothBrowsers("On an ordinary day", (session) => {
  test("forty pastes go in as they are", async () => {
    assert.equal(ORDINARY.length, 40);
    await openField(session, COMMENT);
    for (const text of ORDINARY) {
      await copy(session, text);
      // In the place of the one before.
      await focus(session, COMMENT.field);
      await chord(session, "a");
      await chord(session, "v");
      await session.until(`the comment to be: ${text}`, async () => (await contentOf(session, COMMENT.field)) === text);
    }
    await assertQuiet(session);
  });

  for (const [what, task] of Object.entries({ push: 2, "publish packages": 4, "run pipelines": 5 })) {
    test(`a token to ${what}, as Patrol fills the form in, is made`, async () => {
      await openForm(session, "Nightly report");
      await takeTask(session, task);
      await waitForOutcome(session);
      await assertMade(session);
    });
  }

  for (const [what, scope] of Object.entries({ code: SCOPE.codeRead, "work items": SCOPE.workItemsRead })) {
    test(`a token to read ${what}, for as long as the form proposes, is made`, async () => {
      await openForm(session, "Nightly report");
      await click(session, scope);
      await assertMade(session);
    });
  }

  /** @type {Record<string, () => Promise<void>>} */
  const edits = {
    renames: async () => (await session.driver.findElement(By.css(FIELD.name))).sendKeys(" 2"),
    shortens: async () => {
      const field = await session.driver.findElement(By.css(FIELD.end));
      await field.clear();
      await field.sendKeys(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10));
    },
    narrows: () => click(session, '[class*="groupingContainer-"]:nth-child(4) .bolt-checkbox:nth-child(3)'),
  };
  for (const [what, edit] of Object.entries(edits)) {
    test(`an edit that ${what} a token is saved`, async () => {
      await session.open(TOKENS);
      await selectToken(session, "release pipeline");
      await click(session, "#__bolt-edit-token");
      await waitForLine(session, message("formSame"));
      await edit();
      await submit(session);
      await session.replica.waitFor(({ method }) => method === "PUT");
      await assertQuiet(session);
    });
  }

  test("ten clones are helped with, and nothing else is said", async () => {
    for (let clone = 1; clone <= 10; clone += 1) {
      await session.open("/contoso/web/_git/shop");
      await click(session, "#__bolt-clone-repository");
      const panel = await waitForSurface(session, "patrol-clone");
      assert.ok((await texts(panel, "pre"))[0]?.includes("clone https://dev.azure.com/contoso/web/_git/shop"));
      await assertQuiet(session);
    }
  });

  test("a live token in a comment is asked about", async () => {
    const token = await testToken("new", 31);
    await assertAsked(session, `It works with this: ${token}`, token);
  });

  test("a storage key in a log is asked about", () => assertAsked(session, LOG, KEY));

  test("a token with full access for a year is asked about", async () => {
    await openForm(session, "Nightly report");
    await click(session, "#__bolt-full");
    await waitForRules(session, ["full-access"]);
    await chooseItem(session, 2, 4);
    const end = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
    await session.driver.findElement(By.css(FIELD.end)).sendKeys(end);
    await submit(session);
    const review = await waitForReview(session);
    assert.equal((await review.findings()).length, 2);
    await review.choose("cancel");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("nothing but the three accidents was asked about", async () => {
    const decided = async () => {
      /** @type {{ action: string }[]} */
      const log = (await session.storage()).audit ?? [];
      return log.map(({ action }) => action).filter((action) => action !== "informed");
    };
    await session.until("the accidents in the log", async () => (await decided()).length >= 3);
    assert.deepEqual((await decided()).sort(), ["cancelled", "redacted", "redacted"]);
  });
});

/** Sends the form, and asserts that nobody was asked. @param {Session} session */
async function assertMade(session) {
  await submit(session);
  await shownToken(session);
  await assertQuiet(session);
  assert.equal(creations(session).length, 1);
}

/** Asserts that nobody was asked, and that nothing covers the page. @param {Session} session */
async function assertQuiet(session) {
  await assertNone(session, "patrol-review");
  await assertNone(session, "patrol-notice");
}

/** Pastes a text into a comment, and takes the proposal. @param {Session} session @param {string} text @param {string} secret */
async function assertAsked(session, text, secret) {
  await copy(session, text);
  await openField(session, COMMENT);
  await pasteInto(session, COMMENT.field);
  await (await waitForReview(session)).choose("redact");
  await session.until("the text", async () => (await contentOf(session, COMMENT.field)).includes("[redacted:"));
  assert.ok(!(await contentOf(session, COMMENT.field)).includes(secret));
}
