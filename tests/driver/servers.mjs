// A server of one's own, added and removed in the settings as a person does it.

import { By } from "selenium-webdriver";
import { message } from "./messages.mjs";
import { openSettings, shown } from "./own-pages.mjs";

/** @typedef {import("./session.mjs").Session} Session */

export const SERVER = "tfs.example.test";
export const COLLECTION = "/tfs/DefaultCollection";
/** The pattern that the browser keeps for it. */
export const PATTERN = `https://${SERVER}/*`;

const field = (/** @type {Session} */ { driver }) => driver.findElement(By.css("#server"));

/** Types an address and presses Add; the settings are open. @param {Session} session @param {string} address */
export async function typeServer(session, address) {
  await field(session).clear();
  await field(session).sendKeys(address);
  await session.driver.findElement(By.css("#servers button[type=submit]")).click();
}

/**
 * Adds the server and waits until the settings say so.
 * @param {Session} session
 * @param {string} [address]
 */
export async function addServer(session, address = `https://${SERVER}${COLLECTION}/web/_git/shop?path=/a.txt`) {
  await session.permit(PATTERN);
  await openSettings(session);
  await typeServer(session, address);
  await told(session, "serversAdded");
}

/** Removes the first server of the list and waits until the settings say so. @param {Session} session */
export async function removeServer(session) {
  await openSettings(session);
  await session.until("the server in the list", async () => (await listed(session)).length > 0);
  await session.driver.findElement(By.css("#server-list button")).click();
  await told(session, "serversRemoved");
}

/** Waits until the settings say what became of it. @param {Session} session @param {string} sentence */
export async function told(session, sentence) {
  const expected = message(sentence).replace("$1", `https://${SERVER}`);
  let said = "";
  await session.until(
    () => `"${expected}"; there is "${said}"`,
    async () => {
      said = `${await shown(session, "#server-result")}${await shown(session, "#server-error")}`;
      return said === expected;
    },
  );
}

/** The servers in the list of the settings page. @param {Session} session @returns {Promise<string[]>} */
export async function listed({ driver }) {
  return driver.executeScript(
    "return [...document.querySelectorAll('#server-list bdi')].map((name) => name.textContent)",
  );
}

/** Where the browser runs the content scripts besides the manifest's sites. @param {Session} session @returns {Promise<string[][]>} */
export function registered(session) {
  return session.inPatrol(
    "return (await chrome.scripting.getRegisteredContentScripts()).map(({ matches }) => matches)",
  );
}
