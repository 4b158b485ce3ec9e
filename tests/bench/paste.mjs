// Clean pastes in a real page: what Patrol adds before the page sees the event.

import { Key } from "selenium-webdriver";
import { copy, focus } from "../driver/clipboard.mjs";
import { PASTE } from "./goals.mjs";
import { byTurns } from "./pair.mjs";
import { added, median, p99 } from "./statistics.mjs";

/** @typedef {import("./pair.mjs").Pair} Pair */
/** @typedef {import("./report.mjs").Row} Row */

/**
 * @typedef {object} Plan
 * @property {string} size to print
 * @property {number} length of the text in UTF-16 units
 * @property {number} rounds
 * @property {number} batch pastes in a row
 * @property {number} [most] ms that may be added at the 99th percentile
 */

/**
 * @typedef {object} Paste
 * @property {number} seen ms from the event being made until the page's first listener
 * @property {number} own ms that Patrol worked
 * @property {number} listeners of Patrol that took part
 */

const FIELD = ".plain-textarea";

/** Batches that are not counted. */
const WARM_UP = 3;

/** @type {Plan[]} */
export const PLANS = [
  { size: "1 KB", length: 1e3, rounds: 15, batch: 20 },
  { size: "10 KB", length: 1e4, rounds: 25, batch: 20, most: PASTE["10 KB"] },
  { size: "1 MB", length: 1e6, rounds: 25, batch: 8, most: PASTE["1 MB"] },
];

/** Without a compiler every step counts. @type {Plan[]} */
export const JITLESS_PLANS = [{ size: "1 KB", length: 1e3, rounds: 10, batch: 20 }];

/**
 * @param {Pair} pair
 * @param {string} where
 * @param {Plan} plan
 * @param {string} text without a secret, at least as long as planned
 * @returns {Promise<Row>}
 */
export async function measurePastes(pair, where, { size, length, rounds, batch, most }, text) {
  for (const session of Object.values(pair)) {
    await copy(session, text.slice(0, length));
    await session.load("/contoso/web/_plain");
    await focus(session, FIELD);
    await session.driver.executeScript(watchPastes);
    for (let i = 0; i < WARM_UP; i++) await pasteBatch(session, batch);
  }
  const { guarded, plain } = await byTurns(pair, rounds, (session) => pasteBatch(session, batch));
  if (!guarded.every(({ listeners }) => listeners > 0)) throw new Error("Patrol did not look at every paste.");
  if (plain.some(({ listeners }) => listeners > 0)) throw new Error("Patrol is in the browser without it.");
  const [more, less] = [guarded, plain].map((pastes) => pastes.map(({ seen }) => seen));
  return {
    what: `${where}: ${size}, added p99`,
    value: added(more, less, 0.99),
    unit: "ms",
    most,
    detail:
      `p50 ${ms(added(more, less, 0.5))}, Patrol's own work ${ms(median(guarded.map(({ own }) => own)))}; ` +
      `without Patrol p50 ${ms(median(less))}, p99 ${ms(p99(less))}`,
  };
}

/**
 * @param {import("../driver/session.mjs").Session} session
 * @param {number} count
 * @returns {Promise<Paste[]>}
 */
async function pasteBatch(session, count) {
  const keys = session.driver.actions().keyDown(Key.CONTROL);
  for (let i = 0; i < count; i++) keys.sendKeys("v");
  await keys.keyUp(Key.CONTROL).perform();
  await session.until("the pastes", async () => (await session.driver.executeScript(countPastes)) === count, 60_000);
  return session.driver.executeScript(takePastes);
}

/** In the page: notes every paste and stops it. It listens last, so Patrol has had its turn. */
function watchPastes() {
  /** @type {{ pastes: Paste[] }} */
  const page = /** @type {any} */ (window);
  page.pastes = [];
  const onPaste = (/** @type {Event} */ event) => {
    const seen = performance.now() - event.timeStamp;
    event.preventDefault();
    // The probe beside Patrol notes each of its listeners.
    const listeners = performance.getEntriesByName("patrol-paste");
    performance.clearMeasures("patrol-paste");
    const own = listeners.reduce((sum, { duration }) => sum + duration, 0);
    page.pastes.push({ seen, own, listeners: listeners.length });
  };
  addEventListener("paste", onPaste, true);
}

/** In the page. */
function countPastes() {
  return /** @type {any} */ (window).pastes.length;
}

/** In the page: gives what was noted, and forgets it. */
function takePastes() {
  return /** @type {any} */ (window).pastes.splice(0);
}

/** @param {number} time */
const ms = (time) => time.toFixed(2);
