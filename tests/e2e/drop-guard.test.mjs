// What is dropped into a page, from elsewhere or from the page itself.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, hasFocus } from "../driver/clipboard.mjs";
import { dragSelection, dropFromOutside } from "../driver/drag.mjs";
import { FIELDS, fieldNamed, openField, sendField } from "../driver/fields.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { levels } from "../driver/settings.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;
const INPUT = fieldNamed("an input");
const AREA = fieldNamed("a text area");
const TAKEN = ["an input", "a text area", "an editable element", "a text area that React controls", "a wiki page"];

describeInBothBrowsers("What is dropped", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 181);
  });

  /** @param {string} selector @param {string} value */
  const fill = (selector, value) =>
    session.driver.executeScript("document.querySelector(arguments[0]).value = arguments[1]", selector, value);
  const content = (/** @type {string} */ selector) => contentOf(session, selector);

  for (const place of FIELDS.filter(({ name }) => TAKEN.includes(name))) {
    test(`is redacted in ${place.name}, and nothing of it is sent`, async () => {
      await openField(session, place);
      await dropFromOutside(session, { selector: place.field }, `use ${token} here`);
      const review = await waitForReview(session);
      assert.ok(!(await content(place.field)).includes("use"), "it went in before it was decided");
      assert.match(await review.text(), /dropped/);
      await review.choose("redact");
      await session.until("the masked text", async () => /use \S+ here/.test(await content(place.field)));
      assert.match(await content(place.field), MASK);
      assert.ok(await hasFocus(session, place.field), "the field does not have the focus");
      assert.match(await sendField(session, place), MASK);
      assertNotSent(token, session.replica);
    });

    test(`goes into ${place.name} as it was when the person says so, and is not asked about when it is sent`, async () => {
      await openField(session, place);
      await dropFromOutside(session, { selector: place.field }, `use ${token} here`);
      await (await waitForReview(session)).choose("go-on");
      await session.until("the text", async () => (await content(place.field)).includes(`use ${token} here`));
      assert.ok((await sendField(session, place)).includes(token));
      await assertNone(session, "patrol-review");
    });

    test(`does not go into ${place.name} when the person cancels`, async () => {
      await openField(session, place);
      const before = await content(place.field);
      await dropFromOutside(session, { selector: place.field }, token);
      await (await waitForReview(session)).choose("cancel");
      await session.until("the focus", () => hasFocus(session, place.field));
      assert.equal(await content(place.field), before);
    });

    test(`without a secret is the browser's own in ${place.name}`, async () => {
      await openField(session, place);
      await session.driver.executeScript(
        `window.seen = [];
         addEventListener("input", ({ inputType, isTrusted }) => window.seen.push(inputType + " " + isTrusted));`,
      );
      await dropFromOutside(session, { selector: place.field }, "nothing to see here");
      await session.until("the text", async () => (await content(place.field)).includes("nothing to see here"));
      assert.deepEqual(await session.driver.executeScript("return window.seen"), ["insertFromDrop true"]);
      await assertNone(session, "patrol-review");
    });
  }

  test("goes in at the point of the drop, and is undone in one step", async () => {
    await openField(session, AREA);
    await fill(AREA.field, "one two\nthree four");
    const point = { selector: AREA.field, x: 2, y: 30 };
    await dropFromOutside(session, point, "clean ");
    const clean = await session.until("the clean text", async () => {
      const text = await content(AREA.field);
      return text.includes("clean") && text;
    });
    await openField(session, AREA);
    await fill(AREA.field, "one two\nthree four");
    await dropFromOutside(session, point, `${token} `);
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => MASK.test(await content(AREA.field)));
    assert.equal((await content(AREA.field)).replace(MASK, "clean"), clean);
    await chord(session, "z");
    await session.until("the drop to be undone", async () => (await content(AREA.field)) === "one two\nthree four");
  });

  test("as markup or as a link alone is asked about", async () => {
    const link = `https://dev.azure.com/contoso?token=${token}`;
    for (const flavours of /** @type {Record<string, string>[]} */ ([
      { "text/plain": "a link", "text/html": `<a href="${link}">a link</a>` },
      { "text/plain": link, "text/uri-list": link },
    ])) {
      await openField(session, fieldNamed("an editable element"));
      await dropFromOutside(session, { selector: ".plain-editable" }, flavours);
      await (await waitForReview(session)).choose("cancel");
      assert.equal((await content(".plain-editable")).trim(), "");
    }
  });

  test("from another field of the page is asked about, and stays where it was", async () => {
    await openField(session, AREA);
    await fill(INPUT.field, token.slice(0, 40) + token.slice(40));
    await session.driver.executeScript(
      "const input = document.querySelector(arguments[0]); input.focus(); input.select();",
      INPUT.field,
    );
    await dragSelection(session, { selector: INPUT.field }, { selector: AREA.field });
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => MASK.test(await content(AREA.field)));
    assert.equal(await content(INPUT.field), token);
  });

  test("that is moved about in its own field is not asked about", async () => {
    await openField(session, AREA);
    await fill(AREA.field, `${token}\n\n\nend`);
    await session.driver.executeScript(
      "const area = document.querySelector(arguments[0]); area.focus(); area.setSelectionRange(0, arguments[1]);",
      AREA.field,
      token.length,
    );
    await dragSelection(session, { selector: AREA.field, y: 10 }, { selector: AREA.field, x: 60, y: 68 });
    await session.until("the text to move", async () => (await content(AREA.field)).lastIndexOf(token) > 0);
    assert.ok((await content(AREA.field)).includes(token));
    await assertNone(session, "patrol-review");
  });

  test("on a field that takes nothing now is not asked about", async () => {
    for (const attribute of ["readOnly", "disabled"]) {
      await openField(session, AREA);
      await session.driver.executeScript(
        "document.querySelector(arguments[0])[arguments[1]] = true",
        AREA.field,
        attribute,
      );
      await dropFromOutside(session, { selector: AREA.field }, token);
      // What comes later: a drop that goes in.
      await dropFromOutside(session, { selector: INPUT.field }, "clean");
      await session.until("the clean drop", async () => (await content(INPUT.field)) === "clean");
      assert.equal(await content(AREA.field), "");
      await assertNone(session, "patrol-review");
    }
  });

  test("on a field that is made for secrets is not asked about", async () => {
    await openField(session, AREA);
    await session.driver.executeScript("document.querySelector(arguments[0]).type = 'password'", INPUT.field);
    await dropFromOutside(session, { selector: INPUT.field }, token);
    await session.until("the drop", async () => (await content(INPUT.field)) === token);
    await assertNone(session, "patrol-review");
  });

  test("on an element of the page that reads it arrives there when that is decided", async () => {
    for (const [choice, expected] of /** @type {const} */ ([
      ["redact", MASK],
      ["go-on", new RegExp(token)],
    ])) {
      await openField(session, AREA);
      await runAsPage(
        session,
        `const zone = document.createElement("div");
         zone.className = "drop-zone";
         zone.style.cssText = "width: 300px; height: 60px";
         zone.addEventListener("dragover", (event) => event.preventDefault());
         zone.addEventListener("drop", (event) => {
           event.preventDefault();
           zone.textContent += "[" + event.dataTransfer.getData("text/plain") + "]";
         });
         document.querySelector("main").prepend(zone);`,
      );
      await dropFromOutside(session, { selector: ".drop-zone" }, `use ${token} here`);
      const review = await waitForReview(session);
      assert.equal(await content(".drop-zone"), "", "the page read it before it was decided");
      await review.choose(choice);
      await session.until("the drop", async () => (await content(".drop-zone")).includes("here"));
      assert.match(await content(".drop-zone"), expected);
    }
  });

  test("goes in with a line at level inform, and never at level block", async () => {
    await session.store(levels({ "secret-in-text": "inform" }));
    await openField(session, AREA);
    await dropFromOutside(session, { selector: AREA.field }, token);
    await session.until("the drop", async () => (await content(AREA.field)) === token);
    await assertNotice(session, "noticeSecretEntered");
    await session.store(levels({ "secret-in-text": "block" }));
    await openField(session, AREA);
    await dropFromOutside(session, { selector: AREA.field }, token);
    const review = await waitForReview(session);
    assert.deepEqual(await review.choices(), ["redact", "cancel"]);
    await review.choose("cancel");
    assert.equal(await content(AREA.field), "");
    await session.store({});
  });
});
