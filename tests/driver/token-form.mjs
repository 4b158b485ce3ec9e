// The token page of the replica, used as a person uses it. Only structure is named, so it works in every language.

import { By } from "selenium-webdriver";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("../replica/server.mjs").RecordedRequest} RecordedRequest */

export const TOKENS = "/contoso/_usersSettings/tokens";
export const PANEL = ".bolt-panel-callout-content[role=dialog]";
export const CREATE = ".bolt-panel-footer .primary";
export const FAILURE = ".bolt-panel .bolt-messagebar.severity-error";
const NAME = ".bolt-panel input.bolt-textfield-input:not([type])";

/** Check boxes by area and level. */
export const SCOPE = {
  codeRead: scope(2, 1),
  codeWrite: scope(2, 2),
  codeFull: scope(2, 4),
  workItemsRead: scope(1, 1),
  buildExecute: scope(3, 2),
};

/** @param {number} area @param {number} level */
function scope(area, level) {
  return `[class*="groupingContainer-"]:nth-child(${area}) .bolt-checkbox:nth-child(${level})`;
}

/**
 * Clicks as soon as the element is there.
 * @param {Session} session
 * @param {string} selector
 */
export async function click(session, selector) {
  const found = () => session.driver.findElements(By.css(selector));
  const element = await session.until(`${selector} to be there`, async () => (await found())[0]);
  await element.click();
}

/**
 * Opens the form and gives the token a name; the form's own defaults stay: custom scopes, one organization, 30 days.
 * @param {Session} session
 * @param {string} name
 * @param {string} [page]
 * @param {string} [host]
 */
export async function openForm(session, name, page = TOKENS, host = undefined) {
  await session.open(page, host);
  await click(session, ".bolt-header-commandbar .primary");
  await session.until("the name field", async () => (await session.driver.findElements(By.css(NAME)))[0]);
  await session.driver.findElement(By.css(NAME)).sendKeys(name);
}

/**
 * Chooses from a drop-down of the form.
 * @param {Session} session
 * @param {1 | 2} which 1 for the organization, 2 for the expiration
 * @param {number} item counted from 1
 */
export async function chooseItem(session, which, item) {
  const dropdowns = await session.driver.findElements(By.css(".bolt-panel .bolt-dropdown-expandable-textfield-input"));
  // It closes when its panel scrolls, and WebDriver scrolls to what it clicks.
  await session.driver.executeAsyncScript(
    `const [dropdown, done] = arguments;
     dropdown.scrollIntoView({ block: "center" });
     requestAnimationFrame(() => requestAnimationFrame(() => done()));`,
    dropdowns[which - 1],
  );
  const option = `.bolt-dropdown [role=option]:nth-of-type(${item})`;
  await session.until(`${option} to be there`, async () => {
    if ((await session.driver.findElements(By.css(option))).length > 0) return true;
    // A panel that grows meanwhile scrolls, too: a person opens the drop-down again.
    const isOpen = (await dropdowns[which - 1].getAttribute("aria-expanded")) === "true";
    if (!isOpen) await dropdowns[which - 1].click();
    return false;
  });
  await click(session, option);
  await session.until(
    "the drop-down to close",
    async () => (await session.driver.findElements(By.css(".bolt-dropdown [role=option]"))).length === 0,
  );
}

/**
 * Asks for all organizations. Which these are, only the request says: it is held by the gate, not by the button.
 * @param {Session} session
 */
export async function chooseEverywhere(session) {
  await chooseItem(session, 1, 3);
}

/**
 * Types an end of one's own.
 * @param {Session} session
 * @param {number} days from today
 */
export async function chooseDays(session, days) {
  await chooseItem(session, 2, 4);
  const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await session.driver.findElement(By.css(".ms-DatePicker input")).sendKeys(date);
}

/**
 * Presses Create or Save.
 * @param {Session} session
 */
export async function submit(session) {
  await session.until(
    "the form to be valid",
    async () => (await session.driver.findElements(By.css(`${CREATE}.enabled`))).length === 1,
  );
  await click(session, CREATE);
}

/**
 * The token that the page shows after a creation.
 * @param {Session} session
 * @returns {Promise<string>}
 */
export async function shownToken(session) {
  const field = await session.until(
    "the new token",
    async () => (await session.driver.findElements(By.css(".bolt-panel input[readonly]")))[0],
  );
  return /** @type {Promise<string>} */ (field.getAttribute("value"));
}

/**
 * Selects a token in the list, which reveals its commands.
 * @param {Session} session
 * @param {string} name
 */
export async function selectToken(session, name) {
  const row = await session.until(`a token called ${name}`, async () => {
    const rows = await session.driver.findElements(By.css("tbody .bolt-table-row"));
    for (const row of rows) if ((await row.getText()).includes(name)) return row;
    return null;
  });
  await row.findElement(By.css("td:not(.bolt-table-cell-side-action)")).click();
}

/** Whether a request makes a token or a key. @param {RecordedRequest} request */
export function makesToken({ method, path, body }) {
  return method === "POST" && path.includes("HierarchyQuery") && body.includes("issue-session-token-provider");
}

/** The creations that have reached the server. @param {Session} session */
export function creations({ replica }) {
  return replica.requests().filter(makesToken);
}

/**
 * Sends a request of no meaning and waits until it has arrived: what the page sent before has arrived as well.
 * @param {Session} session
 */
export async function fence({ driver, replica }) {
  const mark = `fence-${Math.random()}`;
  await driver.executeScript("fetch('/contoso/_apis/echo', { method: 'POST', body: arguments[0] })", mark);
  await replica.waitFor(({ body }) => body === mark);
}
