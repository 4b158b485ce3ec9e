// A page that asks for many tokens at once: how long it takes until the last is answered, and whether each was judged.

import { byTurns } from "./pair.mjs";
import { median } from "./statistics.mjs";
import { NARROW, QUERY } from "../driver/scripted-request.mjs";

/** How many requests. */
const MANY = 1000;

const ROUNDS = 3;

/**
 * @param {import("./pair.mjs").Pair} pair
 * @param {string} where
 * @returns {Promise<import("./report.mjs").Row[]>}
 */
export async function measureFlood(pair, where) {
  let unchecked = 0;
  const { guarded, plain } = await byTurns(pair, ROUNDS, async (session) => {
    await session.load("/contoso/web/_plain");
    const [took] = /** @type {number[]} */ (await session.driver.executeAsyncScript(sendMany, MANY, QUERY, NARROW));
    if (session === pair.guarded) {
      const { problems } = await session.status();
      if (JSON.stringify(problems).includes("went-unchecked")) unchecked += 1;
    }
    return [took];
  });
  return [
    {
      what: `${where}: ${MANY} token requests at once, as many times as long`,
      value: median(guarded) / median(plain),
      unit: "×",
      detail: `${seconds(guarded)} s with Patrol, ${seconds(plain)} s without; some went unchecked in ${unchecked} of ${ROUNDS} rounds`,
    },
  ];
}

const seconds = (/** @type {number[]} */ times) => (median(times) / 1e3).toFixed(1);

/**
 * In the page.
 * @param {number} many
 * @param {string} path
 * @param {string} body
 * @param {(times: number[]) => void} done
 */
async function sendMany(many, path, body, done) {
  const headers = { "content-type": "application/json" };
  const start = performance.now();
  const sent = Array.from({ length: many }, () => fetch(path, { method: "POST", headers, body }));
  await Promise.allSettled(sent.map(async (answer) => (await answer).text()));
  done([performance.now() - start]);
}
