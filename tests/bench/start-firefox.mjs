// What a start costs in Firefox: processor time of a content process that no page was in before, and its memory.

import { Context } from "selenium-webdriver/firefox.js";
import { inNewTabs, loadAndRest } from "./hosts.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {{ pid: number, type: string, cpu: number, memory: number }} Process ms of all its threads; MB that are its own */
/** @typedef {{ cold: number, memory: number }} Start */

/** Firefox keeps processes ready for new tabs. Their own start is over when their processor time stands still: ms, between looks, looks. */
const STILL = { most: 0.5, apart: 50, looks: 3 };
/** MB by which memory still moves when it has settled. */
const SETTLED = 0.05;

/**
 * @param {Session} session
 * @param {number} rounds
 * @returns {Promise<import("./hosts.mjs").OnEach<Start[]>>}
 */
export function startsInFirefox(session, rounds) {
  return inNewTabs(session, rounds, async (host) => {
    const before = await readyProcesses(session);
    await loadAndRest(session, host);
    const pid = await processInFront(session);
    const ready = before.find((process) => process.pid === pid);
    if (!ready) throw new Error("Firefox did not take a process that it had ready.");
    const { cpu } = await processOf(session, pid);
    return { cold: cpu - ready.cpu, memory: await settledMemory(session, pid) };
  });
}

/** Waits until at least one process stands ready and all that do are at rest. @param {Session} session @returns {Promise<Process[]>} those */
async function readyProcesses(session) {
  /** @type {Process[]} */
  let last = [];
  for (let looks = 0; looks < STILL.looks;) {
    const now = (await processes(session)).filter(({ type }) => type === "preallocated");
    const still = now.every(
      ({ pid, cpu }) => cpu - (last.find((process) => process.pid === pid)?.cpu ?? 0) < STILL.most,
    );
    looks = now.length && still ? looks + 1 : 0;
    last = now;
    await pause();
  }
  return last;
}

/** Has the process give back what it can, and waits until that is done. @param {Session} session @param {number} pid */
async function settledMemory(session, pid) {
  await inBrowser(session, `done(Services.obs.notifyObservers(null, "child-mmu-request"))`);
  let last = Infinity;
  for (let looks = 0; looks < STILL.looks;) {
    const { memory } = await processOf(session, pid);
    looks = Math.abs(memory - last) < SETTLED ? looks + 1 : 0;
    last = memory;
    await pause();
  }
  return last;
}

const pause = () => new Promise((done) => setTimeout(done, STILL.apart));

/** @param {Session} session @param {number} pid */
async function processOf(session, pid) {
  const process = (await processes(session)).find((process) => process.pid === pid);
  if (!process) throw new Error("The process of a page has gone.");
  return process;
}

/** @param {Session} session @returns {Promise<Process[]>} */
const processes = (session) =>
  inBrowser(
    session,
    `ChromeUtils.requestProcInfo().then(({ children }) =>
       done(children.map(({ pid, type, cpuTime, memory }) => ({ pid, type, cpu: cpuTime / 1e6, memory: memory / 1e6 }))));`,
  );

/** The process of the tab in front. @param {Session} session @returns {Promise<number>} */
const processInFront = (session) =>
  inBrowser(session, "done(gBrowser.selectedBrowser.browsingContext.currentWindowGlobal.osPid)");

/**
 * Runs a script in the browser's own world.
 * @param {Session} session
 * @param {string} body calls `done`
 * @returns {Promise<any>}
 */
async function inBrowser({ driver: ofAny }, body) {
  const driver = /** @type {import("selenium-webdriver/firefox.js").Driver} */ (ofAny);
  await driver.setContext(Context.CHROME);
  try {
    return await driver.executeAsyncScript(`const [done] = arguments; ${body}`);
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}
