// What is typed, or filled in by the browser: it is in the field already, so a flag beside the field says what was found there.

import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, focus, hasFocus, typeKeys } from "../driver/clipboard.mjs";
import { FIELDS, fieldNamed, openField, sendField } from "../driver/fields.mjs";
import { FIELD, frameNamed, openFrame } from "../driver/frames.mjs";
import { fillIn } from "../driver/filled.mjs";
import { ORDINARY } from "../driver/ordinary-texts.mjs";
import {
  assertNone,
  assertNotice,
  surfaces,
  texts,
  waitForNone,
  waitForReview,
  waitForSurface,
} from "../driver/overlay.mjs";
import { assertNotSent, assertNowhere } from "../driver/secrets.mjs";
import { levels } from "../driver/settings.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;
const AREA = fieldNamed("a text area");
const TYPED = [
  "an input",
  "a text area",
  "an editable element",
  "a text area that React controls",
  "a pull-request comment",
];

describeInBothBrowsers("What is typed", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 191);
  });
  afterEach(() => session.store({}));

  const content = (/** @type {string} */ selector) => contentOf(session, selector);
  const type = (/** @type {string[]} */ ...keys) => typeKeys(session, ...keys);
  const openFlag = async () => {
    const root = await waitForSurface(session, "patrol-flag");
    await (await root.findElement(By.css("button"))).click();
    return waitForReview(session);
  };

  for (const place of FIELDS.filter(({ name }) => TYPED.includes(name))) {
    test(`gets a flag beside ${place.name}, and is replaced there in one step`, async () => {
      await openField(session, place);
      await focus(session, place.field);
      await type(`use ${token} here`);
      const typed = await content(place.field);
      const review = await openFlag();
      assert.equal((await review.findings()).length, 1);
      await review.choose("redact");
      await session.until("the masked text", async () => MASK.test(await content(place.field)));
      assert.match((await content(place.field)).trim(), /^use \S+ here$/);
      assert.ok(await hasFocus(session, place.field), "the field has lost the focus");
      await waitForNone(session, "patrol-flag");
      await type("!");
      await session.until("a letter at the caret", async () => (await content(place.field)).trim().endsWith("here!"));
      await type(Key.BACK_SPACE);
      assert.match(await sendField(session, place), MASK);
      await assertNone(session, "patrol-review");
      assertNotSent(token, session.replica);
      assert.ok(typed.includes(token));
    });
  }

  test("comes back by one Ctrl+Z after it was replaced", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    const text = `use ${token} here`;
    await type(text);
    await (await openFlag()).choose("redact");
    await session.until("the masked text", async () => MASK.test(await content(AREA.field)));
    await chord(session, "z");
    await session.until("the text to be back", async () => (await content(AREA.field)) === text);
  });

  test("is said in the flag, with the name of Patrol and nothing of the secret", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    const root = await waitForSurface(session, "patrol-flag");
    const [said = ""] = await texts(root, "[role=status]");
    assert.match(said, /Patrol[^]*This text contains a secret/);
    assertNowhere(token, { "the flag": said });
    const [flag] = await surfaces(session, "patrol-flag");
    const [{ x, y, width, height }, area] = await Promise.all([
      /** @type {import("selenium-webdriver").WebElement} */ (flag).getRect(),
      (await session.driver.findElement(By.css(AREA.field))).getRect(),
    ]);
    const isBeside =
      y >= area.y + area.height || y + height <= area.y || x >= area.x + area.width || x + width <= area.x;
    assert.ok(isBeside, "it covers the field");
  });

  for (const name of TYPED) {
    test(`has a flag that covers no control beside ${name}, also none that the page adds`, async () => {
      const place = fieldNamed(name);
      await openField(session, place);
      await focus(session, place.field);
      await type(`use ${token} here`);
      await waitForSurface(session, "patrol-flag");
      // Points of controls at which a press would meet the flag.
      const covered = () =>
        session.driver.executeScript(
          `return [...document.querySelectorAll("a, button, input, textarea, [role=button]")].filter((control) => {
             const { left, top, right, bottom } = control.getBoundingClientRect();
             for (let x = left + 1; x < right; x += 3)
               for (let y = top + 1; y < bottom; y += 3)
                 if (document.elementFromPoint(x, y)?.localName === "patrol-flag") return true;
             return false;
           }).map((control) => control.outerHTML);`,
        );
      await session.until("the flag to stand in its place", async () => (await covered()).length === 0);
      await session.driver.executeScript(
        `const { left, top, width, height } = document.querySelector("patrol-flag").getBoundingClientRect();
         const button = document.body.appendChild(document.createElement("button"));
         button.style = "position: fixed; padding: 0; width: 9px; height: 9px";
         button.style.left = left + 0.375 * width - 4 + "px";
         button.style.top = top + 0.4 * height - 4 + "px";`,
      );
      await session.until("the flag to make room", async () => (await covered()).length === 0);
    });
  }

  test("has a flag that the keyboard reaches, and the focus returns to the field", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    await waitForSurface(session, "patrol-flag");
    await session.until("the flag to have the focus", async () => {
      await type(Key.TAB);
      return session.driver.executeScript("return document.activeElement.localName === 'patrol-flag'");
    });
    await type(Key.ENTER);
    await (await waitForReview(session)).choose("cancel");
    await session.until("the focus to return", () => hasFocus(session, AREA.field));
  });

  test("keeps its flag while the person types on, until the secret is taken out again", async () => {
    await openField(session, AREA);
    await session.driver.executeScript(
      `document.body.dataset.flags = 0;
       new MutationObserver((changes) => {
         const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
         document.body.dataset.flags -= -added.filter(({ localName }) => localName === "patrol-flag").length;
       }).observe(document.documentElement, { childList: true });`,
    );
    await focus(session, AREA.field);
    await type(token);
    await waitForSurface(session, "patrol-flag");
    await type(" and more");
    // To leave the field has it read at once.
    await focus(session, ".plain-input");
    await focus(session, AREA.field);
    await chord(session, "a");
    await type(Key.BACK_SPACE, "clean");
    await waitForNone(session, "patrol-flag");
    assert.equal(await session.driver.executeScript("return document.body.dataset.flags"), "1");
  });

  test("that the person keeps is not asked about when it is sent", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    await (await openFlag()).choose("go-on");
    await waitForNone(session, "patrol-flag");
    assert.ok((await sendField(session, AREA)).includes(token));
    await assertNone(session, "patrol-review");
  });

  test("is asked about when it is sent, if the person only closes the question", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    await (await openFlag()).choose("cancel");
    assert.equal(await content(AREA.field), token);
    await (await session.driver.findElement(By.css(AREA.send))).click();
    const review = await waitForReview(session);
    assert.match(await review.text(), /sent/);
    await review.choose("redact");
    const { body } = await session.replica.waitFor(({ path }) => path.includes(AREA.arrives));
    assert.match(body, MASK);
    assertNotSent(token, session.replica);
  });

  test("is said in a line at level inform, and cannot be kept at level block", async () => {
    await session.store(levels({ "secret-in-text": "inform" }));
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    await assertNotice(session, "noticeSecretEntered");
    await assertNone(session, "patrol-flag");
    assert.ok((await sendField(session, AREA)).includes(token));
    await session.store(levels({ "secret-in-text": "block" }));
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    assert.deepEqual(await (await openFlag()).choices(), ["redact", "cancel"]);
  });

  for (const name of ["a frame of the same site", "a frame that the page fills"]) {
    test(`gets its flag in ${name}`, async () => {
      await openFrame(session, frameNamed(name));
      await (await session.driver.findElement(By.css(FIELD))).click();
      await type(token);
      await (await openFlag()).choose("redact");
      await session.until("the masked text", async () => MASK.test(await content(FIELD)));
    });
  }

  test("may be filled in by the browser", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await fillIn(session, token);
    await (await openFlag()).choose("redact");
    await session.until("the masked text", async () => MASK.test(await content(AREA.field)));
  });

  // Firefox has no way for a test to compose; the events are the same.
  if (session.browser === "chromium") {
    test("gets no flag before a composition ends", async () => {
      const driver = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (session.driver);
      await openField(session, AREA);
      await focus(session, AREA.field);
      // The browser itself may end a composition, as when the window loses the focus.
      await driver.executeScript(
        `const { dataset } = document.body;
         addEventListener("compositionstart", () => (dataset.composing = "yes"));
         addEventListener("compositionend", () => delete dataset.composing);
         new MutationObserver(() => {
           if (document.querySelector("patrol-flag")) dataset.flagged ??= dataset.composing ?? "no";
         }).observe(document.documentElement, { childList: true });
         setTimeout(() => { dataset.later = "yes"; }, 2000);`,
      );
      const [selectionStart, selectionEnd] = [token.length, token.length];
      await driver.sendDevToolsCommand("Input.imeSetComposition", { text: token, selectionStart, selectionEnd });
      await session.until("a while", () => driver.executeScript("return document.body.dataset.later === 'yes'"));
      await driver.sendDevToolsCommand("Input.insertText", { text: token });
      await waitForSurface(session, "patrol-flag");
      assert.equal(await driver.executeScript("return document.body.dataset.flagged"), "no");
      await (await openFlag()).choose("redact");
      await session.until("the masked text", async () => MASK.test(await content(AREA.field)));
    });
  }

  test("gets no flag in a field that is made for secrets", async () => {
    await openField(session, AREA);
    const input = ".plain-input";
    await session.driver.executeScript("document.querySelector(arguments[0]).type = 'password'", input);
    await focus(session, input);
    await type(token);
    await focus(session, AREA.field);
    await type(token);
    // What comes later: the flag beside the other field.
    await (await openFlag()).choose("redact");
    assert.equal(await content(input), token);
  });

  test("beside what was there before asks nothing", async () => {
    await openField(session, AREA);
    await session.driver.executeScript(
      "document.querySelector(arguments[0]).value = arguments[1]",
      AREA.field,
      `${token} was here\n`,
    );
    await focus(session, AREA.field);
    await chord(session, Key.END);
    await type("and more");
    assert.ok((await sendField(session, AREA)).includes(token));
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-flag");
  });

  test("in forty ordinary texts asks nothing", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    for (let at = 0; at < ORDINARY.length; at += 8) {
      await type(`${ORDINARY.slice(at, at + 8).join("\n")}\n`);
      // To leave the field has it read at once.
      await focus(session, ".plain-input");
      await focus(session, AREA.field);
      await chord(session, Key.END);
    }
    assert.ok((await sendField(session, AREA)).includes("Thanks to everyone"));
    await assertNone(session, "patrol-flag");
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-notice");
  });
});
