import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { copy, pasteInto } from "../driver/clipboard.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { closeTab, shown, waitForStanding } from "../driver/own-pages.mjs";
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
    assert.ok((await shown(session, "#today")).startsWith(message("todayNothing")));
    assert.equal(await shown(session, "#problems"), "");
    assert.equal(await shown(session, "#not-started"), "");
  });

  test("says what happened here today, and leads to the history; the badge does not count", async () => {
    await copy(session, await testToken("new", 5));
    await openField(session, AREA);
    for (const choice of /** @type {const} */ (["cancel", "go-on"])) {
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose(choice);
    }
    await session.status(({ findings }) => findings === 2);
    const title = "return chrome.action.getTitle({ tabId: argument })";
    const found = message("badgeFindings_other").replace("$1", "2");
    await session.until("the title", async () => (await session.inPatrol(title, await session.tab())).includes(found));
    assert.equal(await badge(), "");
    await session.openPopup();
    await waitForStanding(session, "protected");
    const parts = ["todayKeptOut_one", "todayPasted_one"].map((key) => message(key).replace("$1", "1"));
    for (const part of parts) assert.ok((await shown(session, "#today")).includes(part), part);
    await session.driver.findElement(By.css("#history")).click();
    await closeTab(session, "settings.html#history");
  });

  test("counts nothing of other sites", async () => {
    const entry = { time: Date.now(), site: "contoso.visualstudio.com", surface: "other", rules: ["github-pat"] };
    await session.store({ audit: [{ ...entry, action: "redacted" }] });
    await session.open(AREA.path);
    await session.openPopup();
    await waitForStanding(session, "protected");
    assert.ok((await shown(session, "#today")).startsWith(message("todayNothing")));
  });

  test("says that there is nothing to guard on another site", async () => {
    await session.toPage();
    await session.driver.get("about:blank");
    await session.openPopup();
    await waitForStanding(session, "not-guarded");
    assert.equal(await shown(session, "#heading"), message("popupNotGuarded"));
    assert.equal(await shown(session, "#pausing"), "");
    assert.equal(await shown(session, "#history"), "");
    assert.notEqual(await shown(session, "#inventory"), "");
  });

  test("leads to the settings", async () => {
    await session.open(AREA.path);
    await session.openPopup();
    await waitForStanding(session, "protected");
    await session.driver.findElement(By.css("#settings")).click();
    await closeTab(session, "settings.html");
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
      // Whatever the language of the browser itself is.
      assert.match(String(await session.driver.executeScript("return document.documentElement.lang")), /^de/);
    });
  },
  { language: "de", alter: (folder) => speakOnly(folder, "de") },
);
