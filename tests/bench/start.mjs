// The start on a page: the time until Patrol is armed, whether that is before the page's first script, and all its work until the page rests.

import { median } from "./statistics.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("./report.mjs").Row} Row */

/** A page with something for each guard to do. Inline scripts run, so that the page's first one comes as early as it can. */
const PAGE = "/contoso/web/_git/shop?csp=none";
const LOADS = 15;
const PROFILES = 7;

/** ms of the main thread. */
const BUDGET = 15;

/** µs between two looks of the profiler. */
const INTERVAL = 200;

/**
 * @param {Session} session with Patrol
 * @param {string} where
 * @returns {Promise<Row[]>}
 */
export async function measureStart(session, where) {
  await session.load(PAGE); // to warm up
  const starts = /** @type {Start[]} */ ([]);
  for (let i = 0; i < LOADS; i++) {
    await session.load(PAGE);
    starts.push(await session.driver.executeScript(readMarks));
  }
  const time = (/** @type {(start: Start) => number} */ of) => median(starts.map(of));
  /** @type {Row[]} */
  const rows = [
    {
      what: `${where}: armed, p50`,
      value: time(({ core, gate }) => core + gate),
      unit: "ms",
      budget: BUDGET,
      detail: `content script ${time(({ core }) => core).toFixed(2)}, gate ${time(({ gate }) => gate).toFixed(2)}`,
    },
    {
      what: `${where}: loads armed before the page's first script`,
      value: starts.filter(({ first }) => first).length,
      unit: `of ${LOADS}`,
      goal: LOADS,
    },
  ];
  if (session.browser === "chromium") rows.push(await measureAll(session, where));
  return rows;
}

/** @typedef {{ core: number, gate: number, first: boolean }} Start ms */

/** In the page: reads the marks of the probes and of the page's first script. */
function readMarks() {
  const mark = (/** @type {string} */ name) => /** @type {PerformanceMark} */ (performance.getEntriesByName(name)[0]);
  const at = (/** @type {string} */ name) => mark(name).startTime;
  const page = mark("page-first");
  return {
    core: at("core-end") - at("core-start"),
    gate: at("gate-end") - at("gate-start"),
    first: page.detail === true && at("core-end") <= page.startTime && at("gate-end") <= page.startTime,
  };
}

/**
 * Everything that Patrol does on the main thread, from the start of the page until half a second after it is loaded.
 * @param {Session} session of Chromium
 * @param {string} where
 * @returns {Promise<Row>}
 */
async function measureAll(session, where) {
  const driver = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (session.driver);
  const times = [];
  await driver.sendDevToolsCommand("Profiler.enable", {});
  await driver.sendDevToolsCommand("Profiler.setSamplingInterval", { interval: INTERVAL });
  for (let i = 0; i < PROFILES; i++) {
    await driver.sendDevToolsCommand("Profiler.start", {});
    await session.load(PAGE);
    await driver.executeAsyncScript(waitForRest);
    const answer = /** @type {any} */ (await driver.sendAndGetDevToolsCommand("Profiler.stop", {}));
    times.push(timeWithin(answer.profile, session.origin));
  }
  return { what: `${where}: main thread in all, p50`, value: median(times), unit: "ms", budget: BUDGET };
}

/** In the page. @param {() => void} done */
function waitForRest(done) {
  const rest = () => setTimeout(done, 500);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest, { once: true });
}

/**
 * @typedef {object} Profile as the profiler gives it
 * @property {{ id: number, callFrame: { url: string }, children?: number[] }[]} nodes
 * @property {number[]} samples ids of nodes
 * @property {number[]} timeDeltas µs before each sample
 */

/**
 * The time in which a script of an origin was running or had called what ran, in ms.
 * @param {Profile} profile
 * @param {string} origin
 */
function timeWithin({ nodes, samples, timeDeltas }, origin) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Set<number>} */
  const within = new Set();
  const mark = (/** @type {number} */ id, /** @type {boolean} */ inherited) => {
    const node = byId.get(id);
    if (!node) return;
    const ours = inherited || node.callFrame.url.startsWith(origin);
    if (ours) within.add(id);
    for (const child of node.children ?? []) mark(child, ours);
  };
  mark(nodes[0].id, false);
  const time = samples.reduce((sum, id, index) => sum + (within.has(id) ? timeDeltas[index] : 0), 0);
  return time / 1e3;
}
