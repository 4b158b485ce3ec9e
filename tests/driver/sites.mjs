// A site besides Azure DevOps, added and removed in the settings as a person does it.

import { By } from "selenium-webdriver";
import { contentOf, copy, pasteInto } from "./clipboard.mjs";
import { fieldNamed } from "./fields.mjs";
import { message } from "./messages.mjs";
import { assertNone, waitForReview } from "./overlay.mjs";
import { openSettings, shown } from "./own-pages.mjs";
import { testToken } from "./tokens.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** A host that the browsers of the tests know. */
export const HOST = "tfs.example.test";
export const SITE = `https://${HOST}`;
/** The pattern that the browser keeps for it. */
export const PATTERN = `${SITE}/*`;

const PLAIN = "/acme/web/_plain?data=absent";
const AREA = fieldNamed("a text area").field;

/** Types an address and presses Add; the settings are open. @param {Session} session @param {string} address */
export async function typeSite({ driver }, address) {
  const field = await driver.findElement(By.css("#site"));
  await field.clear();
  await field.sendKeys(address);
  await driver.findElement(By.css("#other-sites button[type=submit]")).click();
}

/** Adds the site by the address of one of its pages. @param {Session} session @param {string} [language] that Patrol speaks */
export async function addSite(session, language) {
  await session.permit(PATTERN);
  await openSettings(session);
  await typeSite(session, `${SITE}/c/7?model=x#end`);
  await toldOfSite(session, "siteAdded", SITE, language);
}

/** Waits until the settings say what became of it. @param {Session} session @param {string} sentence @param {string} [name] @param {string} [language] */
export async function toldOfSite(session, sentence, name = SITE, language = undefined) {
  const expected = message(sentence, language).replace("$1", name);
  let said = "";
  await session.until(
    () => `"${expected}"; there is "${said}"`,
    async () => {
      said = `${await shown(session, "#site-result")}${await shown(session, "#site-error")}`;
      return said === expected;
    },
  );
}

/** The sites in the list of the settings page. @param {Session} session @returns {Promise<string[]>} */
export const listedSites = ({ driver }) =>
  driver.executeScript("return [...document.querySelectorAll('#site-list bdi')].map((name) => name.textContent)");

/** The scripts that the browser runs besides the manifest's sites. @param {Session} session @returns {Promise<any[]>} */
export const scripts = (session) => session.inPatrol("return chrome.scripting.getRegisteredContentScripts()");

/** Whether the browser lets Patrol into the site. @param {Session} session @returns {Promise<boolean>} */
export const isPermitted = (session) =>
  session.inPatrol("return chrome.permissions.contains({ origins: [argument] })", PATTERN);

/** A token that is pasted is asked about, and left out. @param {Session} session @param {number} seed */
export async function assertChecked(session, seed) {
  await copy(session, `key: ${await testToken("new", seed)}`);
  await session.open(PLAIN, HOST);
  await pasteInto(session, AREA);
  await (await waitForReview(session)).choose("redact");
  await session.until("the text without the token", async () =>
    /^key: .*redacted/i.test(await contentOf(session, AREA)),
  );
}

/** Nothing of Patrol is in the page: a token goes in. @param {Session} session @param {number} seed */
export async function assertLeftAlone(session, seed) {
  const token = await testToken("new", seed);
  await copy(session, token);
  await session.load(PLAIN, HOST);
  await pasteInto(session, AREA);
  await session.until("the paste", async () => (await contentOf(session, AREA)) === token);
  await assertNone(session, "patrol-review");
}

/** Waits until none runs any more. @param {Session} session */
export const waitForNoScripts = (session) =>
  session.until("the scripts to go", async () => (await scripts(session)).length === 0);

/** The button of the site's row. @param {Session} session @param {"allow" | "remove"} which */
export const rowButton = ({ driver }, which) =>
  driver.findElement(By.css(`#site-list button${which === "allow" ? "[data-allow]" : ":not([data-allow])"}`));
