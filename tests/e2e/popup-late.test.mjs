// Tabs that were open before Patrol: the popup offers to load them anew, this one and all of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";

const PATH = fieldNamed("a text area").path;

describeInBothBrowsers(
  "Patrol that comes after its pages",
  (session) => {
    test("can load all of them anew at once", async () => {
      await session.load(PATH);
      await session.driver.switchTo().newWindow("tab");
      const second = await session.driver.getWindowHandle();
      await session.driver.get(`https://contoso.visualstudio.com${PATH}`);
      await session.driver.switchTo().newWindow("tab");
      await session.driver.get("about:blank");
      await session.install();
      await session.status();
      await session.openPopup();
      await waitForStanding(session, "partly");
      assert.equal(await shown(session, "#reload"), message("popupReload"));
      const all = message("popupReloadAll_other").replace("$1", "2");
      await session.until("both tabs", async () => (await shown(session, "#reload-all")) === all);
      await session.driver.findElement(By.css("#reload-all")).click();
      await waitForStanding(session, "protected");
      assert.equal(await shown(session, "#reload-all"), "");
      const statuses = () =>
        session.inPatrol(
          `const tabs = await chrome.tabs.query({ url: ["https://dev.azure.com/*", "https://*.visualstudio.com/*"] });
           const ask = ({ id }) => chrome.tabs.sendMessage(id, { kind: "report-status" }, { frameId: 0 }).catch(() => null);
           return Promise.all(tabs.map(ask));`,
        );
      await session.until("both to be protected", async () => {
        const all = await statuses();
        return all.length === 2 && all.every((/** @type {any} */ status) => status?.problems.length === 0);
      });
      await session.openPopup();
      await waitForStanding(session, "protected");
      assert.equal(await shown(session, "#reload"), "");
      await session.driver.switchTo().window(second);
      await session.driver.close();
      await session.toPage();
    });
  },
  { later: true },
);
