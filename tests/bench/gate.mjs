// The request gate: what it adds to requests of the page that make no token.

import { GATE } from "./goals.mjs";
import { byTurns } from "./pair.mjs";
import { added, median, p99 } from "./statistics.mjs";

/** Bodies like those of the queries that each page sends, to the address where tokens are made as well. */
const PLANS = [
  { what: "query of 2 KB", length: 2e3, calls: 100, rounds: 25, most: GATE.request },
  { what: "query of 100 KB", length: 1e5, calls: 20, rounds: 25, most: GATE.body },
];

/**
 * @param {import("./pair.mjs").Pair} pair
 * @param {string} where
 * @returns {Promise<import("./report.mjs").Row[]>}
 */
export async function measureGate(pair, where) {
  const rows = [];
  for (const { what, length, calls, rounds, most } of PLANS) {
    const body = JSON.stringify({
      contributionIds: ["ms.vss-web.theme-data"],
      dataProviderContext: {
        properties: { sourcePage: "https://dev.azure.com/contoso/web", more: "x".repeat(length) },
      },
    });
    /** @type {(session: import("../driver/session.mjs").Session) => Promise<number[]>} */
    const call = (session) => session.driver.executeAsyncScript(callMany, calls, body);
    for (const session of Object.values(pair)) {
      await session.load("/contoso/web/_plain");
      await call(session); // to warm up
    }
    const { guarded, plain } = await byTurns(pair, rounds, call);
    rows.push({
      what: `${where}: ${what}, added p99`,
      value: added(guarded, plain, 0.99) * 1e3,
      unit: "µs",
      most: most * 1e3,
      detail:
        `p50 ${(added(guarded, plain, 0.5) * 1e3).toFixed(1)}; ` +
        `without Patrol p50 ${(median(plain) * 1e3).toFixed(1)}, p99 ${(p99(plain) * 1e3).toFixed(1)}`,
    });
  }
  return rows;
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
