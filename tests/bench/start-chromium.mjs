// What a start costs in Chromium: thread time from a trace, in a renderer process that is new, and once more in the same one; and memory.

import { readFile } from "node:fs/promises";
import { inNewTabs, loadAndRest } from "./hosts.mjs";
import { Tracer, rendererOf, spentOn } from "./trace.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("./trace.mjs").Spent} Spent */
/** @typedef {{ cold: Spent, warm: Spent, heap: number, memory: number }} Start memory in MB: on V8's heap with its buffers; private to the process */

/**
 * @param {Session} session
 * @param {number} rounds
 * @returns {Promise<import("./hosts.mjs").OnEach<Start[]>>}
 */
export async function startsInChromium(session, rounds) {
  const tracer = await Tracer.of(session.driver);
  /** @type {Set<number>} */
  const known = new Set();
  try {
    return await inNewTabs(session, rounds, async (host) => {
      const load = () => tracer.during(() => loadAndRest(session, host));
      const cold = await load();
      const renderer = rendererOf(cold, `https://${host}/`);
      if (known.has(renderer)) throw new Error("A tab was not given a new process, so its start was not cold.");
      known.add(renderer);
      const warm = await load();
      if (rendererOf(warm, `https://${host}/`) !== renderer)
        throw new Error("A page was loaded anew in another process.");
      return { cold: spentOn(cold, renderer), warm: spentOn(warm, renderer), ...(await memoryOf(session, renderer)) };
    });
  } finally {
    tracer.close();
  }
}

/** @param {Session} session @param {number} process */
async function memoryOf({ driver }, process) {
  const { sendDevToolsCommand, sendAndGetDevToolsCommand } =
    /** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver);
  for (let pass = 0; pass < 2; pass++) await sendDevToolsCommand.call(driver, "HeapProfiler.collectGarbage", {});
  const { usedSize, backingStorageSize } = /** @type {any} */ (
    await sendAndGetDevToolsCommand.call(driver, "Runtime.getHeapUsage", {})
  );
  const kilobytes = [
    ...(await readFile(`/proc/${process}/smaps_rollup`, "utf8")).matchAll(/^Private_\w+: +(\d+) kB$/gm),
  ];
  const memory = kilobytes.reduce((sum, [, figure]) => sum + Number(figure), 0);
  return { heap: (usedSize + backingStorageSize) / 1e6, memory: (memory * 1024) / 1e6 };
}
