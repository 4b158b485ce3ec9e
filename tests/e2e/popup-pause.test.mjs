// Pauses: of an organization or a site, of everything or one guard, for a time, until the restart, or always. They are never silent.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, pausePatrol, shown, waitForStanding } from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const MINUTE = 60_000;
const SCOPE = { host: "dev.azure.com", organization: "contoso" };

/** The badge and the sentence of the button. @param {Session} session @returns {Promise<{ text: string, title: string }>} */
async function button(session) {
  return session.inPatrol(
    `const tabId = argument;
     return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };`,
    await session.tab(),
  );
}

/** @param {Session} session @param {unknown[]} pauses */
const storePauses = (session, pauses) =>
  session.inPatrol("await chrome.storage.session.set({ pauses: argument })", pauses);

/** @param {Session} session @returns {Promise<any[]>} */
const storedPauses = (session) => session.inPatrol("return (await chrome.storage.session.get('pauses')).pauses ?? []");

/** Waits until the page is paused as it should. @param {Session} session @param {string[]} guards */
const waitForPaused = (session, guards) =>
  session.status(({ paused }) => paused.map(({ guard }) => guard).join() === guards.join());

/** Pauses that end in so many ms. @param {number} ms */
const endingIn = (ms) => [{ ...SCOPE, until: Date.now() + ms }];

const ALL = ["text", "tokens", "clone"];

/** @param {Session} session */
async function openProtected(session) {
  await openField(session, AREA);
  await session.openPopup();
  await waitForStanding(session, "protected");
}

/** Pastes a secret and asserts that nobody asks. @param {Session} session @param {string} token */
async function assertUnguarded(session, token) {
  await pasteInto(session, AREA.field);
  await session.until("the paste", async () => (await contentOf(session, AREA.field)) === token);
  await assertNone(session, "patrol-review");
}

/** Pastes a secret and asserts that the person is asked. @param {Session} session */
async function assertGuarded(session) {
  await pasteInto(session, AREA.field);
  await (await waitForReview(session)).choose("cancel");
}

