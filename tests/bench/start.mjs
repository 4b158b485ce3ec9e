// The start on a page: processor time, cold and warm, beside the reference script, and the memory of a tab.

import { MEMORY, REFERENCE, START } from "./goals.mjs";
import { withHosts } from "./hosts.mjs";
import { startsInChromium } from "./start-chromium.mjs";
import { startsInFirefox } from "./start-firefox.mjs";
import { median } from "./statistics.mjs";

/** @typedef {import("./report.mjs").Row} Row */
/** @template T @typedef {import("./hosts.mjs").OnEach<T>} OnEach */

const ROUNDS = 11;

/** @returns {Promise<Row[]>} */
export async function measureStart() {
  const inChromium = await withHosts("chromium", (session) => startsInChromium(session, ROUNDS));
  const inFirefox = await withHosts("firefox", (session) => startsInFirefox(session, ROUNDS));
  return [...chromiumRows(inChromium), ...firefoxRows(inFirefox)];
}

/** @param {OnEach<import("./start-chromium.mjs").Start[]>} starts @returns {Row[]} */
function chromiumRows({ patrol, reference, bare }) {
  const times = /** @type {const} */ (["cold", "warm"]).map((when) => {
    const spent = patrol.map((start) => start[when]);
    const files = Object.keys(spent[0].files).map(
      (file) => `${file} ${median(spent.map(({ files }) => files[file] ?? 0)).toFixed(1)}`,
    );
    return {
      what: `chromium: ${when} start, thread time`,
      value: median(spent.map(({ total }) => total)),
      unit: "ms",
      most: START.chromium[when],
      reference: {
        value: median(reference.map((start) => start[when].total)),
        usual: REFERENCE.chromium[when],
      },
      detail: `${files.join(", ")}; compiling ${median(spent.map(({ compile }) => compile)).toFixed(1)}`,
    };
  });
  const heap = added({ patrol, bare }, (start) => start.heap);
  const memory = added({ patrol, bare }, (start) => start.memory);
  const strangers = bare.flatMap(({ cold, warm }) => [...Object.keys(cold.files), ...Object.keys(warm.files)]);
  return [
    ...times,
    {
      what: "chromium: memory of a tab, added",
      value: median(heap),
      unit: "MB",
      most: MEMORY.chromium,
      detail: `process ${median(memory).toFixed(1)}`,
    },
    { what: "chromium: scripts in a site that is not guarded", value: strangers.length, unit: "", most: 0 },
  ];
}

/** @param {OnEach<import("./start-firefox.mjs").Start[]>} starts @returns {Row[]} */
function firefoxRows({ patrol, reference, bare }) {
  const cold = added({ patrol, bare }, (start) => start.cold);
  const without = median(bare.map((start) => start.cold));
  return [
    {
      what: "firefox: cold start, time of the process, added",
      value: median(cold),
      unit: "ms",
      most: START.firefox.cold,
      reference: {
        value: median(added({ patrol: reference, bare }, (start) => start.cold)),
        usual: REFERENCE.firefox.cold,
      },
      detail: `from ${Math.min(...cold).toFixed(0)} to ${Math.max(...cold).toFixed(0)}; the page itself ${without.toFixed(0)}`,
    },
    {
      what: "firefox: memory of a tab, added",
      value: median(added({ patrol, bare }, (start) => start.memory)),
      unit: "MB",
      most: MEMORY.firefox,
    },
  ];
}

/**
 * What a script adds in each round, less what the page takes without any.
 * @template T
 * @param {{ patrol: T[], bare: T[] }} starts
 * @param {(start: T) => number} of
 */
function added({ patrol, bare }, of) {
  return patrol.map((start, round) => of(start) - of(bare[round]));
}
