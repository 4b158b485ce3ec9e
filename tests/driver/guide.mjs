// The guide, as a person uses it.

import { By } from "selenium-webdriver";

/** @typedef {import("./session.mjs").Session} Session */

/** Opens the guide anew. @param {Session} session @param {string} place what stands behind `#` */
export async function openGuide(session, place) {
  // A page that differs in its fragment only is not loaded again.
  await session.openOwn("settings.html");
  await session.openOwn(`guide.html#${place}`);
  await session.until("the guide to be alive", async () => (await session.driver.findElements(By.css(".live")))[0]);
}

/** The heading of the only part that is shown. @param {Session} session @returns {Promise<string>} */
export const heading = ({ driver }) =>
  driver.executeScript(
    `const shown = [...document.querySelectorAll("main > article, #list")].filter((part) => part.checkVisibility());
     return shown.map((part) => part.querySelector("h1, h2").textContent).join(" + ");`,
  );

/** Waits for the part with this heading to be the only one. @param {Session} session @param {string} title */
export const arrive = (session, title) => session.until(title, async () => (await heading(session)) === title);

/** @param {Session} session @param {string} selector */
export const press = ({ driver }, selector) => driver.findElement(By.css(selector)).click();
