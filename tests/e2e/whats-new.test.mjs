// After an update nothing opens: the popup says that there is something new until the person has seen it.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { closeTab, shown, waitForStanding } from "../driver/own-pages.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const DAY = 24 * 60 * 60 * 1000;

/** Another version in the manifest. @param {string} version */
const versioned = (version) => async (/** @type {string} */ folder) => {
  const file = join(folder, "manifest.json");
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, "utf8")), version }));
};

const { version } = JSON.parse(await readFile("dist/chrome/manifest.json", "utf8"));
const told = message("popupUpdated").replace("$1", version);

/** What the popup says of an update. @param {Session} session */
async function news(session) {
  await session.openPopup();
  await waitForStanding(session, "not-guarded");
  const said = await shown(session, "#updated");
  await session.toPage();
  return said;
}

describeInBothBrowsers(
  "After an update",
  (session) => {
    test("the popup leads to what is new until that was opened, and no tab opens by itself", async () => {
      assert.equal(await news(session), "", "a new installation is no update");
      await session.reloadPatrol(versioned(version));
      await session.until("the update to be noted", async () => (await session.storage()).update);
      const tabs =
        "return (await chrome.tabs.query({})).map(({ url }) => url).filter((url) => url?.includes('welcome'))";
      assert.deepEqual(await session.inPatrol(tabs), []);
      await session.openPopup();
      await session.until("the way to what is new", async () => (await shown(session, "#updated")) === told);
      await session.driver.findElement(By.css("#updated")).click();
      await session.until("it to be seen", async () => (await session.storage()).update === null);
      await closeTab(session, "settings.html#new");
      assert.equal(await news(session), "");
    });

    test("the settings say what the version brought", async () => {
      await session.openOwn("settings.html#new");
      await session.until(
        "the version",
        async () => (await shown(session, "#new-heading")) === message("newsHeading").replace("$1", version),
      );
      assert.ok((await shown(session, "#new-list")).includes(message("aboutNewModes")));
      assert.equal(await shown(session, "#about a[href='welcome.html']"), message("aboutWelcome"));
    });

    test("who has not looked for two weeks is not told any more, and nobody of an older version", async () => {
      const now = Date.now();
      for (const [update, expected] of /** @type {[unknown, string][]} */ ([
        [{ version, time: now - 13 * DAY }, told],
        [{ version, time: now - 15 * DAY }, ""],
        [{ version: "0.0.2", time: now }, ""],
        ["odd", ""],
      ])) {
        await session.store({ update });
        await session.openPopup();
        await waitForStanding(session, "not-guarded");
        if (expected) await session.until("the news", async () => (await shown(session, "#updated")) === expected);
        else assert.equal(await shown(session, "#updated"), "", JSON.stringify(update));
      }
    });
  },
  { alter: versioned("0.0.1") },
);
