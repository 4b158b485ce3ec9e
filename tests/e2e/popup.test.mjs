import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");

describeInBothBrowsers("The popup", (session) => {
  const badge = async () =>
    session.inPatrol("return chrome.action.getBadgeText({ tabId: argument })", await session.tab());

  test("says that a page is protected", async () => {
    await session.open(AREA.path);
    assert.equal(await badge(), "");
    await session.openPopup();
    await waitForStanding(session, "protected");
    assert.equal(await shown(session, "#heading"), message("popupProtected"));
    assert.equal(await shown(session, "#host"), "dev.azure.com");
    assert.equal(await shown(session, "#findings"), message("popupFindings").replace("$1", "0"));
    assert.equal(await shown(session, "#problems"), "");
    assert.equal(await shown(session, "#not-started"), "");
  });

  test("counts the findings of the page, and so does the badge", async () => {
    await copy(session, await testToken("new", 5));
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("cancel");
    await session.status(({ findings }) => findings === 1);
    await session.until("the badge", async () => (await badge()) === "1");
    await session.openPopup();
    await waitForStanding(session, "protected");
    assert.equal(await shown(session, "#findings"), message("popupFindings").replace("$1", "1"));
  });

  test("pauses and resumes Patrol on the site, in the open page, without a reload", async () => {
    const token = await testToken("new", 6);
    await copy(session, token);
    await openField(session, AREA);
    await session.openPopup();
    await waitForStanding(session, "protected");
    await session.driver.findElement(By.css("#switch")).click();
    await waitForStanding(session, "paused");
    assert.equal(await session.driver.findElement(By.css("#switch")).getAttribute("aria-checked"), "false");
    assert.deepEqual((await session.storage()).settings.pausedHosts, ["dev.azure.com"]);

    await session.status(({ paused }) => paused);
    await session.until("the badge", async () => (await badge()) === "–");
    await pasteInto(session, AREA.field);
    await session.until("the paste", async () => (await contentOf(session, AREA.field)) === token);
    await assertNone(session, "patrol-review");

    await session.openPopup();
    await waitForStanding(session, "paused");
    await session.driver.findElement(By.css("#switch")).click();
    await waitForStanding(session, "protected");
    await session.status(({ paused }) => !paused);
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("cancel");
  });

  test("says that there is nothing to guard on another site", async () => {
    await session.toPage();
    await session.driver.get("about:blank");
    await session.openPopup();
    await waitForStanding(session, "not-guarded");
    assert.equal(await shown(session, "#heading"), message("popupNotGuarded"));
    assert.equal(await shown(session, "#site"), "");
  });

  test("leads to the settings", async () => {
    await session.open(AREA.path);
    await session.openPopup();
    await waitForStanding(session, "protected");
    await session.driver.findElement(By.css("#settings")).click();
    // Tabs that an extension opens are not among Chromium's windows, so they are sought in the extension.
    const tab = await session.until("the settings", () =>
      session.inPatrol(
        "return (await chrome.tabs.query({})).find(({ url }) => url === chrome.runtime.getURL('settings.html'))?.id ?? null",
      ),
    );
    await session.inPatrol("await chrome.tabs.remove(argument)", tab);
  });
});

describeInBothBrowsers(
  "The popup in German",
  (session) => {
    test("speaks German", async () => {
      await session.open(AREA.path);
      await session.openPopup();
      await waitForStanding(session, "protected");
      assert.equal(await shown(session, "#heading"), message("popupProtected", "de"));
      assert.notEqual(message("popupProtected", "de"), message("popupProtected"));
      assert.match(String(await session.driver.executeScript("return document.documentElement.lang")), /^(de|en)/);
    });
  },
  { language: "de", alter: (folder) => speakOnly(folder, "de") },
);
