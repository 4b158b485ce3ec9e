// Clean pastes in a real page: what Patrol adds before the page sees the event, and until the field has its text.

import { Key } from "selenium-webdriver";
import { copy, focus } from "../driver/clipboard.mjs";
import { byTurns } from "./pair.mjs";
import { median, p99 } from "./statistics.mjs";

/** @typedef {import("./pair.mjs").Pair} Pair */
/** @typedef {import("./report.mjs").Row} Row */

/**
 * @typedef {object} Plan
 * @property {string} size to print
 * @property {number} length of the text in UTF-16 units
 * @property {number} rounds
 * @property {number} batch pastes in a row
 * @property {boolean} inserted whether the field takes the text; otherwise the page stops the paste as soon as it sees it
 * @property {number} [held] budget for the delay at the 99th percentile, ms
 * @property {number} [own] budget for Patrol's own work at the median, ms
 * @property {boolean} [beside] whether its speed is set beside the peer
 */

/**
 * @typedef {object} Paste
 * @property {number} seen ms from the event being made until the page's first listener
 * @property {number} field ms from the event being made until the field has the text; 0 when the page stopped it
 * @property {number} own ms that Patrol worked
 * @property {number} listeners of Patrol that took part
 */

const FIELD = ".plain-textarea";

/** Batches that are not counted. */
const WARM_UP = 3;

/** A budget without a figure of its own in the design is that of the next larger text. @type {Plan[]} */
export const PLANS = [
  { size: "1 KB", length: 1e3, rounds: 15, batch: 20, inserted: false, held: 2, own: 0.01 },
  { size: "10 KB", length: 1e4, rounds: 15, batch: 20, inserted: false, held: 2 },
  { size: "1 MB", length: 1e6, rounds: 20, batch: 5, inserted: false, held: 16 },
  { size: "10 MB", length: 1e7, rounds: 10, batch: 1, inserted: false, own: 50, beside: true },
  { size: "1 KB", length: 1e3, rounds: 15, batch: 20, inserted: true },
  { size: "10 KB", length: 1e4, rounds: 15, batch: 20, inserted: true },
  { size: "1 MB", length: 1e6, rounds: 10, batch: 1, inserted: true },
];

/** Without a compiler every step counts. @type {Plan[]} */
export const JITLESS_PLANS = [{ size: "1 KB", length: 1e3, rounds: 10, batch: 20, inserted: false, own: 10 }];

/**
 * @param {Pair} pair
 * @param {Plan} plan
 * @param {string} text without a secret, at least as long as planned
 * @returns {Promise<import("./pair.mjs").Both<Paste[]>>}
 */
export async function measurePastes(pair, plan, text) {
  for (const session of Object.values(pair)) {
    await copy(session, text.slice(0, plan.length));
    await session.load("/contoso/web/_plain");
    await focus(session, FIELD);
    await session.driver.executeScript(watchPastes, plan.inserted);
    for (let i = 0; i < WARM_UP; i++) await pasteBatch(session, plan.batch);
  }
  const pastes = await byTurns(pair, plan.rounds, (session) => pasteBatch(session, plan.batch));
  if (!pastes.guarded.every(({ listeners }) => listeners > 0)) throw new Error("Patrol did not look at every paste.");
  if (pastes.plain.some(({ listeners }) => listeners > 0)) throw new Error("Patrol is in the browser without it.");
  return pastes;
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

/** In the page: notes every paste. It listens last, so Patrol has had its turn. @param {boolean} inserted */
function watchPastes(inserted) {
  /** @type {{ pastes: Paste[] }} */
  const page = /** @type {any} */ (window);
  page.pastes = [];
  let made = 0;
  let seen = 0;
  const note = (/** @type {number} */ field) => {
    // The probe beside Patrol notes each of its listeners.
    const listeners = performance.getEntriesByName("paste");
    performance.clearMeasures("paste");
    const own = listeners.reduce((sum, { duration }) => sum + duration, 0);
    page.pastes.push({ seen, field, own, listeners: listeners.length });
  };
  const onPaste = (/** @type {Event} */ event) => {
    made = event.timeStamp;
    seen = performance.now() - made;
    if (inserted) return;
    event.preventDefault();
    note(0);
  };
  addEventListener("paste", onPaste, true);
  addEventListener("input", (event) => {
    note(performance.now() - made);
    /** @type {HTMLTextAreaElement} */ (event.target).value = "";
  });
}

/** In the page. */
function countPastes() {
  return /** @type {any} */ (window).pastes.length;
}

/** In the page: gives what was noted, and forgets it. */
function takePastes() {
  return /** @type {any} */ (window).pastes.splice(0);
}

/**
 * @param {string} where
 * @param {Plan} plan
 * @param {import("./pair.mjs").Both<Paste[]>} pastes
 * @param {NonNullable<Row["peer"]>} peer MB/s
 * @returns {Row[]}
 */
export function pasteRows(where, { size, length, inserted, held, own, beside }, pastes, peer) {
  const name = `${where}: ${size}`;
  if (inserted) {
    const { p50, p99, without } = added(pastes, "field");
    return [
      {
        what: `${name}, until the field has it, added p50`,
        value: p50,
        unit: "ms",
        detail: `p99 ${ms(p99)}; ${without}`,
      },
    ];
  }
  const { p50, p99, without } = added(pastes, "seen");
  const work = median(pastes.guarded.map((paste) => paste.own));
  const speed = (length / work) * 1e-3;
  /** @type {Row[]} */
  const rows = [
    {
      what: `${name}, before the page sees it, added p99`,
      value: p99,
      unit: "ms",
      budget: held,
      detail: `p50 ${ms(p50)}; ${without}`,
    },
    {
      what: `${name}, Patrol's own work, p50`,
      value: work,
      unit: "ms",
      budget: own,
      detail: `${speed.toFixed(0)} MB/s`,
    },
  ];
  return beside ? [...rows, { what: `${name}, Patrol's own work`, value: speed, unit: "MB/s", peer }] : rows;
}

/**
 * What a time is more with Patrol than without, in ms.
 * @param {import("./pair.mjs").Both<Paste[]>} pastes
 * @param {"seen" | "field"} time
 */
function added({ guarded, plain }, time) {
  const [more, less] = [guarded, plain].map((pastes) => pastes.map((paste) => paste[time]));
  return {
    p50: median(more) - median(less),
    p99: p99(more) - p99(less),
    without: `without Patrol p50 ${ms(median(less))}, p99 ${ms(p99(less))}`,
  };
}

/** @param {number} time */
const ms = (time) => time.toFixed(2);
