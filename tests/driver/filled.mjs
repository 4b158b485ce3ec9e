// What a browser itself puts into a field, as it fills in a form.

import { Context } from "selenium-webdriver/firefox.js";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * Fills the field that has the focus. Firefox does what it does when it fills in a form; in Chromium no driver can have it do that, and its text
 * comes as from a keyboard on the screen.
 * @param {Session} session
 * @param {string} text
 */
export async function fillIn(session, text) {
  if (session.browser === "chromium") {
    const driver = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (session.driver);
    return void (await driver.sendDevToolsCommand("Input.insertText", { text }));
  }
  const driver = /** @type {import("selenium-webdriver/firefox.js").Driver} */ (session.driver);
  const script = `content.document.activeElement.setUserInput(${JSON.stringify(text)})`;
  await driver.setContext(Context.CHROME);
  try {
    await driver.executeScript(
      `const url = "data:application/javascript;charset=utf-8," + encodeURIComponent(arguments[0]);
       gBrowser.selectedBrowser.messageManager.loadFrameScript(url, false);`,
      script,
    );
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}
