// An edit is judged by what it adds to the token.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForLine, waitForRules } from "../driver/form-advice.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, lines, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { SCOPE, TOKENS, chooseItem, click, fence, selectToken, submit } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const DAY_MS = 86_400_000;
const NAME = ".bolt-panel input.bolt-textfield-input:not([type])";
const DATE = ".ms-DatePicker input";

/** @param {string} key @param {string[]} gaps */
const filled = (key, ...gaps) => message(key).replace(/\$(\d)/g, (_, gap) => gaps[Number(gap) - 1]);

describeInBothBrowsers("An edit of a token", (session) => {
  afterEach(async () => {
    session.replica.options.failWith = undefined;
    await session.store({});
  });

  test("that renames it is not held, however much the token can do", async () => {
    await edit(session, "laptop");
    await (await session.driver.findElement(By.css(NAME))).sendKeys(" 2");
    await submit(session);
    assert.equal((await saved(session)).displayName, "laptop 2");
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-notice");
  });

  test("that narrows it and lets it expire earlier is said to be safer, and is not held", async () => {
    await edit(session, "release pipeline");
    await click(session, '[class*="groupingContainer-"]:nth-child(4) .bolt-checkbox:nth-child(3)');
    await typeEnd(session, 60);
    const safer = [message("saferScopes"), message("saferExpiry")].join(", ");
    await waitForLine(session, filled("formSafer", safer));
    await waitForRules(session, []);
    await submit(session);
    assert.ok(!(await saved(session)).scope.includes("release_manage"));
    await assertNone(session, "patrol-review");
  });

  test("that makes it safer is followed by the offer of a reminder, once it is done", async () => {
    await edit(session, "release pipeline");
    await click(session, '[class*="groupingContainer-"]:nth-child(4) .bolt-checkbox:nth-child(3)');
    await typeEnd(session, 60);
    await waitForLine(session, filled("formSafer", [message("saferScopes"), message("saferExpiry")].join(", ")));
    session.replica.options.failWith = "expiredPatCannotBeExtended";
    await submit(session);
    await session.until("the refusal", async () => (await lines(session)).length > 0);
    const list = await waitForSurface(session, "patrol-list");
    const offers = () => texts(list, "section:nth-of-type(2) [role=status]");
    assert.deepEqual(await offers(), []);
    session.replica.options.failWith = undefined;
    session.replica.clear();
    await submit(session);
    const { validTo } = await saved(session);
    const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(new Date(validTo));
    const sentence = filled("listShrunk", quoted("release pipeline"), day);
    await session.until(sentence, async () => (await offers())[0] === sentence);
    await (await list.findElement(By.css("section:nth-of-type(2) button"))).click();
    await session.until("the reminder", async () => (await offers())[1] === message("createdReminded"));
    assert.deepEqual((await session.storage()).reminders, [
      {
        name: "release pipeline",
        organization: "contoso",
        page: `https://dev.azure.com${TOKENS}`,
        ends: Date.parse(validTo),
      },
    ]);
    // What makes it no safer takes the offer away.
    await selectToken(session, "release pipeline");
    await click(session, "#__bolt-edit-token");
    await waitForLine(session, message("formSame"));
    await (await session.driver.findElement(By.css(NAME))).sendKeys(" 2");
    session.replica.clear();
    await submit(session);
    await saved(session);
    await session.until("the offer to go", async () => (await offers()).length === 0);
  });

  test("from all organizations to one is not held", async () => {
    await edit(session, "laptop");
    await chooseItem(session, 1, 1);
    await submit(session);
    assert.equal((await saved(session)).targetAccounts.length, 1);
    await assertNone(session, "patrol-review");
  });

  /** @type {[string, () => Promise<void>, string, number][]} */
  const wider = [
    ["another scope", () => click(session, SCOPE.codeRead), "adviceWidenedScopes", 1],
    ["a strong scope", () => click(session, SCOPE.buildExecute), "adviceWidenedScopes", 1],
    ["a later end", () => typeEnd(session, 60), "adviceWidenedExpiry_other", 1],
    ["all organizations", () => chooseItem(session, 1, 3), "adviceWidenedReach", 1],
  ];
  for (const [what, widen, sentence, count] of wider) {
    test(`that adds ${what} is asked about, about just that, and as an edit`, async () => {
      await edit(session, "read work items");
      await widen();
      await submit(session);
      const review = await waitForReview(session);
      assert.equal(await review.title(), message("tokenTitleEdit"));
      const findings = await review.findings();
      assert.equal(findings.length, count, findings.join("\n"));
      assert.ok(findings[0].startsWith(message(sentence).split("$")[0]), findings[0]);
      assert.ok(!(await review.text()).includes(message("formWay")), "it is about a token that there is");
      await fence(session);
      assert.deepEqual(saves(session), []);
      await review.choose("go-on");
      await saved(session);
      await fence(session);
      await assertNone(session, "patrol-review");
      assert.equal(saves(session).length, 1);
    });
  }

  test("that adds a scope can be taken back by one click", async () => {
    await edit(session, "read work items");
    await click(session, SCOPE.codeRead);
    await submit(session);
    const review = await waitForReview(session);
    await review.pressFix(filled("formFixLeaveOut", "Code (Read)"));
    await waitForLine(session, message("formSame"));
    await fence(session);
    assert.deepEqual(saves(session), []);
  });

  test("is asked about once where there is no list to compare it with", async () => {
    await session.open(TOKENS);
    await session.status();
    await selectToken(session, "read work items");
    await session.inPatrol("await chrome.storage.session.clear()");
    await click(session, "#__bolt-edit-token");
    await waitForLine(session, message("formPartly"));
    await typeEnd(session, 10);
    await submit(session);
    const review = await waitForReview(session);
    const findings = await review.findings();
    assert.equal(findings.length, 1, findings.join("\n"));
    assert.ok(findings[0].startsWith(message("adviceEditUnknown")), findings[0]);
    await review.choose("go-on");
    await saved(session);
    await assertNone(session, "patrol-review");
  });
});

/** Opens the form of a token. @param {Session} session @param {string} name */
async function edit(session, name) {
  session.replica.clear();
  await session.open(TOKENS);
  await selectToken(session, name);
  await click(session, "#__bolt-edit-token");
  await waitForLine(session, message("formSame"));
}

/** @param {Session} session @param {number} days from today */
async function typeEnd(session, days) {
  const field = await session.driver.findElement(By.css(DATE));
  await field.clear();
  const date = new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  await field.sendKeys(date);
}

/** What has been saved. @param {Session} session */
const saves = ({ replica }) => replica.requests().filter(({ method }) => method === "PUT");

/** What the next request to save says. @param {Session} session */
async function saved({ replica }) {
  const { body } = await replica.waitFor(({ method }) => method === "PUT");
  return JSON.parse(body);
}
