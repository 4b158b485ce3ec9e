// A rule for tokens steps in as firmly as its level says, and alone when all others are off.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { FULL_ACCESS, bodies, openQuietPage, outcome, start } from "../driver/scripted-request.mjs";
import { levels } from "../driver/settings.mjs";

/** @typedef {import("../driver/settings.mjs").Level} Level */
/** @typedef {import("../driver/session.mjs").Session} Session */

const RULES = [...readFileSync("docs/token-rules.md", "utf8").matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, rule]) => rule);

/** What is asked for so that the rule speaks. @type {Record<string, object | undefined>} */
const ASKED = {
  "full-access": {},
  "unknown-scope": { scope: "vso.nobody" },
  "lifetime-far-over-limit": { validTo: new Date(Date.now() + 300 * 86_400_000).toISOString() },
  "all-organizations": { targetAccounts: [] },
  "request-unreadable": undefined,
};

/** @type {Record<Level, (session: Session, rule: string) => Promise<void>>} */
const EXPECTED = {
  off: async (session) => {
    await goesOut(session);
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-notice");
    assert.equal((await session.storage()).audit, undefined);
  },
  inform: async (session, rule) => {
    await goesOut(session);
    const notes = await texts(await waitForSurface(session, "patrol-notice"), "[role=alert], [role=status]");
    assert.match(notes.join(), /\w/);
    await assertLogged(session, rule, "informed");
  },
  acknowledge: async (session, rule) => {
    const review = await heldWith(session, ["cancel", "go-on"]);
    await review.choose("go-on");
    await goesOut(session);
    await assertLogged(session, rule, "went-on");
  },
  reason: async (session, rule) => {
    const review = await heldWith(session, ["cancel", "go-on"]);
    await review.press("go-on");
    assert.equal(await review.focused(), "reason", "the person was not asked for the reason");
    assert.deepEqual(bodies(session), [], "it went out without a reason");
    await review.writeReason("for the release");
    await review.choose("go-on");
    await goesOut(session);
    assert.equal((await assertLogged(session, rule, "went-on")).reason, "for the release");
  },
  block: async (session, rule) => {
    const review = await heldWith(session, ["cancel"]);
    await review.choose("cancel");
    await outcome(session, "AbortError");
    assert.deepEqual(bodies(session), []);
    await assertLogged(session, rule, "blocked");
  },
};

describeInBothBrowsers("A rule for tokens", (session) => {
  afterEach(() => session.store({}));

  for (const [rule, asked] of Object.entries(ASKED)) {
    for (const [level, expected] of Object.entries(EXPECTED)) {
      test(`at its level: ${rule}, ${level}`, async () => {
        const others = Object.fromEntries(RULES.map((other) => [other, /** @type {Level} */ ("off")]));
        await session.store(levels({ ...others, [rule]: /** @type {Level} */ (level) }));
        await openQuietPage(session);
        const body = JSON.parse(FULL_ACCESS);
        if (asked) Object.assign(body.dataProviderContext.properties, asked);
        else delete body.dataProviderContext;
        await start(session, "fetch(url, { method: 'POST', body })", JSON.stringify(body));
        await expected(session, rule);
      });
    }
  }
});

/** @param {Session} session */
async function goesOut(session) {
  await outcome(session, /answered/);
  assert.equal(bodies(session).length, 1);
}

/** @param {Session} session @param {string[]} choices */
async function heldWith(session, choices) {
  const review = await waitForReview(session);
  assert.deepEqual(await review.choices(), choices);
  assert.equal((await review.findings()).length, 1);
  assert.deepEqual(bodies(session), []);
  return review;
}

/** @param {Session} session @param {string} rule @param {string} action */
async function assertLogged(session, rule, action) {
  const [entry, ...more] = await session.until("the log", async () => (await session.storage()).audit);
  assert.deepEqual({ rules: entry.rules, action: entry.action, more }, { rules: [rule], action, more: [] });
  return entry;
}
