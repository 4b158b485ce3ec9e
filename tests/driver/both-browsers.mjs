// A suite of node:test that runs in Chromium and in Firefox: Patrol is installed anew for each. Suites of one process share browsers and the
// replica.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { startReplica } from "../replica/server.mjs";
import { closeBrowsers, shareBrowser } from "./browsers.mjs";
import { Session } from "./session.mjs";

/** Both, or the one that the environment asks for. */
export const BROWSERS = /** @type {import("./session.mjs").BrowserName[]} */ (
  process.env.PATROL_BROWSER ? [process.env.PATROL_BROWSER] : ["chromium", "firefox"]
);

/** @type {ReturnType<typeof startReplica> | undefined} */
let replica;

/** The replica of this process, as if it had just been started. */
export async function freshReplica() {
  const { clear, options } = await (replica ??= startReplica());
  for (const name of /** @type {(keyof typeof options)[]} */ (Object.keys(options))) delete options[name];
  clear();
  return replica;
}

after(async () => {
  await closeBrowsers();
  await (await replica)?.close();
});

/**
 * @typedef {Partial<import("./browsers.mjs").LaunchOptions> & { errors?: (error: string) => boolean }} SuiteOptions
 * `errors` tells which errors of the extension are the very point of a test
 */

/**
 * @param {string} name
 * @param {(session: Session) => void} body declares the tests; the session runs when they do
 * @param {SuiteOptions} [options]
 */
export function describeInBothBrowsers(name, body, { errors: expected = () => false, ...options } = {}) {
  describe(name, () => {
    for (const browser of BROWSERS) {
      describe(browser, () => {
        const session = new Session(browser, options);
        /** Whether the browser is gone, or hangs. */
        let lost = false;
        before(async () => session.start(await freshReplica(), shareBrowser));
        after(() => session.stop());
        beforeEach(async () => {
          session.replica.clear();
          if (!lost) return;
          await session.stop();
          await session.start(session.replica, shareBrowser);
          lost = false;
        });
        afterEach(async () => {
          lost = true;
          const errors = await session.takeErrors();
          lost = false;
          assert.deepEqual(
            errors.filter((error) => !expected(error)),
            [],
            "the extension caused errors",
          );
        });
        body(session);
      });
    }
  });
}
