// All benchmarks: they report, they assert nothing. What the figures mean stands in README.md.

import { availableParallelism, loadavg } from "node:os";
import { measureFlood } from "./flood.mjs";
import { measureGate } from "./gate.mjs";
import { withPair } from "./pair.mjs";
import { weighParts } from "./parts.mjs";
import { JITLESS_PLANS, PLANS, measurePastes } from "./paste.mjs";
import { measureQuestion } from "./question.mjs";
import { realText } from "./real-text.mjs";
import { table } from "./report.mjs";
import { measureStart } from "./start.mjs";
import { measureTyping } from "./typing.mjs";

/** @typedef {import("./report.mjs").Subject} Subject */
/** @typedef {import("./report.mjs").Row} Row */

const BROWSERS = /** @type {const} */ (["chromium", "firefox"]);

/** @type {Record<string, () => Promise<Subject[]>>} */
const GROUPS = {
  size: async () => [{ title: "Sizes, gzip", rows: sizeRows() }],
  start: async () => [{ title: "Start on a page", rows: await measureStart() }],
  question: async () => {
    const rows = [];
    for (const browser of BROWSERS) rows.push(...(await measureQuestion(browser)));
    return [{ title: "Paste with a secret, until the question can be answered", rows }];
  },
  work: measureWork,
  // It reads what only ./build.sh bench makes.
  engine: async () => (await import("./engine.mjs")).measureEngine(),
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in GROUPS));
if (unknown)
  throw new Error(`There is no group of benchmarks called ${unknown}; there are ${Object.keys(GROUPS).join(", ")}.`);

const subjects = [];
for (const name of chosen.length ? chosen : Object.keys(GROUPS)) {
  console.error(`▸ measuring ${name}`);
  subjects.push(...(await GROUPS[name]()));
}
console.log(table(subjects));

const [, load] = loadavg();
const processors = availableParallelism();
if (load > processors)
  console.log(
    `\nThe machine was busy: ${load.toFixed(1)} wanted to run on ${processors} processors. Times are longer than they need be.`,
  );

/** @returns {Row[]} */
function sizeRows() {
  return weighParts().map(({ name, size, most }) => ({ what: name, value: size, unit: "KB", most }));
}

/** What Patrol adds to what people and pages do. @returns {Promise<Subject[]>} */
async function measureWork() {
  const clean = realText(1e6);
  const [paste, typing, gate, flood] = [
    "Clean paste, until the page sees it",
    "Typing",
    "Requests that make no token",
    "Very many requests at once",
  ].map((title) => ({ title, rows: /** @type {Row[]} */ ([]) }));
  for (const browser of BROWSERS)
    await withPair(browser, [], async (pair) => {
      for (const plan of PLANS) paste.rows.push(await measurePastes(pair, browser, plan, clean));
      typing.rows.push(await measureTyping(pair.guarded, browser, clean));
      gate.rows.push(...(await measureGate(pair, browser)));
      flood.rows.push(...(await measureFlood(pair, browser)));
    });
  await withPair("chromium", ["--js-flags=--jitless"], async (pair) => {
    for (const plan of JITLESS_PLANS) paste.rows.push(await measurePastes(pair, "chromium --jitless", plan, clean));
  });
  return [paste, typing, gate, flood];
}
