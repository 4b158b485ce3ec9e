import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForRule, waitForRules } from "../driver/form-advice.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { levels } from "../driver/settings.mjs";
import {
  CREATE,
  FAILURE,
  SCOPE,
  TOKENS,
  chooseDays,
  chooseItem,
  click,
  creations,
  fence,
  openForm,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

describeInBothBrowsers("Create in the token form", (session) => {
  for (const language of ["en", "de", "qps"]) {
    const page = `${TOKENS}?lang=${language}`;

    test(`is asked about before it goes through, and not again (${language})`, async () => {
      await openForm(session, "nightly build", page);
      await click(session, "#__bolt-full");
      await waitForRule(session, "full-access");
      await submit(session);
      const review = await waitForReview(session);
      assert.equal(await isBusy(session), false, "the form is not sent yet");
      await review.choose("go-on");
      await shownToken(session);
      await assertNone(session, "patrol-review");
      await fence(session);
      assert.equal(creations(session).length, 1);
      assert.deepEqual(await actions(session), ["went-on"]);
    });

    test(`is asked about by what the boxes and the end say, in whatever words (${language})`, async () => {
      await openForm(session, "nightly build", page);
      await click(session, SCOPE.codeWrite);
      await chooseItem(session, 2, 3);
      await waitForRules(session, ["lifetime-over-limit", "high-privilege-scope"]);
      await submit(session);
      const review = await waitForReview(session);
      assert.equal(await isBusy(session), false);
      assert.equal((await review.findings()).length, 2);
      await review.choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);
      assert.equal((await session.driver.findElements(By.css(FAILURE))).length, 0, "the form knows of nothing");
    });
  }

  test("by the keyboard is asked about too", async () => {
    for (const key of [Key.ENTER, Key.SPACE]) {
      await openForm(session, "nightly build");
      await click(session, "#__bolt-full");
      await waitForRule(session, "full-access");
      await session.driver.executeScript("document.querySelector(arguments[0]).focus()", CREATE);
      await session.driver.actions().sendKeys(key).perform();
      const review = await waitForReview(session);
      assert.equal(await isBusy(session), false);
      await review.choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);
    }
  });

  test("is asked about anew when the form has changed since", async () => {
    await openForm(session, "nightly build");
    await click(session, "#__bolt-full");
    await waitForRule(session, "full-access");
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await click(session, "#__bolt-custom");
    await click(session, SCOPE.codeRead);
    await waitForRules(session, ["lifetime-over-a-week"]);
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-review");
    assert.deepEqual(await actions(session), ["cancelled", "informed"]);
  });

  test("is left to the gate when the form does not tell everything, and asked about once", async () => {
    await openForm(session, "nightly build");
    await click(session, "#__bolt-full");
    await chooseItem(session, 1, 3);
    await waitForRules(session, ["all-organizations", "lifetime-over-a-week", "full-access"]);
    await submit(session);
    const review = await waitForReview(session);
    assert.equal(await isBusy(session), true, "the request waits");
    await review.choose("go-on");
    await shownToken(session);
    await assertNone(session, "patrol-review");
    assert.deepEqual(await actions(session), ["went-on"]);
  });

  test("does nothing while it is disabled", async () => {
    await openForm(session, "");
    await click(session, "#__bolt-full");
    await waitForRule(session, "full-access");
    await session.driver.findElement(By.css(CREATE)).click();
    await fence(session);
    await assertNone(session, "patrol-review");
    assert.equal(creations(session).length, 0);
  });

  test("of a safe token goes through at once", async () => {
    await openForm(session, "nightly build");
    await click(session, SCOPE.workItemsRead);
    await chooseDays(session, 5);
    await waitForRules(session, []);
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-review");
  });
});

/** @type {[import("../driver/settings.mjs").Level, string[], string][]} */
const LEVELS = [
  ["reason", ["cancel", "go-on"], "went-on"],
  ["block", ["cancel"], "blocked"],
];
for (const [level, choices, action] of LEVELS) {
  describeInBothBrowsers(
    `Create at the level "${level}"`,
    (session) => {
      test("is held in the form", async () => {
        await openForm(session, "nightly build");
        await click(session, "#__bolt-full");
        await waitForRule(session, "full-access");
        await submit(session);
        const review = await waitForReview(session);
        assert.equal(await isBusy(session), false);
        assert.deepEqual(await review.choices(), choices);
        if (level === "reason") await review.writeReason("for the release");
        await review.choose(/** @type {"cancel"} */ (choices.at(-1)));
        await fence(session);
        assert.equal(creations(session).length, level === "reason" ? 1 : 0);
        assert.deepEqual(await actions(session), [action]);
      });
    },
    { storage: levels({ "full-access": level }) },
  );
}

/** Whether the form waits for an answer of the server. @param {Session} session @returns {Promise<boolean>} */
function isBusy({ driver }) {
  return driver.executeScript("return document.querySelector('.bolt-panel [aria-busy]').ariaBusy === 'true'");
}

/** What the log says was done since it was last asked. @param {Session} session @returns {Promise<string[]>} */
async function actions(session) {
  const { audit } = await session.storage();
  const entries = /** @type {{ action: string }[]} */ (JSON.parse(audit ?? '{"entries":[]}').entries);
  await session.inPatrol("await chrome.storage.local.remove('audit')");
  return entries.map((entry) => entry.action);
}
