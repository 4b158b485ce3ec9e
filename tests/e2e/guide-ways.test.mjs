// From a warning into the guide: at the topic that fits, with the names of the page filled in, and without answering what was asked.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { FIELD, frameNamed, openFrame, stepInto } from "../driver/frames.mjs";
import { FIRST, openInventory, openRow, startAnew, visit, waitForNames } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { surfaces, waitForNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { closeTab } from "../driver/own-pages.mjs";
import { SCOPE, chooseItem, click, creations, fence, openForm, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("selenium-webdriver").WebElement} WebElement */

const REPOSITORY = "/contoso/web/_git/shop";
const NAMES = "org=contoso&project=web&repo=shop";
const GUIDE = "[data-quiet=guide]";

/** What the history says. @param {Session} session */
const history = async (session) => (await session.storage())["audit"] ?? null;

/** Presses a button where Patrol shows it. @param {Session} session @param {WebElement} button @param {"mouse" | "keyboard"} how */
async function press({ driver }, button, how = "mouse") {
  await driver.executeScript(
    "arguments[0].scrollIntoView({ block: 'center' }); if (arguments[1]) arguments[0].focus({ preventScroll: true });",
    button,
    how === "keyboard",
  );
  if (how === "mouse") await button.click();
  else await driver.actions().sendKeys(Key.ENTER).perform();
}

describeInBothBrowsers("Into the guide", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 61);
  });

  for (const [at, place] of ["scenario/git-laptop", "scenario/git-once", "scenario/ssh"].entries()) {
    test(`leads each way to clone: ${place}`, async () => {
      await session.open(`${REPOSITORY}?empty=1`);
      const way = (await (await waitForSurface(session, "patrol-clone")).findElements(By.css("details")))[at];
      assert.ok(way);
      const title = await way.findElement(By.css("summary"));
      if ((await way.getAttribute("open")) === null) await press(session, title);
      const guide = await way.findElement(By.css("button.guide"));
      assert.equal(await guide.getText(), message("guideSteps"));
      assert.ok((await guide.getAccessibleName()).endsWith(await title.getText()));
      await press(session, guide);
      await closeTab(session, `guide.html#${place}?${NAMES}`);
    });
  }

  test("leads the way to clone in the page's own popup", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    await press(session, await panel.findElement(By.css("details[open] .guide")));
    await closeTab(session, `guide.html#scenario/git-laptop?${NAMES}`);
  });

  test("leads the advice in the token form, which stays as it is", async () => {
    await openForm(session, "ci");
    await click(session, SCOPE.codeRead);
    const banner = await waitForSurface(session, "patrol-advice");
    const guide = await session.until("the way without a token", async () => {
      return (await banner.findElements(By.css(".way .guide")))[0];
    });
    await press(session, guide, "keyboard");
    await closeTab(session, "guide.html#scenario/git-laptop?org=contoso");
    assert.equal((await surfaces(session, "patrol-advice")).length, 1);
    await fence(session);
    assert.deepEqual(creations(session), []);
  });

  test("leads the question about a token, which stays open and unanswered", async () => {
    await session.forgetHistory();
    await openForm(session, "ci");
    await click(session, "#__bolt-full");
    await submit(session);
    const review = await waitForReview(session);
    const guide = await review.root.findElement(By.css(GUIDE));
    assert.equal(await guide.getText(), message("guideWays"));
    await guide.click();
    await closeTab(session, "guide.html#question/api?org=contoso");
    assert.equal((await surfaces(session, "patrol-review")).length, 1);
    await fence(session);
    assert.deepEqual(creations(session), []);
    assert.equal(await history(session), null);
    await review.choose("go-on");
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });

  test("leads the card beside a new token", async () => {
    session.replica.options.token = token;
    await openForm(session, "nightly build");
    await chooseItem(session, 2, 1);
    await click(session, SCOPE.workItemsRead);
    await submit(session);
    await shownToken(session);
    const card = await waitForSurface(session, "patrol-created");
    await (await card.findElement(By.css("button.guide"))).click();
    await closeTab(session, "guide.html#practice/vault?org=contoso");
  });

  for (const how of /** @type {const} */ (["mouse", "keyboard"])) {
    test(`leads the question about a text, which stays open and unanswered: by ${how}`, async () => {
      await session.forgetHistory();
      const { field } = fieldNamed("a text area");
      await copy(session, token);
      await openField(session, fieldNamed("a text area"));
      await pasteInto(session, field);
      const review = await waitForReview(session);
      const guide = await review.root.findElement(By.css(GUIDE));
      assert.equal(await guide.getText(), message("guideText"));
      await press(session, guide, how);
      await closeTab(session, "guide.html#practice/never-in-text?org=contoso&project=web");
      assert.equal(await contentOf(session, field), "");
      assert.equal(await history(session), null);
      await review.settled();
      await review.choose("go-on");
      await session.until("the text", async () => (await contentOf(session, field)) === token);
    });
  }

  test("leads the note about a token that was pasted anyway", async () => {
    const field = fieldNamed("a pull-request comment");
    await copy(session, token);
    await openField(session, field);
    await pasteInto(session, field.field);
    await (await waitForReview(session)).choose("go-on");
    const note = await waitForSurface(session, "patrol-after");
    const guide = await note.findElement(By.css(".actions button"));
    assert.equal(await guide.getText(), message("guideLeak"));
    await guide.click();
    await closeTab(session, `guide.html#playbook?${NAMES}`);
  });

  for (const [frame, place] of [
    ["a frame of the same site", "practice/never-in-text?org=contoso&project=web"],
    ["a frame of the other guarded host", "practice/never-in-text"],
    ["a frame whose text the page holds", "practice/never-in-text?org=contoso&project=web"],
  ]) {
    test(`takes names from the page for its own host only: ${frame}`, async () => {
      await copy(session, token);
      await openFrame(session, frameNamed(String(frame)));
      await pasteInto(session, FIELD);
      const review = await waitForReview(session);
      await (await review.root.findElement(By.css(GUIDE))).click();
      await closeTab(session, `guide.html#${place}`);
      await stepInto(session, FIELD);
      assert.equal((await surfaces(session, "patrol-review")).length, 1);
      await session.driver.actions().sendKeys(Key.ESCAPE).perform();
      await waitForNone(session, "patrol-review");
    });
  }

  for (const [name, expected] of /** @type {[string, [string, string][]][]} */ ([
    [
      "laptop",
      [
        ["inventoryGuide", "practice/review"],
        ["inventoryGuideLeak", "playbook"],
      ],
    ],
    [
      "release pipeline",
      [
        ["inventoryGuide", "question/ci"],
        ["inventoryGuideLeak", "playbook"],
      ],
    ],
    ["read work items", [["inventoryGuideLeak", "playbook"]]],
    ["old import", [["inventoryGuide", "failure/token-expired"]]],
  ])) {
    test(`leads what is said of a token in the inventory: ${name}`, async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      await openRow(session, name);
      const links = await session.driver.executeScript(
        `return [...document.querySelectorAll(".below:not([hidden]) a[href*='guide.html']")].map(
           ({ textContent, href }) => [textContent, href.slice(location.origin.length)]);`,
      );
      assert.deepEqual(
        links,
        expected.map(([label, place]) => [message(label), `/guide.html#${place}?org=contoso`]),
      );
      await startAnew(session);
    });
  }
});

for (const [language, file] of /** @type {[string, string][]} */ ([
  ["en", "guide.html"],
  ["de", "guide.de.html"],
])) {
  describeInBothBrowsers(
    `Into the guide, in the language ${language}`,
    (session) => {
      for (const page of ["settings.html", "welcome.html"]) {
        test(`leads ${page}`, async () => {
          await session.openOwn(page);
          const link = await session.until("the link", () => session.driver.findElement(By.css("a[data-guide]")));
          await session.until("it to lead there", async () => {
            return (await link.getAttribute("href")) === `${session.origin}/${file}`;
          });
        });
      }
    },
    { alter: (folder) => speakOnly(folder, language) },
  );
}
