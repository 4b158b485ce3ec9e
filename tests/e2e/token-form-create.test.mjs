import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForRule, waitForRules } from "../driver/form-advice.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { runInPage } from "../driver/scripted-request.mjs";
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

/** What a script of the page makes of the request after it was decided in the form: what, how, and what the person is told. */
const CHANGES = [
  ["another scope", 'properties.scope = "vso.packaging_manage"', "Packaging"],
  ["one more scope", 'properties.scope += " vso.packaging_manage"', "Packaging"],
  ["a later end", "properties.validTo = new Date(Date.parse(properties.validTo) + 5 * 86_400_000).toISOString()", "65"],
];

describeInBothBrowsers("Create in the token form", (session) => {
  for (const language of ["en", "de", "qps"]) {
    const page = `${TOKENS}?lang=${language}`;

    test(`is asked about before it goes through, and not again (${language})`, async () => {
      await openFresh(session, page);
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
      await logged(session, ["went-on"]);
    });

    test(`is asked about by what the boxes and the end say, in whatever words (${language})`, async () => {
      await openFresh(session, page);
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
      await openFresh(session);
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
    await openFresh(session);
    await click(session, "#__bolt-full");
    await waitForRule(session, "full-access");
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await click(session, "#__bolt-custom");
    await click(session, SCOPE.codeRead);
    await waitForRules(session, ["hidden-inclusion"]);
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-review");
    await logged(session, ["cancelled", "informed"]);
  });

  test("is left to the gate when the form does not tell everything, and asked about once", async () => {
    await openFresh(session);
    await click(session, "#__bolt-full");
    await chooseItem(session, 1, 3);
    await waitForRules(session, ["all-organizations", "full-access"]);
    await submit(session);
    const review = await waitForReview(session);
    assert.equal(await isBusy(session), true, "the request waits");
    await review.choose("go-on");
    await shownToken(session);
    await assertNone(session, "patrol-review");
    await logged(session, ["went-on"]);
  });

  for (const [what, change, told] of CHANGES) {
    test(`is asked about again when the page then asks for ${what}, of the same level`, async () => {
      await openFresh(session, `${TOKENS}?csp=none`);
      await runInPage(
        session,
        `const send = window.fetch;
         window.fetch = (url, init) => {
           if (!init?.body?.includes("issue-session-token")) return send(url, init);
           const asked = JSON.parse(init.body);
           const properties = asked.dataProviderContext.properties;
           ${change};
           return send(url, { ...init, body: JSON.stringify(asked) });
         };
         document.body.dataset.wrapped = "";`,
      );
      await session.until("the page's own fetch", async () => {
        const wrapped = await session.driver.findElements(By.css("body[data-wrapped]"));
        return wrapped.length > 0;
      });
      await click(session, SCOPE.codeWrite);
      await chooseDays(session, 60);
      await waitForRules(session, ["lifetime-over-limit", "high-privilege-scope"]);
      await submit(session);
      await (await waitForReview(session)).press("go-on");
      await session.until("the form to send its request", () => isBusy(session));
      const review = await waitForReview(session);
      const findings = await review.findings();
      assert.equal(findings.length, 1, "what was decided is not asked again");
      assert.ok(findings[0].includes(told), findings[0]);
      await review.choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);
      await logged(session, ["went-on", "cancelled"]);
    });
  }

  test("does nothing while it is disabled", async () => {
    await openForm(session, "");
    await click(session, "#__bolt-full");
    await waitForRule(session, "full-access");
    await session.driver.findElement(By.css(CREATE)).click();
    await fence(session);
    await assertNone(session, "patrol-review");
    assert.equal(creations(session).length, 0);
  });

  test("of a token that there are only notes about goes through at once", async () => {
    await openFresh(session);
    await click(session, SCOPE.workItemsRead);
    await chooseDays(session, 5);
    await waitForRules(session, ["hidden-inclusion"]);
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
        await openFresh(session);
        await click(session, "#__bolt-full");
        await waitForRule(session, "full-access");
        await submit(session);
        const review = await waitForReview(session);
        assert.equal(await isBusy(session), false);
        assert.deepEqual(await review.choices(), choices);
        if (level === "reason") await review.writeReason("for the release");
        await review.choose(/** @type {"cancel"} */ (choices.at(-1)));
        if (level === "reason") await shownToken(session);
        await fence(session);
        assert.equal(creations(session).length, level === "reason" ? 1 : 0);
        await logged(session, [action]);
      });
    },
    { storage: levels({ "full-access": level }) },
  );
}

/** Whether the form waits for an answer of the server. @param {Session} session @returns {Promise<boolean>} */
function isBusy({ driver }) {
  return driver.executeScript("return document.querySelector('.bolt-panel [aria-busy]').ariaBusy === 'true'");
}

/** Opens the form with an empty log. @param {Session} session @param {string} [page] */
async function openFresh(session, page) {
  await session.forgetHistory();
  await openForm(session, "nightly build", page);
}

/** Waits until the log says that this was done. @param {Session} session @param {string[]} expected */
async function logged(session, expected) {
  /** @type {string[]} */
  let actions = [];
  await session.until(
    () => `the log to hold [${expected}]; it holds [${actions}]`,
    async () => {
      const entries = /** @type {{ action: string }[]} */ ((await session.storage()).audit ?? []);
      actions = entries.map(({ action }) => action);
      return actions.join() === expected.join();
    },
  );
}