describeInBothBrowsers("A pause", (session) => {
  afterEach(async () => {
    await storePauses(session, []);
    await session.store({});
  });

  test("of 15 minutes holds in the open page, says until when, and is ended by the person", async () => {
    const token = await testToken("new", 6);
    await copy(session, token);
    await openProtected(session);
    const before = Date.now();
    await pausePatrol(session);
    await waitForStanding(session, "paused");
    const [about, pauses] = [await shown(session, "#about"), await shown(session, "#pauses")];
    const [{ until, ...scope }] = await storedPauses(session);
    assert.deepEqual(scope, SCOPE);
    assert.ok(until >= before + 15 * MINUTE && until <= Date.now() + 15 * MINUTE, `${until - before} ms`);
    const clock = new Date(until).toLocaleTimeString("en", { timeStyle: "short" });
    // The space in a time of day is not everywhere the same.
    const plain = (/** @type {string} */ text) => text.replace(/\s/g, " ");
    const at = (/** @type {string} */ key) => plain(message(key).replace("$1", clock));
    assert.equal(plain(about), at("popupPausedUntil"));
    assert.ok(plain(pauses).includes(message("pausedLeft_other").replace("$1", "15")), pauses);
    assert.ok(pauses.includes("dev.azure.com/contoso"), pauses);

    await waitForPaused(session, ALL);
    await session.until("the badge", async () => (await button(session)).text === "–");
    assert.equal(plain((await button(session)).title), at("badgePausedUntil"));
    await assertUnguarded(session, token);

    await session.openPopup();
    await waitForStanding(session, "paused");
    await session.driver.findElement(By.css("#pauses button")).click();
    await waitForStanding(session, "protected");
    assert.deepEqual(await storedPauses(session), []);
    await waitForPaused(session, []);
    await session.until("the badge to go", async () => (await button(session)).text === "");
    await assertGuarded(session);
  });

  test("ends by itself in an open page, and the popup sees it end", async () => {
    await copy(session, await testToken("new", 7));
    await openProtected(session);
    await session.toPage();
    await storePauses(session, endingIn(15 * MINUTE));
    await waitForPaused(session, ALL);
    await session.openPopup();
    await waitForStanding(session, "paused");
    await session.inOwn("await chrome.storage.session.set({ pauses: argument })", endingIn(1000));
    await waitForStanding(session, "protected");
    assert.equal(await shown(session, "#pauses"), "");
    await waitForPaused(session, []);
    assert.deepEqual(await storedPauses(session), []);
    await assertGuarded(session);
  });

  test("that ended while the background slept is over", async () => {
    await openProtected(session);
    await session.toPage();
    await storePauses(session, endingIn(15 * MINUTE));
    await waitForPaused(session, ALL);
    await storePauses(session, endingIn(3000));
    await session.stopBackground();
    await waitForPaused(session, []);
  });

  test("of an organization leaves the others of its host guarded, also when the page goes there by itself", async () => {
    const token = await testToken("new", 8);
    await copy(session, token);
    await openProtected(session);
    await pausePatrol(session, { length: "restart" });
    await waitForStanding(session, "paused");
    await session.toPage();
    await waitForPaused(session, ALL);
    await runAsPage(session, `history.pushState(null, "", "/fabrikam/web/_plain"); document.title = "x";`);
    await waitForPaused(session, []);
    await assertGuarded(session);
    await session.openPopup();
    await waitForStanding(session, "protected");
    await session.toPage();
    await runAsPage(session, `history.pushState(null, "", "/CONTOSO/web/_plain"); document.title = "y";`);
    await waitForPaused(session, ALL);
    await assertUnguarded(session, token);
  });

  test("of one guard leaves the others at work, and the popup says which", async () => {
    const token = await testToken("new", 9);
    await copy(session, token);
    await openProtected(session);
    await pausePatrol(session, { what: "tokens", length: "restart" });
    await waitForStanding(session, "partly-paused");
    assert.ok((await shown(session, "#pauses")).includes(message("pauseTokens")));
    await waitForPaused(session, ["tokens"]);
    await session.until("the badge", async () => (await button(session)).text === "–");
    assert.equal((await button(session)).title, message("badgePartlyPaused"));
    await assertGuarded(session);

    await session.openPopup();
    await waitForStanding(session, "partly-paused");
    await pausePatrol(session, { what: "text", length: "restart" });
    await session.until("both", async () => (await session.driver.findElements(By.css("#pauses li"))).length === 2);
    await waitForPaused(session, ["text", "tokens"]);
    await assertUnguarded(session, token);
  });

  test("until the restart is not kept on disk, and ends when Patrol is loaded anew", async () => {
    await openProtected(session);
    await pausePatrol(session, { length: "restart" });
    await waitForStanding(session, "paused");
    assert.equal(await shown(session, "#about"), message("popupPausedUntilRestart"));
    assert.deepEqual(await storedPauses(session), [SCOPE]);
    assert.equal((await session.storage()).settings, undefined);
    await session.reloadPatrol();
    await session.open(AREA.path);
    await waitForPaused(session, []);
  });

  test("of a whole site lasts as a setting until the person ends it there", async () => {
    await openProtected(session);
    await pausePatrol(session, { where: "host", length: "always" });
    await waitForStanding(session, "paused");
    assert.equal(await shown(session, "#about"), message("popupPausedAlways"));
    assert.deepEqual((await session.storage()).settings.pausedHosts, ["dev.azure.com"]);
    await openSettings(session);
    await session.until("the pause", async () => (await shown(session, "#paused")).includes("dev.azure.com"));
    const resume = await session.driver.findElement(By.css("#paused button"));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", resume);
    await resume.click();
    await session.until("it to go", async () => (await shown(session, "#none-paused")) !== "");
    assert.deepEqual((await session.storage()).settings, { version: 1 });
    await session.toPage();
    await waitForPaused(session, []);
  });

  test("of a scope takes the place of another of the same scope", async () => {
    await openProtected(session);
    await pausePatrol(session, { length: "always" });
    await waitForStanding(session, "paused");
    assert.deepEqual((await session.storage()).settings.pausedHosts, [SCOPE]);
    await session.openPopup();
    await waitForStanding(session, "paused");
    await pausePatrol(session, { length: "quarter-hour" });
    await session.until("the other", async () => (await storedPauses(session)).length === 1);
    await session.until("the setting to go", async () => (await session.storage()).settings.pausedHosts === undefined);
  });

  test("that an earlier version stored is kept", async () => {
    await session.store({ settings: { version: 1, lifetimeLimitDays: 7, pausedHosts: ["dev.azure.com"] } });
    await session.open(AREA.path);
    await waitForPaused(session, ALL);
    await session.openPopup();
    await waitForStanding(session, "paused");
    await session.driver.findElement(By.css("#pauses button")).click();
    await waitForStanding(session, "protected");
    assert.deepEqual((await session.storage()).settings, { version: 1, lifetimeLimitDays: 7 });
  });
});

describeInBothBrowsers(
  "A pause in a private window",
  (session) => {
    test("ends by itself: nothing else is offered, and nothing is stored", async () => {
      await openProtected(session);
      const offered = await session.driver.executeScript(
        "return [...document.querySelectorAll('#pause-length option')].map(({ value }) => value)",
      );
      assert.deepEqual(offered, ["quarter-hour", "restart"]);
      await pausePatrol(session, { length: "restart" });
      await waitForStanding(session, "paused");
      assert.equal((await session.storage()).settings, undefined);
    });
  },
  {
    // As the browser tells it of a tab in a private window.
    alter: preceded(
      SCRIPT.panel,
      "{ const get = chrome.tabs.get.bind(chrome.tabs); chrome.tabs.get = async (id) => ({ ...(await get(id)), incognito: true }); }",
    ),
  },
);

describeInBothBrowsers(
  "A pause that would last, asked for when a private window is in front",
  (session) => {
    test("is refused by the background, whatever a page of Patrol offers", async () => {
      await openProtected(session);
      await pausePatrol(session, { length: "always" });
      await session.until("the answer", async () => (await shown(session, "#answer")) === message("pausePrivate"));
      await pausePatrol(session, { length: "quarter-hour" });
      await waitForStanding(session, "paused");
      assert.equal((await session.storage()).settings, undefined);
    });
  },
  {
    alter: preceded(
      SCRIPT.background,
      "{ const get = chrome.windows.getLastFocused.bind(chrome.windows); chrome.windows.getLastFocused = async () => ({ ...(await get()), incognito: true }); }",
    ),
  },
);
