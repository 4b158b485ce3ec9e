// Walks through the editors: each stretch has a page of its own, and a row of numbers of its own, so that it can be made once more alone.

import { EDITORS } from "../driver/editors.mjs";
import { testToken } from "../driver/tokens.mjs";
import { weigh } from "./leaks.mjs";
import { Random } from "./random.mjs";
import { Stage } from "./stage.mjs";
import { Walk } from "./steps.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** How many steps a page lives. */
const STRETCH = 12;

/** How many steps are made in a page that stays as it is, before it is weighed and until it is weighed again. */
const QUIET = 40;

/** After fewer, its scripts are still being translated, and what that takes is no sign. */
const WARM = 40;

/** How many steps are made before, as a share. */
const WARM_UP = 0.5;

/** After how many of these steps the page empties its field: a browser keeps earlier texts for undoing, the longer the more. */
const FRESH = 10;

/** How much more a page may weigh. */
const MOST = 1.1;

/** A page where everything that grows is Patrol's. */
const STILL = "a text area";

const SECRETS = 10;

/** What the browser says of a Patrol that is gone from under its page. */
export const OF_AN_UPDATE = /context invalidated|context unloaded|dead object/i;

/**
 * @typedef {object} Report
 * @property {number} steps that were made
 * @property {string[]} failures each with what makes it once more
 * @property {string[]} figures of what was weighed
 */

/**
 * Makes random steps.
 * @param {Session} session
 * @param {{ steps: number, seed: number, only?: number, stretch?: number, quiet?: number, say?: (line: string) => void }} options `only` one
 * stretch, by its number
 * @returns {Promise<Report>}
 */
export async function walk(session, { steps, seed, only, stretch = STRETCH, quiet = QUIET, say = () => {} }) {
  const secrets = await Promise.all(Array.from({ length: SECRETS }, (_, n) => testToken("new", 900 + n)));
  const editors = EDITORS.filter((editor) => (editor.only ?? session.browser) === session.browser);
  /** @type {Report} */
  const report = { steps: 0, failures: [], figures: [] };
  for (let number = only ?? 0; report.steps < steps; number++) {
    const random = new Random(Math.imul(seed, 65_537) + number);
    // The first stretch is the one in which the page is weighed.
    const isQuiet = number === 0;
    const editor = isQuiet ? editors.find(({ name }) => name === STILL) : random.one(editors);
    if (!editor) throw new Error(`There is no editor called ${STILL}.`);
    /** @type {string[]} */
    const made = [];
    try {
      const walk = new Walk(new Stage(session, editor), random, secrets, (step) => void made.push(step));
      await walk.begin();
      if (isQuiet) report.figures.push(await grown(session, walk, quiet));
      else for (let n = 0; n < Math.min(stretch, steps - report.steps); n++) await walk.step();
      const errors = (await session.takeErrors()).filter((error) => !OF_AN_UPDATE.test(error));
      if (errors.length > 0) throw new Error(`errors of Patrol: ${errors.join("\n")}`);
    } catch (error) {
      const last = made.slice(-8).map((step) => `  ${step}`);
      const again = `seed ${seed}, stretch ${number}, ${editor.name} in ${session.browser}`;
      report.failures.push(
        `${again}, step ${made.length}\n${last.join("\n")}\n  ${error instanceof Error ? error.message : error}`,
      );
      say(`✗ ${report.failures.at(-1)}`);
      await session.takeErrors();
    }
    report.steps += isQuiet ? Math.ceil((2 + WARM_UP) * quiet) : stretch;
    say(`${report.steps} steps, ${editor.name}`);
    if (only !== undefined) break;
  }
  return report;
}

/** Makes steps in a page that stays as it is, and once more as many: it must not have grown by the second half. @param {Session} session @param {Walk} walk @param {number} steps */
async function grown(session, walk, steps) {
  await walk.beQuiet();
  const make = async (/** @type {number} */ steps) => {
    for (let n = 0; n < steps; n++) {
      if (n % FRESH === 0) await walk.beginAnew();
      await walk.step();
    }
    // What became of the last text is said for some seconds.
    await session.until(
      "everything of Patrol to go",
      async () => !(await walk.stage.isThere("patrol-after, patrol-review")),
      20_000,
    );
    return weigh(session);
  };
  await make(Math.ceil(steps * WARM_UP));
  const [before, after] = [await make(steps), await make(steps)];
  const figures = `listeners ${before.listeners} → ${after.listeners}, heap ${kilobytes(before.heap)} → ${kilobytes(after.heap)}`;
  if (after.listeners > before.listeners) throw new Error(`there are more listeners: ${figures}`);
  if (steps >= WARM && after.heap > MOST * before.heap) throw new Error(`the page has grown: ${figures}`);
  return `${session.browser}, ${steps} steps after ${steps}: ${figures}`;
}

const kilobytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} KB`;
