import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { deaf } from "../driver/broken.mjs";
import { FIRST, entry, startAnew, waitForNames } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, surfaces, texts, waitForNone, waitForSurface } from "../driver/overlay.mjs";
import { runInPage } from "../driver/scripted-request.mjs";
import { TOKENS, click, fence, openForm } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** Side bar of the user's settings. */
const LIST_LINK = ".region-navigation a:nth-of-type(1)";
const KEYS_LINK = ".region-navigation a:nth-of-type(2)";

/** @param {number} tokens @param {number} risky */
const said = (tokens, risky) => message("listKnown").replace("$1", `${tokens}`).replace("$2", `${risky}`);

/** Waits until the way says a sentence, and gives its button. @param {Session} session @param {string} sentence */
async function wayThatSays(session, sentence) {
  const way = await waitForSurface(session, "patrol-list");
  /** @type {string[]} */
  let found = [];
  await session.until(
    () => `'${sentence}' above the list; there is '${found}'`,
    async () => {
      found = await texts(way, "[role=status]");
      return found[0] === sentence;
    },
  );
  return way.findElement(By.css("button"));
}

/** Waits for the one inventory that has opened, closes its tab, and gives its path. @param {Session} session */
async function takeInventory(session) {
  const opened = await session.until("the inventory in a tab", () =>
    session.inPatrol(
      `const start = chrome.runtime.getURL("inventory.html");
       const pages = (await chrome.tabs.query({})).filter(({ url }) => url?.startsWith(start));
       await chrome.tabs.remove(pages.map(({ id }) => id));
       return pages.length > 0 ? pages.map(({ url }) => url) : null;`,
    ),
  );
  assert.equal(opened.length, 1);
  return opened[0].slice(session.origin.length + 1);
}

describeInBothBrowsers("The way from the list of tokens to the inventory", (session) => {
  afterEach(() => startAnew(session));

  for (const language of ["en", "de", "qps"]) {
    test(`says how the list stands, and opens the inventory (${language})`, async () => {
      await session.open(`${TOKENS}?lang=${language}`);
      const button = await wayThatSays(session, said(6, 4));
      assert.equal((await surfaces(session, "patrol-list")).length, 1);
      assert.equal(await button.getAccessibleName(), message("inventoryReview"));
      await button.click();
      const path = await takeInventory(session);
      assert.equal(path, `inventory.html?tab=${await session.tab()}`);
      await session.openOwn(path);
      await waitForNames(session, FIRST);
      await session.openOwn("settings.html");
    });
  }

  test("is gone by the keyboard, and not by a script of the page", async () => {
    await session.open(TOKENS);
    const button = await wayThatSays(session, said(6, 4));
    await session.driver.executeScript("arguments[0].click(); arguments[0].focus()", button);
    await session.driver.actions().sendKeys(Key.ENTER).perform();
    await takeInventory(session);
  });

  test("follows the list", async () => {
    session.replica.options.list = [entry("wide", { scope: "app_token" }), entry("narrow")];
    await session.open(TOKENS);
    await wayThatSays(session, said(2, 1));
    session.replica.options.list = [entry("narrow")];
    await click(session, KEYS_LINK);
    await waitForNone(session, "patrol-list");
    await click(session, LIST_LINK);
    await wayThatSays(session, said(1, 0));
    assert.equal((await surfaces(session, "patrol-list")).length, 1);
  });

  test("counts the tokens of this list alone", async () => {
    await session.open("/fabrikam/_usersSettings/tokens");
    await wayThatSays(session, said(6, 4));
    session.replica.options.list = [entry("own")];
    await session.open(TOKENS);
    await wayThatSays(session, said(1, 0));
  });

  test("stays behind the form, and stands once", async () => {
    await openForm(session, "build");
    await waitForSurface(session, "patrol-advice");
    assert.equal((await surfaces(session, "patrol-list")).length, 1);
  });

  test("is not there while Patrol is paused, and comes back", async () => {
    await session.open(TOKENS);
    await waitForSurface(session, "patrol-list");
    await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
    await waitForNone(session, "patrol-list");
    await session.store({});
    await waitForSurface(session, "patrol-list");
  });

  test("is not there without a list, or above one of an unknown structure", async () => {
    await session.open(`${TOKENS}?tokens=none`);
    await fence(session);
    await session.status();
    await assertNone(session, "patrol-list");
    await session.open(TOKENS);
    await waitForSurface(session, "patrol-list");
    await session.driver.executeScript(
      `document.querySelector(".bolt-table-container").className = "";
       document.body.append(document.createElement("i"));`,
    );
    await waitForNone(session, "patrol-list");
  });

  test("comes back when the page has swept it away, but does not fight for it", async () => {
    await session.open(`${TOKENS}?csp=none`);
    await waitForSurface(session, "patrol-list");
    await session.driver.executeScript("document.querySelector('patrol-list').remove()");
    await wayThatSays(session, said(6, 4));
    assert.equal((await surfaces(session, "patrol-list")).length, 1);
    await runInPage(
      session,
      `let swept = 0;
       new MutationObserver(() => {
         const way = document.querySelector("patrol-list");
         if (way) { way.remove(); document.body.dataset.swept = ++swept; }
       }).observe(document.body, { childList: true, subtree: true });
       document.querySelector("patrol-list").remove();`,
    );
    const swept = () => session.driver.executeScript("return Number(document.body.dataset.swept)");
    await session.until("Patrol to give in", async () => (await swept()) === 18);
    await click(session, ".bolt-header-commandbar .primary");
    await waitForSurface(session, "patrol-advice");
    assert.equal(await swept(), 18);
  });
});

describeInBothBrowsers(
  "The way to the inventory, when the background does not open it",
  (session) => {
    test("says that it could not", async () => {
      await session.open(TOKENS);
      const button = await wayThatSays(session, said(6, 4));
      await button.click();
      await wayThatSays(session, message("noAnswer"));
    });
  },
  { alter: deaf('kind === "open-inventory"') },
);
