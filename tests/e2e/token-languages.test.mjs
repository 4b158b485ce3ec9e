import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, surfaces, texts, waitForNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import {
  FAILURE,
  PANEL,
  SCOPE,
  TOKENS,
  chooseItem,
  click,
  creations,
  fence,
  openForm,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

describeInBothBrowsers("The token form", (session) => {
  for (const language of ["en", "de", "qps"]) {
    const page = `${TOKENS}?lang=${language}`;

    test(`is advised on as soon as it is open, and no longer than that (${language})`, async () => {
      await openForm(session, "ci", page);
      const advice = await waitForSurface(session, "patrol-advice");
      const inPanel = await session.driver.findElements(By.css(`${PANEL} patrol-advice`));
      assert.equal(inPanel.length, 1, "the advice is not in the panel");
      assert.match((await texts(advice, "*")).join(), /\w/);
      assert.deepEqual((await session.status()).problems, []);
      await click(session, ".bolt-panel-footer button:not(.primary)");
      await waitForNone(session, "patrol-advice");
      await click(session, ".bolt-header-commandbar .primary");
      await waitForSurface(session, "patrol-advice");
      assert.equal((await surfaces(session, "patrol-advice")).length, 1);
    });

    test(`is guarded: full access everywhere is held, cancelled, and a narrow token passes (${language})`, async () => {
      await openForm(session, "ci", page);
      await click(session, "#__bolt-full");
      // Which organizations this means, only the request says: it is held, not the button.
      await chooseItem(session, 1, 3);
      await submit(session);
      const review = await waitForReview(session);
      assert.equal((await review.findings()).length, 2);
      await fence(session);
      assert.equal(creations(session).length, 0);
      await review.choose("cancel");
      await session.until(
        "the form's failure",
        async () => (await session.driver.findElements(By.css(FAILURE))).length > 0,
      );
      await chooseItem(session, 1, 1);
      await click(session, "#__bolt-custom");
      await click(session, SCOPE.codeRead);
      await submit(session);
      await shownToken(session);
      await assertNone(session, "patrol-review");
      assert.equal(creations(session).length, 1);
    });
  }

  test("is advised on when it is reached without a reload", async () => {
    await session.open("/contoso/_usersSettings/keys");
    await session.driver.executeScript(
      "history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
      TOKENS,
    );
    await click(session, "#__bolt-new-token");
    await waitForSurface(session, "patrol-advice");
    await session.status(({ surface }) => surface === "tokens");
  });
});
