// What a page looks like on paper.

import { Context } from "selenium-webdriver/firefox.js";

/** @typedef {import("./session.mjs").Session} Session */

/** Lays the page in front out as for a printer, while something is done. @template T @param {Session} session @param {() => Promise<T>} work */
export async function onPaper(session, work) {
  await setMedium(session, "print");
  try {
    return await work();
  } finally {
    await setMedium(session, "");
  }
}

/** @param {Session} session @param {string} medium none gives the page its own again */
async function setMedium({ browser, driver }, medium) {
  if (browser === "chromium") {
    const chromium = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (/** @type {unknown} */ (driver));
    return void (await chromium.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: medium }));
  }
  const firefox = /** @type {import("selenium-webdriver/firefox.js").Driver} */ (/** @type {unknown} */ (driver));
  await firefox.setContext(Context.CHROME);
  try {
    await firefox.executeScript("gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]", medium);
  } finally {
    await firefox.setContext(Context.CONTENT);
  }
}
