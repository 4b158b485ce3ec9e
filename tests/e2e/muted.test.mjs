// A kind of secret that a person has muted gets a note, and no question: where Patrol is not certain, and until they say otherwise.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { openSettings } from "../driver/own-pages.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");
const [FIRST, SECOND] = ["DB_PASSWORD=qT7!mzPa2w\n", "SMTP_PASSWORD=hB4?kuWe9x\n"];
const KIND = "named-password";

describeInBothBrowsers("A kind of secret that gets only a note", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 73);
  });
  beforeEach(() => session.store({}));

  const content = () => contentOf(session, AREA.field);
  const muted = async () => (await session.storage()).settings?.mutedKinds;
  /** @param {string} text */
  const ask = async (text) => {
    await copy(session, text);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const review = await waitForReview(session);
    await review.settled();
    return review;
  };
  /** @param {import("../driver/overlay.mjs").Review["root"]} root @param {string} name */
  const press = async (root, name) => (await root.findElement(By.css(`[data-quiet="${name}"]`))).click();

  test("is muted in the question, and from then on in every field of every page", async () => {
    const review = await ask(FIRST);
    const panel = await review.root.findElement(By.css("#less"));
    assert.equal(await panel.isDisplayed(), false);
    await press(review.root, "less");
    assert.equal(await panel.isDisplayed(), true);
    await press(review.root, "mute");
    await session.until("the setting", async () => (await muted())?.[KIND] === true);
    const button = await review.root.findElement(By.css('[data-quiet="mute"]'));
    await session.until("the word on the button", async () => (await button.getText()) === message("reviewMuted"));
    // This text still needs an answer.
    assert.equal(await content(), "");
    await review.settled();
    await review.choose("cancel");
    await copy(session, SECOND);
    await openField(session, AREA);
    for (const field of [AREA.field, ".plain-input"]) {
      await pasteInto(session, field);
      await session.until("the text", async () => (await contentOf(session, field)).includes(SECOND.trim()));
      await assertNotice(session, "noticeSecretPasted");
      await assertNone(session, "patrol-review");
    }
  });

  test("is asked about beside a secret of another kind", async () => {
    await session.store({ settings: { version: 1, mutedKinds: { [KIND]: true } } });
    const review = await ask(`${FIRST}${token}`);
    assert.equal((await review.root.findElements(By.css('[data-quiet="mute"]'))).length, 0);
    await review.choose("cancel");
  });

  test("cannot be one of which Patrol is certain", async () => {
    const review = await ask(token);
    assert.equal((await review.root.findElements(By.css('[data-quiet="mute"]'))).length, 0);
    await review.choose("cancel");
    await session.store({ settings: { version: 1, mutedKinds: { "azure-devops-pat": true } } });
    await (await ask(token)).choose("cancel");
  });

  test("is asked for a reason all the same where that is the level", async () => {
    await session.store({
      settings: { version: 1, levels: { "secret-in-text": "reason" }, mutedKinds: { [KIND]: true } },
    });
    await (await ask(FIRST)).choose("cancel");
  });

  test("is listed in the settings, is asked about again from there, and that can be undone", async () => {
    await session.store({ settings: { version: 1, mutedKinds: { [KIND]: true } } });
    await openSettings(session);
    const list = await session.driver.findElement(By.css("#muted-list"));
    await session.until("the list", async () => (await list.getText()).includes("Password in a setting or variable"));
    const isListed = () => list.isDisplayed();
    const remove = await list.findElement(By.css("button"));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", remove);
    await remove.click();
    await session.until("the list to go", async () => !(await isListed()));
    await session.driver.findElement(By.css("#undo")).click();
    await session.until("the list to come back", isListed);
    await (await session.driver.findElement(By.css("#muted-list button"))).click();
    await session.until("the list to go again", async () => !(await isListed()));
    await session.until("the setting to go", async () => (await muted()) === undefined);
  });
});
