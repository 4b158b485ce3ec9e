// The request gate: what it adds to a request of the page that makes no token.

import { byTurns } from "./pair.mjs";
import { median, p99 } from "./statistics.mjs";

const ROUNDS = 20;
const CALLS = 100;

/** ms */
const BUDGET = 0.05;

/** A query like those that each page sends. */
const BODY = JSON.stringify({
  contributionIds: ["ms.vss-web.theme-data"],
  dataProviderContext: { properties: { sourcePage: "https://dev.azure.com/contoso/web", more: "x".repeat(2000) } },
});

/**
 * @param {import("./pair.mjs").Pair} pair
 * @param {string} where
 * @returns {Promise<import("./report.mjs").Row[]>}
 */
export async function measureGate(pair, where) {
  /** @type {(session: import("../driver/session.mjs").Session) => Promise<number[]>} */
  const call = (session) => session.driver.executeAsyncScript(callMany, CALLS, BODY);
  for (const session of Object.values(pair)) {
    await session.load("/contoso/web/_plain");
    await call(session); // to warm up
  }
  const { guarded, plain } = await byTurns(pair, ROUNDS, call);
  return [
    {
      what: `${where}: unrelated query by fetch, added p99`,
      value: (p99(guarded) - p99(plain)) * 1e3,
      unit: "µs",
      budget: BUDGET * 1e3,
      detail:
        `p50 ${((median(guarded) - median(plain)) * 1e3).toFixed(1)}; ` +
        `without Patrol p50 ${(median(plain) * 1e3).toFixed(1)}, p99 ${(p99(plain) * 1e3).toFixed(1)}`,
    },
  ];
}

/**
 * In the page: the time that each call takes to return, in ms. The calls are aborted from the start, so the network has no part in it.
 * @param {number} calls
 * @param {string} body
 * @param {(times: number[]) => void} done
 */
async function callMany(calls, body, done) {
  const times = [];
  const headers = { "content-type": "application/json" };
  for (let i = 0; i < calls; i++) {
    const request = { method: "POST", headers, body, signal: AbortSignal.abort() };
    const start = performance.now();
    const answer = fetch("/contoso/_apis/Contribution/HierarchyQuery", request);
    times.push(performance.now() - start);
    await answer.catch(() => {}); // it was aborted
  }
  done(times);
}
