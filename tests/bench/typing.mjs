// Typing into a field that holds much text: what Patrol works on a letter. The field's own time varies far more than that, so it is not the
// difference between two browsers that is measured but Patrol's listeners.

import { focus } from "../driver/clipboard.mjs";
import { KEY } from "./goals.mjs";
import { median, p99 } from "./statistics.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const ROUNDS = 15;
const LETTERS = 40;
/** UTF-16 units that stand in the field. */
const LENGTH = 1e5;
const FIELD = ".plain-textarea";

/**
 * @param {Session} session with Patrol and the probe
 * @param {string} where
 * @param {string} text without a secret
 * @returns {Promise<import("./report.mjs").Row>}
 */
export async function measureTyping(session, where, text) {
  await session.load("/contoso/web/_plain");
  await focus(session, FIELD);
  await session.driver.executeScript(watchLetters, text.slice(0, LENGTH));
  await typeBatch(session); // to warm up
  const works = [];
  for (let round = 0; round < ROUNDS; round++) works.push(...(await typeBatch(session)));
  return {
    what: `${where}: work on a letter in a field of 100 KB, p99`,
    value: p99(works),
    unit: "ms",
    most: KEY,
    detail: `p50 ${median(works).toFixed(3)}`,
  };
}

/** @param {Session} session @returns {Promise<number[]>} ms of Patrol's listeners for each letter */
async function typeBatch(session) {
  await session.driver.actions().sendKeys("x".repeat(LETTERS)).perform();
  await session.until("the letters", async () => (await session.driver.executeScript(countLetters)) === LETTERS);
  return session.driver.executeScript(takeLetters);
}

/** In the page: notes every letter. It listens last, so Patrol has had its turn. @param {string} text to stand in the field */
function watchLetters(text) {
  const page = /** @type {{ letters: number[] }} */ (/** @type {any} */ (window));
  /** @type {HTMLTextAreaElement} */ (document.activeElement).value = text;
  page.letters = [];
  addEventListener("keyup", () => {
    // The probe beside Patrol notes each of its listeners.
    const listeners = performance.getEntriesByType("measure").filter(({ name }) => name.startsWith("patrol-"));
    performance.clearMeasures();
    page.letters.push(listeners.reduce((sum, { duration }) => sum + duration, 0));
  });
}

/** In the page. */
function countLetters() {
  return /** @type {any} */ (window).letters.length;
}

/** In the page: gives what was noted, and forgets it. */
function takeLetters() {
  return /** @type {any} */ (window).letters.splice(0);
}
