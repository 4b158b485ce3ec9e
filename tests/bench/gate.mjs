// The request gate: what it adds to requests of the page that make no token.

import { GATE } from "./goals.mjs";
import { byTurns } from "./pair.mjs";
import { added, median, p99 } from "./statistics.mjs";

/** Like the queries that each page sends, to the address where tokens are made as well. @param {number} length */
const query = (length) =>
  JSON.stringify({
    contributionIds: ["ms.vss-web.theme-data"],
    dataProviderContext: {
      properties: { sourcePage: "https://dev.azure.com/contoso/web", more: "x".repeat(length) },
    },
  });

/** A comment, which is read for secrets. @param {number} length */
const comment = (length) => JSON.stringify({ comments: [{ content: 'A line of "words".\n'.repeat(length / 19) }] });

const QUERY = "/contoso/_apis/Contribution/HierarchyQuery";
const THREADS = "/contoso/web/_apis/git/repositories/shop/pullRequests/7/threads";
const OTHER = "/contoso/_apis/IdentityPicker/Identities";

const PLANS = [
  { what: "query of 2 KB", path: QUERY, body: query(2e3), calls: 100, rounds: 25, most: GATE.request },
  { what: "query of 100 KB", path: QUERY, body: query(1e5), calls: 20, rounds: 25, most: GATE.body },
  { what: "other request of 2 KB", path: OTHER, body: query(2e3), calls: 100, rounds: 25, most: GATE.request },
  { what: "comment of 100 KB", path: THREADS, body: comment(1e5), calls: 20, rounds: 25, most: GATE.body },
];

/**
 * @param {import("./pair.mjs").Pair} pair
 * @param {string} where
 * @returns {Promise<import("./report.mjs").Row[]>}
 */
export async function measureGate(pair, where) {
  const rows = [];
  for (const { what, path, body, calls, rounds, most } of PLANS) {
    /** @type {(session: import("../driver/session.mjs").Session) => Promise<number[]>} */
    const call = (session) => session.driver.executeAsyncScript(callMany, calls, path, body);
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
 * In the page: the time that each call takes to return, in ms. The calls are aborted at once, so the network has no part in it.
 * @param {number} calls
 * @param {string} path
 * @param {string} body
 * @param {(times: number[]) => void} done
 */
async function callMany(calls, path, body, done) {
  const times = [];
  const headers = { "content-type": "application/json" };
  for (let i = 0; i < calls; i++) {
    // Not before the call: what is aborted already nobody reads.
    const controller = new AbortController();
    const request = { method: "POST", headers, body, signal: controller.signal };
    const start = performance.now();
    const answer = fetch(path, request);
    times.push(performance.now() - start);
    controller.abort();
    await answer.catch(() => {}); // it was aborted
  }
  done(times);
}
