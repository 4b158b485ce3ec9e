import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, deaf, outOfMemory } from "../driver/broken.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved } from "../driver/own-pages.mjs";
import { message } from "../driver/messages.mjs";
import {
  FAILURE,
  SCOPE,
  chooseEverywhere,
  click,
  creations,
  fence,
  openForm,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

const STOP = { settings: { version: 1, stopUnchecked: true } };
const WENT_UNCHECKED = { "page-problem": "went-unchecked" };

/** @typedef {import("../driver/session.mjs").Session} Session */

/** Asks for a token with full access. @param {Session} session */
async function askForFullAccess(session) {
  await openForm(session, "ci");
  await click(session, "#__bolt-full");
  await submit(session);
}

/** @param {Session} session */
async function assertFailed(session) {
  await session.until(
    "the form's failure",
    async () => (await session.driver.findElements(By.css(FAILURE))).length > 0,
  );
  await fence(session);
  assert.equal(creations(session).length, 0, "the request reached the server");
}

describeInBothBrowsers("When the browser has stopped the background", (session) => {
  test("a token request is judged all the same", async () => {
    await openForm(session, "ci");
    await session.stopBackground();
    await click(session, "#__bolt-full");
    await chooseEverywhere(session);
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await assertFailed(session);
    assert.deepEqual((await session.status()).problems, []);
  });
});

describeInBothBrowsers(
  "When the background does not judge",
  (session) => {
    afterEach(() => session.store({}));

    test("a token request goes out, and the page says that it was not judged", async () => {
      await askForFullAccess(session);
      await shownToken(session);
      assert.equal(creations(session).length, 1);
      await assertNotice(session, "problemWentUnchecked");
      assert.deepEqual((await session.status()).problems, [WENT_UNCHECKED]);
      await assertNone(session, "patrol-review");
    });

    test("a token request stops where the person wants that, and the form can be used again", async () => {
      await session.store(STOP);
      await askForFullAccess(session);
      await assertFailed(session);
      await assertNotice(session, "noticeUncheckedStopped");
      assert.deepEqual((await session.status()).problems, []);
      await session.store({});
      await click(session, "#__bolt-custom");
      await click(session, SCOPE.codeRead);
      await submit(session);
      await shownToken(session);
      assert.equal(creations(session).length, 1);
    });
  },
  {
    alter: deaf('["judge", "form"].includes(kind)'),
    // Firefox says so when a page goes while it waits for an answer.
    errors: (error) => error.includes("context unloaded"),
  },
);

describeInBothBrowsers(
  "When the core stops at work and the person wants unchecked requests stopped",
  (session) => {
    test("a request that waits stops, so does the next one, and the page says so", async () => {
      await session.store(STOP);
      await openForm(session, "ci");
      await click(session, "#__bolt-full");
      await chooseEverywhere(session);
      await submit(session);
      await waitForReview(session);
      await session.driver.executeScript(
        "fetch('/contoso/_apis/tokens/pats', { method: 'POST', body: 'x'.repeat(8_000_000) }).catch(() => {});",
      );
      await assertFailed(session);
      await assertNone(session, "patrol-review");
      await assertNotice(session, "noticeUncheckedStopped");
      await submit(session);
      await assertFailed(session);
    });
  },
  {
    alter: outOfMemory,
    errors: (error) => error.includes(SCRIPT.page),
  },
);

describeInBothBrowsers("When Patrol is updated under an open page", (session) => {
  test("a token request is asked about by the new one, in words", async () => {
    await openForm(session, "ci");
    await session.reloadPatrol();
    await click(session, "#__bolt-full");
    await submit(session);
    const review = await waitForReview(session);
    assert.match(await review.text(), new RegExp(message("tokenTitle").replace(/[?.]/g, "\\$&")));
    assert.equal(creations(session).length, 0);
    await review.choose("go-on");
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });
});

describeInBothBrowsers("The choice what happens to unchecked requests", (session) => {
  afterEach(() => session.store({}));

  test("is made in the settings and is still there when they are opened again", async () => {
    await openSettings(session);
    const box = () => session.driver.findElement(By.css("#stop-unchecked"));
    assert.equal(await box().isSelected(), false);
    await box().sendKeys(" ");
    await saved(session);
    assert.equal((await session.storage()).settings.stopUnchecked, true);
    await openSettings(session);
    await session.until("the choice", () => box().isSelected());
  });
});
