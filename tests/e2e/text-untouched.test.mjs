import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone } from "../driver/overlay.mjs";

const AREA = fieldNamed("a text area");

describeInBothBrowsers("A paste without a secret", (session) => {
  const watch = (/** @type {string} */ selector) =>
    session.driver.executeScript(
      `const field = document.querySelector(arguments[0]);
       window.seen = [];
       for (const kind of ["paste", "beforeinput", "input"]) {
         field.addEventListener(kind, (event) =>
           window.seen.push([event.type, event.inputType ?? "", event.isTrusted].join(" ").replace("  ", " ")));
       }`,
      selector,
    );

  for (const name of ["an input", "a text area", "an editable element", "a text area that React controls"]) {
    const place = fieldNamed(name);
    test(`is the browser's own in ${name}`, async () => {
      await copy(session, "nothing to see here");
      await openField(session, place);
      await watch(place.field);
      await pasteInto(session, place.field);
      await session.until("the text", async () => (await contentOf(session, place.field)) === "nothing to see here");
      assert.deepEqual(await session.driver.executeScript("return window.seen"), [
        "paste true",
        "beforeinput insertFromPaste true",
        "input insertFromPaste true",
      ]);
      await assertNone(session, "patrol-review");
      await chord(session, "z");
      await session.until("the paste to be undone", async () => (await contentOf(session, place.field)).trim() === "");
    });
  }

  test("with markup keeps its markup", async () => {
    await copy(session, { "text/plain": "bold", "text/html": "<b>bold</b>" });
    await openField(session, fieldNamed("an editable element"));
    await pasteInto(session, ".plain-editable");
    await session.until("the text", async () => (await contentOf(session, ".plain-editable")) === "bold");
    const html = await session.driver.executeScript("return document.querySelector('.plain-editable').innerHTML");
    assert.match(String(html), /<(b|strong|span)\b.*>bold</);
  });

  test("that is an image goes in", async () => {
    const pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    await copy(session, { "text/html": `<img src="${pixel}" alt="">` });
    await openField(session, fieldNamed("an editable element"));
    await pasteInto(session, ".plain-editable");
    await session.until("the image", () =>
      session.driver.executeScript("return document.querySelector('.plain-editable img') !== null"),
    );
    await assertNone(session, "patrol-review");
  });

  test("that is empty does nothing", async () => {
    await copy(session, {});
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await session.driver.actions().sendKeys("typed").perform();
    await session.until("the typed text", async () => (await contentOf(session, AREA.field)) === "typed");
    await assertNone(session, "patrol-review");
  });

  test("of five megabytes goes in", async () => {
    const text = "All work and no play makes Jack a dull boy. ".repeat(120_000);
    await copy(session, text);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const length = () =>
      session.driver.executeScript("return document.querySelector(arguments[0]).value.length", AREA.field);
    await session.until("the text", async () => (await length()) === text.length);
    await assertNone(session, "patrol-review");
  });
});
