// Who types on after Ctrl+V looks at the field, not at the question: nothing of it answers the question or is lost.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, focus } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, surfaces, waitForNone, waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = String.raw`\[redacted:azure-devops-pat:\d{4}-\d{2}\]`;

describeInBothBrowsers("Typing on after a paste", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 51);
    await copy(session, token);
  });

  /** Pastes and types at once. @param {string} name @param {...string} keys */
  const pasteAndType = async (name, ...keys) => {
    const field = fieldNamed(name);
    await openField(session, field);
    await focus(session, field.field);
    await session.driver
      .actions()
      .keyDown(Key.CONTROL)
      .sendKeys("v")
      .keyUp(Key.CONTROL)
      .sendKeys(...keys)
      .perform();
    return { field, review: await waitForReview(session) };
  };

  for (const name of ["a text area", "an editable element", "a work item's description", "the file editor"]) {
    test(`answers nothing and stands behind the text: ${name}`, async () => {
      const { field, review } = await pasteAndType(name, " see you ", Key.ENTER, "soon");
      const content = () => contentOf(session, field.content ?? field.field);
      assertNowhere(token, { "the field": await content() });
      assert.equal((await surfaces(session, "patrol-review")).length, 1);
      await review.choose("redact");
      const expected = new RegExp(`${MASK}.see.you.soon`, "u");
      await session.until("mask and typed text", async () => expected.test(await content()));
    });
  }

  test("takes back letters that are deleted", async () => {
    const { field, review } = await pasteAndType("a text area", "abd", Key.BACK_SPACE, "c");
    await review.choose("redact");
    await session.until("the text", async () => new RegExp(`^${MASK}abc$`).test(await contentOf(session, field.field)));
  });

  test("stays in the field when the paste is cancelled", async () => {
    const { field, review } = await pasteAndType("a text area", "only this");
    await review.choose("cancel");
    await session.until("the typed text", async () => (await contentOf(session, field.field)) === "only this");
  });

  test("does not complete a secret whose end is typed", async () => {
    const other = await testToken("legacy", 51);
    await copy(session, `${token} ${other.slice(0, -8)}`);
    const { field, review } = await pasteAndType("a text area", other.slice(-8));
    await review.choose("redact");
    await session.until("the text", async () => (await contentOf(session, field.field)).includes("redacted"));
    assertNowhere(other, { "the field": await contentOf(session, field.field) });
    await copy(session, token);
  });

  test("belongs to the question as soon as nobody has typed for a while", async () => {
    const { field } = await pasteAndType("a text area", "a");
    await session.driver.actions().sendKeys("b", Key.ENTER).perform();
    await waitForNone(session, "patrol-review");
    await session.until("the text", async () => new RegExp(`^${MASK}a$`).test(await contentOf(session, field.field)));
  });

  test("reaches no listener of the page", async () => {
    const field = fieldNamed("a text area");
    await openField(session, field);
    await focus(session, field.field);
    await runAsPage(
      session,
      `const heard = [];
       for (const kind of ["keydown", "keyup", "input", "beforeinput"])
         addEventListener(kind, ({ key, data }) => { heard.push(key ?? data); document.body.dataset.heard = heard.join("|"); }, true);`,
    );
    await session.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).sendKeys("qy").perform();
    const review = await waitForReview(session);
    const heard = String(await session.driver.executeScript("return document.body.dataset.heard ?? ''"));
    assert.ok(!/[qy]/.test(heard), heard);
    await review.choose("cancel");
    await session.until("the typed text", async () => (await contentOf(session, field.field)) === "qy");
  });

  test("a key that is held pastes once", async () => {
    const field = fieldNamed("a text area");
    await openField(session, field);
    await focus(session, field.field);
    await session.driver.actions().keyDown(Key.CONTROL).sendKeys("vvv").keyUp(Key.CONTROL).perform();
    await (await waitForReview(session)).choose("redact");
    await session.until("the text", async () => new RegExp(`^${MASK}$`).test(await contentOf(session, field.field)));
    await assertNone(session, "patrol-review");
  });
});
