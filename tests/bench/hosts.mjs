// The three hosts on which a start is measured, all in one browser: with Patrol, with the reference script, and with neither. The replica
// gives the same page on each, so what differs is the script alone.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startReplica } from "../replica/server.mjs";
import { Session } from "../driver/session.mjs";
import { referenceScript } from "./reference/script.mjs";

/** @typedef {"patrol" | "reference" | "bare"} Which */
/** @template T @typedef {Record<Which, T>} OnEach */

/** @type {OnEach<string>} */
export const HOSTS = { patrol: "dev.azure.com", reference: "tfs.example.test", bare: "vssps.dev.azure.com" };

const WHICH = /** @type {Which[]} */ (Object.keys(HOSTS));

/** An extension that is nothing but the reference script. */
const MANIFEST = {
  manifest_version: 3,
  name: "Reference of Patrol's benchmarks",
  version: "1",
  browser_specific_settings: { gecko: { id: "reference@patrol-extension.org" } },
  content_scripts: [
    { matches: [`https://${HOSTS.reference}/*`], js: ["script.js"], run_at: "document_start", all_frames: true },
  ],
};

/**
 * Starts a browser with Patrol as it is packed and the reference beside it.
 * @template T
 * @param {import("../driver/session.mjs").BrowserName} browser
 * @param {(session: Session) => Promise<T>} body
 */
export async function withHosts(browser, body) {
  const folder = await mkdtemp(join(tmpdir(), "patrol-reference-"));
  await writeFile(join(folder, "script.js"), referenceScript());
  await writeFile(join(folder, "manifest.json"), JSON.stringify(MANIFEST));
  const replica = await startReplica();
  const session = new Session(browser, { beside: [folder] });
  try {
    await session.start(replica);
    return await body(session);
  } finally {
    await session.stop();
    await replica.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Measures on each host by turns, each time in a tab of its own.
 * @template T
 * @param {Session} session
 * @param {number} rounds
 * @param {(host: string) => Promise<T>} measure with the new tab in front
 * @returns {Promise<OnEach<T[]>>}
 */
export async function inNewTabs(session, rounds, measure) {
  /** @type {OnEach<T[]>} */
  const results = { patrol: [], reference: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < WHICH.length; turn++) {
      const which = WHICH[(round + turn) % WHICH.length];
      await session.driver.switchTo().newWindow("tab");
      results[which].push(await measure(HOSTS[which]));
      await session.driver.close();
      await session.toPage();
    }
  return results;
}

/**
 * Loads a page into the tab in front and waits until half a second after its load.
 * @param {Session} session
 * @param {string} host
 */
export async function loadAndRest({ driver }, host) {
  await driver.get(`https://${host}${PAGE}`);
  await driver.executeAsyncScript(rest);
}

/** A page with something for each guard to do. */
const PAGE = "/contoso/web/_git/shop";

/** In the page. @param {() => void} done */
function rest(done) {
  const wait = () => setTimeout(done, 500);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}
