// Two browsers that live at the same time: one with Patrol in the pages, one without.

import { Session } from "../driver/session.mjs";
import { addProbe, removeContentScripts } from "./instrument.mjs";
import { startIsolatedReplica } from "./isolated-replica.mjs";

/** @typedef {{ guarded: Session, plain: Session }} Pair */
/** @template T @typedef {{ guarded: T, plain: T }} Both */

/** Large pastes take their time. In ms. */
const PATIENCE = 60_000;

/** Without it Firefox rounds times. */
const FINE_CLOCK = { "privacy.reduceTimerPrecision": false };

/**
 * @param {import("../driver/session.mjs").BrowserName} browser
 * @param {string[]} flags further switches for Chromium
 * @param {(pair: Pair) => Promise<void>} body
 */
export async function withPair(browser, flags, body) {
  const replica = await startIsolatedReplica();
  const options = { flags, preferences: FINE_CLOCK };
  const pair = {
    guarded: new Session(browser, { ...options, alter: addProbe }),
    plain: new Session(browser, { ...options, alter: removeContentScripts }),
  };
  try {
    for (const session of Object.values(pair)) {
      await session.start(replica);
      await session.driver.manage().setTimeouts({ script: PATIENCE });
    }
    await body(pair);
  } finally {
    await Promise.allSettled([pair.guarded.stop(), pair.plain.stop()]);
    await replica.close();
  }
}

/**
 * Measures in both by turns, so that whatever else the machine does meets both.
 * @template T
 * @param {Pair} pair
 * @param {number} rounds
 * @param {(session: Session) => Promise<T[]>} measure
 * @returns {Promise<Both<T[]>>}
 */
export async function byTurns(pair, rounds, measure) {
  /** @type {Both<T[]>} */
  const results = { guarded: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    /** @type {("guarded" | "plain")[]} */
    const order = round % 2 ? ["plain", "guarded"] : ["guarded", "plain"];
    for (const which of order) results[which].push(...(await measure(pair[which])));
  }
  return results;
}
