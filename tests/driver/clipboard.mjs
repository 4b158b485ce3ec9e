// The clipboard and the keyboard, as a person uses them.

import { By, Key } from "selenium-webdriver";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("selenium-webdriver").WebElement} WebElement */

/**
 * Puts something on the clipboard by Ctrl+C in a page of Patrol, where no guard listens.
 * @param {Session} session
 * @param {string | Record<string, string>} content plain text, or a text for each media type; `{}` for an empty clipboard
 */
export async function copy(session, content) {
  const flavours = typeof content === "string" ? { "text/plain": content } : content;
  await session.openOwn("settings.html");
  await session.driver.executeScript(
    `const [flavours] = arguments;
     const area = document.createElement("textarea");
     area.id = "copy-source";
     area.value = "x";
     area.addEventListener("copy", (event) => {
       event.preventDefault();
       event.clipboardData.clearData();
       for (const [type, text] of Object.entries(flavours)) event.clipboardData.setData(type, text);
       area.dataset.copied = "yes";
     });
     document.body.append(area);
     area.focus();
     area.select();`,
    flavours,
  );
  await chord(session, "c");
  await session.until("the text to be copied", () =>
    session.driver.executeScript("return document.getElementById('copy-source').dataset.copied"),
  );
  await session.toPage();
}

/**
 * Presses Ctrl and a letter.
 * @param {Session} session
 * @param {string} letter
 */
export async function chord({ driver }, letter) {
  await driver.actions().keyDown(Key.CONTROL).sendKeys(letter).keyUp(Key.CONTROL).perform();
}

/**
 * Presses keys one after the other.
 * @param {Session} session
 * @param {...string} keys
 */
export async function typeKeys({ driver }, ...keys) {
  await driver
    .actions()
    .sendKeys(...keys)
    .perform();
}

/**
 * Focuses a field with a click and pastes into it.
 * @param {Session} session
 * @param {string} selector
 */
export async function pasteInto(session, selector) {
  await focus(session, selector);
  await chord(session, "v");
}

/**
 * Focuses a field as a person does.
 * @param {Session} session
 * @param {string} selector
 * @returns {Promise<WebElement>}
 */
export async function focus(session, selector) {
  const field = await session.until(
    `${selector} to be there`,
    async () => (await session.driver.findElements(By.css(selector)))[0],
  );
  await field.click();
  await session.until(`${selector} to have the focus`, () => hasFocus(session, selector));
  return field;
}

/**
 * @param {Session} session
 * @param {string} selector
 * @returns {Promise<boolean>}
 */
export function hasFocus({ driver }, selector) {
  return driver.executeScript("return document.activeElement === document.querySelector(arguments[0])", selector);
}

/**
 * What stands in a field: its value, or the text of an editable element.
 * @param {Session} session
 * @param {string} selector
 * @returns {Promise<string>}
 */
export function contentOf({ driver }, selector) {
  return driver.executeScript(
    "const field = document.querySelector(arguments[0]); return field.value ?? field.innerText",
    selector,
  );
}

/**
 * The plain text on the clipboard, by Ctrl+V in a page of Patrol.
 * @param {Session} session
 * @returns {Promise<string>}
 */
export async function pasted(session) {
  await session.openOwn("settings.html");
  await session.driver.executeScript(
    `const area = document.createElement("textarea");
     area.id = "paste-target";
     document.body.append(area);
     area.focus();`,
  );
  await chord(session, "v");
  const text = await session.until("the clipboard's text", () => contentOf(session, "#paste-target"));
  await session.toPage();
  return text;
}
