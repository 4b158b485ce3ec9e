// The inventory of tokens, and the lists that it comes from.

import { By } from "selenium-webdriver";

/** @typedef {import("./session.mjs").Session} Session */

/** Forgets what Patrol has seen of tokens. @param {Session} session */
export function forgetTokens(session) {
  return session.inPatrol("await chrome.storage.session.clear()");
}

/** What Patrol keeps of tokens, as text. @param {Session} session @returns {Promise<string>} */
export function keptTokens(session) {
  return session.inPatrol("return JSON.stringify(await chrome.storage.session.get(null))");
}

/**
 * Opens the inventory for the page under test and waits until one of its parts is shown.
 * @param {Session} session
 * @param {"whole" | "partial" | "none"} part
 */
export async function openInventory(session, part) {
  await session.openOwn(`inventory.html?tab=${await session.tab()}`);
  await session.until(`the part '${part}' of the inventory`, async () => {
    const shown = await session.driver.findElement(By.id(part)).isDisplayed();
    return shown;
  });
}

/**
 * The texts of a column of the table, from the first row on.
 * @param {Session} session
 * @param {number} column from 0
 * @returns {Promise<string[]>}
 */
export function column({ driver }, column) {
  return driver.executeScript(
    `return [...document.querySelectorAll("#rows tr")].map((row) => row.cells[arguments[0]].innerText.trim())`,
    column,
  );
}

/** Waits until the table has these names in this order. @param {Session} session @param {string[]} names */
export async function waitForNames(session, names) {
  /** @type {string[]} */
  let found = [];
  await session.until(
    () => `the tokens ${JSON.stringify(names)}; there are ${JSON.stringify(found)}`,
    async () => {
      found = (await column(session, 0)).map((text) => String(text.split("\n")[0]));
      return JSON.stringify(found) === JSON.stringify(names);
    },
  );
}

/** Chooses in a filter. @param {Session} session @param {string} id @param {string} value */
export async function choose({ driver }, id, value) {
  await driver.findElement(By.css(`#${id} option[value="${value}"]`)).click();
}

/**
 * An entry of a list as the service writes it; days are counted from now.
 * @param {string} id
 * @param {{ name?: string, scope?: string, organizations?: string[] | null, from?: number, to?: number } & Record<string, unknown>} [about]
 */
export function entry(id, { name = id, scope = "vso.work", organizations = ["g"], from = -1, to = 5, ...more } = {}) {
  const day = (/** @type {number} */ count) => new Date(Date.now() + count * 86_400_000).toISOString();
  return {
    authorizationId: id,
    displayName: name,
    scope,
    targetAccounts: organizations,
    validFrom: day(from),
    validTo: day(to),
    isValid: to > 0,
    isPublic: false,
    ...more,
  };
}
