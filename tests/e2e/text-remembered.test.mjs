// What a person has said about a secret, or has had in the same field before, is not asked about again.

import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, focus, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");
const INPUT = ".plain-input";

/** Too little randomness for a fingerprint that nobody could find by trying. */
const PASSWORD = "Server=db.internal;User Id=app;Password=Wint3rKx81zq;";

describeInBothBrowsers("A secret that is not asked about again", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 71);
  });
  afterEach(() => session.inPatrol(`return chrome.runtime.sendMessage({ kind: "forget-all-remembered" })`));

  const content = () => contentOf(session, AREA.field);
  /** @param {string} selector */
  const empty = (selector) => session.driver.executeScript("document.querySelector(arguments[0]).value = ''", selector);
  /** Answers the question about a paste with "paste anyway". @param {boolean} remember */
  const goOn = async (remember) => {
    const review = await waitForReview(session);
    if (remember) await (await review.root.findElement(By.css("#remember"))).click();
    await review.choose("go-on");
    await session.until("the text", async () => (await content()).length > 0);
  };
  /** @param {string} selector @param {string} text */
  const goesIn = async (selector, text) => {
    await pasteInto(session, selector);
    await session.until("the text", async () => (await contentOf(session, selector)).includes(text));
    await assertNone(session, "patrol-review");
  };
  /** @param {string} selector */
  const isAsked = async (selector) => {
    await pasteInto(session, selector);
    await (await waitForReview(session)).choose("cancel");
  };

  test("goes in at once, also after the page was loaded again, when the person said so", async () => {
    await copy(session, `use ${token} here`);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await goOn(true);
    await empty(AREA.field);
    await goesIn(AREA.field, token);
    await openField(session, AREA);
    await goesIn(INPUT, token);
  });

  test("is asked about when the person pasted it without saying so", async () => {
    await copy(session, token);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await goOn(false);
    await isAsked(AREA.field);
  });

  test("is asked about beside another one", async () => {
    const other = await testToken("new", 72);
    await copy(session, token);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await goOn(true);
    await copy(session, `${token} ${other}`);
    await openField(session, AREA);
    await isAsked(AREA.field);
  });

  test("a password is remembered for its field alone, until the page goes", async () => {
    await copy(session, PASSWORD);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await goOn(true);
    await empty(AREA.field);
    await goesIn(AREA.field, PASSWORD);
    await isAsked(INPUT);
    await openField(session, AREA);
    await isAsked(AREA.field);
  });

  for (const key of ["c", "x"]) {
    test(`goes back into the field that it came from by Ctrl+${key.toUpperCase()}, and into no other`, async () => {
      await openField(session, AREA);
      // It stood there when the page came.
      await session.driver.executeScript(
        "document.querySelector(arguments[0]).value = arguments[1]",
        AREA.field,
        token,
      );
      await focus(session, AREA.field);
      await chord(session, "a");
      await chord(session, key);
      await empty(AREA.field);
      await goesIn(AREA.field, token);
      await isAsked(INPUT);
    });
  }

  test("is asked about when it was copied from a field that can only be read", async () => {
    await openField(session, AREA);
    await session.driver.executeScript(
      "const field = document.querySelector(arguments[0]); field.value = arguments[1]; field.readOnly = true;",
      AREA.field,
      token,
    );
    await focus(session, AREA.field);
    await chord(session, "a");
    await chord(session, "c");
    await session.driver.executeScript(
      "const field = document.querySelector(arguments[0]); field.value = ''; field.readOnly = false;",
      AREA.field,
    );
    await isAsked(AREA.field);
    assert.equal(await content(), "");
  });
});
