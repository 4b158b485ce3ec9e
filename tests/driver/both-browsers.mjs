// A suite of node:test that runs in Chromium and in Firefox, each with one browser for all its tests.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe } from "node:test";
import { startReplica } from "../replica/server.mjs";
import { Session } from "./session.mjs";

/** Both, or the one that the environment asks for. */
const BROWSERS = /** @type {import("./session.mjs").BrowserName[]} */ (
  process.env.PATROL_BROWSER ? [process.env.PATROL_BROWSER] : ["chromium", "firefox"]
);

/**
 * @typedef {Partial<import("./session.mjs").LaunchOptions> & { errors?: (error: string) => boolean }} SuiteOptions
 * `errors` tells which errors of the extension are the very point of a test
 */

/**
 * @param {string} name
 * @param {(session: Session) => void} body declares the tests; the session runs when they do
 * @param {SuiteOptions} [options]
 */
export function describeInBothBrowsers(name, body, { errors: expected = () => false, ...options } = {}) {
  describe(name, () => {
    /** @type {import("./session.mjs").Replica} */
    let replica;
    before(async () => {
      replica = await startReplica();
    });
    after(() => replica.close());

    for (const browser of BROWSERS) {
      describe(browser, () => {
        const session = new Session(browser, options);
        before(() => session.start(replica));
        after(() => session.stop());
        beforeEach(() => replica.clear());
        afterEach(async () => {
          const errors = await session.takeErrors();
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
