// Random steps in the pages of the real editors; more of them by command, see tests/soak.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { walk } from "../soak/walk.mjs";

/** What fits into a run of all tests. */
const FEW = { steps: 60, seed: 18, quiet: 6 };

describeInBothBrowsers("Random steps", (session) => {
  test("lose no text, let no secret pass undecided, and leave nothing behind", async () => {
    const { failures, steps } = await walk(session, FEW);
    assert.deepEqual(failures, []);
    assert.ok(steps >= FEW.steps);
  });
});
