// All benchmarks: they report, they assert nothing. What the figures mean stands in README.md.

import { availableParallelism, loadavg } from "node:os";
import { measureEngine } from "./engine.mjs";
import { measureGate } from "./gate.mjs";
import { withPair } from "./pair.mjs";
import { JITLESS_PLANS, PLANS, measurePastes, pasteRows } from "./paste.mjs";
import { preparePeer } from "./peer.mjs";
import { realText } from "./real-text.mjs";
import { table } from "./report.mjs";
import { measureSizes } from "./sizes.mjs";
import { measureStart } from "./start.mjs";
import { median } from "./statistics.mjs";

/** @param {string} what */
const say = (what) => console.error(`▸ measuring ${what}`);

const [only] = process.argv.slice(2);
if (only !== undefined && only !== "engine")
  throw new Error(`There is no group of benchmarks called ${only}; there is "engine".`);

say("the engine beside peers");
const subjects = await measureEngine();
if (only === undefined) subjects.push(...(await measurePages()));
console.log(table(subjects));

const [, load] = loadavg();
const processors = availableParallelism();
if (load > processors)
  console.log(
    `\nThe machine was busy: ${load.toFixed(1)} wanted to run on ${processors} processors. Times are longer than they need be.`,
  );

/** Patrol as a whole, in pages. */
async function measurePages() {
  const clean = realText(1e7);
  const peer = await preparePeer();
  const speeds = [];
  for (let round = 0; round < 5; round++) speeds.push((await peer.scan(clean)).speed);
  const beside = { name: peer.name, value: median(speeds) };

  const paste = { title: "Clean paste in a page", rows: /** @type {import("./report.mjs").Row[]} */ ([]) };
  const start = { title: "Start on a page", rows: /** @type {import("./report.mjs").Row[]} */ ([]) };
  const gate = { title: "Request gate", rows: /** @type {import("./report.mjs").Row[]} */ ([]) };

  for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
    say(`pages in ${browser}`);
    await withPair(browser, [], async (pair) => {
      start.rows.push(...(await measureStart(pair.guarded, browser)));
      gate.rows.push(...(await measureGate(pair, browser)));
      for (const plan of PLANS)
        paste.rows.push(...pasteRows(browser, plan, await measurePastes(pair, plan, clean), beside));
    });
  }
  say("pages in chromium without its compiler");
  await withPair("chromium", ["--js-flags=--jitless"], async (pair) => {
    const where = "chromium --jitless";
    for (const plan of JITLESS_PLANS)
      paste.rows.push(...pasteRows(where, plan, await measurePastes(pair, plan, clean), beside));
  });

  return [paste, start, gate, { title: "Sizes, gzip", rows: measureSizes() }];
}
