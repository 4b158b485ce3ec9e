// The inventory of tokens, and the lists that it comes from.

import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { TOKENS } from "./token-form.mjs";

/** @typedef {import("./session.mjs").Session} Session */

export const GIT = "Git: https://dev.azure.com/contoso on DESKTOP-01";
/** The replica's first tokens, the riskiest first. */
export const FIRST = ["laptop", "release pipeline", "mirror", GIT, "read work items", "old import"];

/** Puts lists, settings and what Patrol has seen back to the beginning. @param {Session} session */
export async function startAnew(session) {
  session.replica.options.list = undefined;
  session.replica.options.listShape = undefined;
  await session.store({});
  await forgetTokens(session);
}

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
    `return [...document.querySelectorAll("#rows .line")].map((row) => row.cells[arguments[0]].innerText.trim())`,
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

/**
 * Opens the row of a token, unless it is open, and gives the text of what opens.
 * @param {Session} session
 * @param {string} name
 */
export async function openRow(session, name) {
  const at = (await column(session, 0)).indexOf(name);
  assert.notEqual(at, -1, `there is no token ${name}`);
  const button = await session.driver.findElement(By.css(`.toggle[data-place="${at}"]`));
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  return session.until(`what opens under ${name}`, async () =>
    session.driver.findElement(By.id(String(await button.getAttribute("aria-controls")))).getText(),
  );
}

/**
 * Does something that opens a tab, and goes on in that tab, which is closed afterwards.
 * @param {Session} session
 * @param {() => Promise<unknown>} open
 * @param {() => Promise<unknown>} inTab
 */
export async function inOpenedTab(session, open, inTab) {
  const { driver } = session;
  const [own, before] = await Promise.all([driver.getWindowHandle(), driver.getAllWindowHandles()]);
  await open();
  const opened = await session.until("a tab", async () =>
    (await driver.getAllWindowHandles()).find((handle) => !before.includes(handle)),
  );
  await driver.switchTo().window(opened);
  try {
    await inTab();
  } finally {
    await driver.close();
    await driver.switchTo().window(own);
  }
}

/** The names of the tokens whose rows are marked on their page. @param {Session} session @returns {Promise<string[]>} */
export const marked = ({ driver }) =>
  driver.executeScript(
    `return [...document.querySelectorAll("tbody .bolt-table-row")]
       .filter((row) => getComputedStyle(row).outlineStyle === "solid" && getComputedStyle(row).outlineWidth === "3px")
       .map((row) => row.innerText.trim().split(String.fromCharCode(10))[0].trim())`,
  );

/** Waits in a tab that was opened for a token until its row is marked. @param {Session} session @param {string} name @param {string} [page] */
export async function waitForMark(session, name, page = TOKENS) {
  await session.until("its address", async () => new URL(await session.driver.getCurrentUrl()).pathname === page);
  await session.until(`the mark at ${name}`, async () => (await marked(session)).join() === name);
}

/** Presses a tile. @param {Session} session @param {"" | "critical" | "look" | "fine" | "ended"} name */
export async function pressTile({ driver }, name) {
  await driver.findElement(By.css(`[data-tile="${name}"]`)).click();
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

/** Opens a token page and waits until its list was taken in. @param {Session} session @param {string} [path] @param {string} [host] */
export async function visit(session, path = TOKENS, host = undefined) {
  const before = await keptTokens(session);
  await session.open(path, host);
  await session.until("the list to be kept", async () => (await keptTokens(session)) !== before);
}

/** The requests for lists that reached the server. @param {Session} session */
export const lists = (session) =>
  session.replica.requests().filter(({ method, path }) => method === "GET" && /sessiontokens/i.test(path));

/** The page's own script asks for the list. @param {Session} session @param {string} [query] */
export async function ask({ driver }, query = "") {
  const status = await driver.executeAsyncScript(
    `const [query, done] = arguments;
     fetch("https://vssps.dev.azure.com/contoso/_apis/Token/SessionTokens?" + query).then(
       async (response) => done(response.status + (await response.text()).slice(0, 0)),
       (error) => done(String(error)),
     );`,
    query,
  );
  assert.equal(status, "200");
}
