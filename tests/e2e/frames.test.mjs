import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, focus, hasFocus, pasteInto } from "../driver/clipboard.mjs";
import { FIELD, FRAMES, frameNamed, openFrame } from "../driver/frames.mjs";
import { waitForNone, waitForReview } from "../driver/overlay.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** Waits until the field holds what is expected. @param {Session} session @param {RegExp} expected */
async function waitForContent(session, expected) {
  let content = "";
  await session.until(
    () => `the field to hold ${expected}; it holds "${content}"`,
    async () => expected.test((content = await contentOf(session, FIELD))),
  );
}

describeInBothBrowsers("A token pasted in", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 32);
    await copy(session, `see ${token}`);
  });

  for (const kind of FRAMES) {
    test(`${kind.name} is asked about there, and each answer is carried out`, async () => {
      await openFrame(session, kind);

      await pasteInto(session, FIELD);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, FIELD), "");

      await pasteInto(session, FIELD);
      await (await waitForReview(session)).choose("redact");
      await waitForContent(session, /^see \[redacted:[^\]]+\]$/);

      await focus(session, FIELD);
      await chord(session, "a");
      await chord(session, "v");
      await (await waitForReview(session)).choose("go-on");
      await waitForContent(session, new RegExp(`^see ${token}$`));
    });

    test(`${kind.name} is asked about by keyboard too`, async () => {
      await openFrame(session, kind);
      await pasteInto(session, FIELD);
      await waitForReview(session);
      await session.driver.actions().sendKeys(Key.ESCAPE).perform();
      await waitForNone(session, "patrol-review");
      await session.until("the focus to return", () => hasFocus(session, FIELD));
      assert.equal(await contentOf(session, FIELD), "");
      await chord(session, "v");
      await waitForReview(session);
      await session.driver.actions().sendKeys(Key.ENTER).perform();
      await waitForContent(session, /^see \[redacted:[^\]]+\]$/);
    });
  }
});

describeInBothBrowsers("In a frame that is too small for the whole question", (session) => {
  before(async () => copy(session, await testToken("new", 33)));

  for (const [width, height] of [
    [200, 60],
    [200, 100],
    [480, 48],
  ]) {
    for (const choice of /** @type {const} */ (["redact", "cancel"])) {
      test(`of ${width} by ${height} pixels, '${choice}' is in sight and can be pressed`, async () => {
        await openFrame(session, frameNamed("a frame whose text the page holds"), { width, height });
        await pasteInto(session, FIELD);
        const review = await waitForReview(session);
        for (const value of ["redact", "cancel"]) {
          const button = await review.root.findElement(By.css(`button[value="${value}"]`));
          const inSight = await session.driver.executeScript(
            `const { top, left, bottom, right } = arguments[0].getBoundingClientRect();
             return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && right > left && bottom > top;`,
            button,
          );
          assert.ok(inSight, `'${value}' is out of sight`);
          assert.notEqual(await button.getText(), "");
        }
        await review.choose(choice);
        if (choice === "cancel") assert.equal(await contentOf(session, FIELD), "");
        else await waitForContent(session, /^\[redacted:[^\]]+\]$/);
      });
    }
  }
});
