// Patrol's own pages, as a person uses them.

import { By, Key } from "selenium-webdriver";
import { chord } from "./clipboard.mjs";
import { message } from "./messages.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * Waits until the popup has judged the page under test.
 * @param {Session} session
 * @param {string} standing `protected`, `paused`, `partly-paused`, `partly`, `unprotected`, `needs-reload`, `not-guarded`
 */
export async function waitForStanding(session, standing) {
  await session.until(`the popup to say ${standing}`, async () => {
    const [found] = await session.driver.findElements(By.css("#standing"));
    return (await found?.getAttribute("data-standing")) === standing;
  });
}

/**
 * The text that an element of the page in front shows; empty when it is hidden.
 * @param {Session} session
 * @param {string} selector
 */
export function shown({ driver }, selector) {
  return driver.findElement(By.css(selector)).getText();
}

/**
 * Unfolds what can be chosen for a pause in the popup.
 * @param {Session} session
 */
export async function openPausing({ driver }) {
  const form = await driver.findElement(By.css("#pausing"));
  if ((await form.getAttribute("open")) === null) await form.findElement(By.css("summary")).click();
}

/**
 * Pauses Patrol in the popup; what is not given stays as it is offered.
 * @param {Session} session
 * @param {{ what?: "text" | "tokens" | "clone", where?: "host", length?: "quarter-hour" | "restart" | "always" }} [chosen]
 */
export async function pausePatrol(session, { what, where, length } = {}) {
  await openPausing(session);
  const choose = (/** @type {string} */ option) => session.driver.findElement(By.css(option)).click();
  if (what) await choose(`#pause-what option[value=${what}]`);
  if (where) await choose("#pause-where option:last-child");
  if (length) await choose(`#pause-length option[value=${length}]`);
  await session.driver.findElement(By.css("#pause")).click();
}

/**
 * Opens the settings and waits until they are filled in.
 * @param {Session} session
 */
export async function openSettings(session) {
  await session.openOwn("settings.html");
  await session.until(
    "the settings",
    async () => (await session.driver.findElements(By.css("#levels select"))).length > 0,
  );
  await session.until("the stored limit", async () => (await limitField(session).getAttribute("value")) !== "");
}

/** @param {Session} session */
export function limitField({ driver }) {
  return driver.findElement(By.css("#limit"));
}

/**
 * Chooses the level of a rule; it is stored at once.
 * @param {Session} session
 * @param {string} rule
 * @param {import("./settings.mjs").Level} level
 */
export async function chooseLevel({ driver }, rule, level) {
  await driver.executeScript("document.getElementById('tuning').open = true");
  await driver.findElement(By.css(`#${rule} option[value=${level}]`)).click();
}

/**
 * Types the limit and leaves its field.
 * @param {Session} session
 * @param {string} limit
 */
export async function typeLimit(session, limit) {
  await limitField(session).click();
  await chord(session, "a");
  await session.driver.actions().sendKeys(Key.BACK_SPACE, limit, Key.TAB).perform();
}

/** Waits until the settings say that a change is stored. @param {Session} session */
export async function saved(session) {
  await session.until(
    "the settings to be saved",
    async () => (await shown(session, "#result")) === message("settingsSaved"),
  );
}

/**
 * Waits until a page of Patrol is open in a tab and complete, and closes it. Tabs that an extension opens are not among Chromium's windows, so
 * they are sought in the extension.
 * @param {import("../driver/session.mjs").Session} session
 * @param {string} page
 */
export async function closeTab(session, page) {
  const tab = await session.until(page, () =>
    session.inPatrol(
      `const isIt = ({ url, status }) => status === "complete" && url === chrome.runtime.getURL(argument);
       return (await chrome.tabs.query({})).find(isIt)?.id ?? null;`,
      page,
    ),
  );
  await session.inPatrol("await chrome.tabs.remove(argument)", tab);
}
