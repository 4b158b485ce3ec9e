// An earlier package is used and then updated to the one under test: everything is kept, and goes on to have an effect.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { everythingStored } from "../driver/database.mjs";
import { makeEarlier } from "../driver/earlier.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, texts, waitForReview } from "../driver/overlay.mjs";
import { kept as ownToken } from "../driver/own-tokens.mjs";
import { limitField, openSettings, shown } from "../driver/own-pages.mjs";
import { fromPage, remember, secret } from "../driver/remembered.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** How long it may take until Patrol knows the company's policy, in ms. */
const SEEN = 90_000;

const AREA = fieldNamed("a text area");
const DAY = 86_400_000;
const LIMIT = 12;
const PAUSED = { host: "dev.azure.com", organization: "fabrikam", guard: "clone" };
const SITE = "https://chat.example.test";
const PLAN = { place: "internal", whose: "mine", done: ["identify"], names: "" };

/** Asks the background as a page of Patrol does. @param {Session} session @param {object} asked @returns {Promise<any>} */
const ask = (session, asked) => session.inPatrol("return chrome.runtime.sendMessage(argument)", asked);

/** What is stored, but for what an update is to change: which version was seen. @param {Session} session */
async function kept(session) {
  const [names, keys, records, [local]] = JSON.parse(await everythingStored(session));
  const { update: _, ...lasting } = local;
  return { names, keys, records, lasting };
}

/** @type {() => Promise<void>} */
let update = async () => {};

describeInBothBrowsers(
  "An earlier package",
  (session) => {
    let [own, known, other] = ["", "", ""];
    before(async () => {
      [own, known, other] = await Promise.all([501, 502, 503].map((seed) => testToken("new", seed)));
    });

    test("is updated, and everything is kept and goes on to have an effect", async () => {
      await session.until(
        "the policy",
        () => session.inPatrol("return Boolean((await chrome.storage.local.get('company')).company)"),
        SEEN,
      );
      const earlier = await session.inPatrol("return chrome.runtime.getManifest().version");

      // It is used.
      const patch = { lifetimeLimitDays: LIMIT, mutedKinds: { "npm-token": true }, sites: { [SITE]: true } };
      const done = { kind: "done" };
      assert.deepEqual(await ask(session, { kind: "change-settings", change: JSON.stringify({ patch }) }), done);
      assert.deepEqual(await ask(session, { kind: "pause", scope: PAUSED, length: "always" }), done);
      await copy(session, other);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.deepEqual(await remember(session, secret(known)), done);
      await fromPage(session, ownToken(own));
      const ends = new Date(Date.now() + 30 * DAY).toISOString();
      const reminder = { kind: "remind", host: "dev.azure.com", name: "nightly build", organization: "contoso", ends };
      assert.deepEqual(await fromPage(session, reminder), done);
      await session.inPatrol("localStorage.setItem('guideChecklist', argument)", JSON.stringify(PLAN));
      await session.until(
        "what is known of the token, and the history",
        async () =>
          (await ask(session, { kind: "list-own-tokens" })).tokens.length === 1 &&
          (await session.inPatrol("return (await chrome.storage.local.get('audit')).audit ?? []")).some(
            (/** @type {any} */ { action }) => action === "cancelled",
          ),
      );
      const before = await kept(session);
      for (const key of ["audit", "company", "reminders", "settings"]) assert.ok(before.lasting[key], key);
      assert.deepEqual(
        ["fingerprintKey", "ownTokens", "ownTokensKey", "remembered"].filter((key) => !before.keys.includes(key)),
        [],
      );

      // It is updated.
      await session.reloadPatrol(() => update());
      assert.notEqual(await session.inPatrol("return chrome.runtime.getManifest().version"), earlier);
      await openSettings(session);
      await session.until("the limit", async () => (await limitField(session).getAttribute("value")) === `${LIMIT}`);
      assert.equal(await session.driver.findElement(By.css("#stop-unchecked")).isEnabled(), false, "the company's");
      assert.equal(await shown(session, "#problems"), "");
      const paused = await shown(session, "#paused");
      assert.ok(paused.includes(PAUSED.organization), paused);
      assert.ok((await shown(session, "#site-list")).includes(SITE));
      assert.notEqual(await shown(session, "#muted-list"), "");
      assert.ok((await shown(session, "#reminders")).includes("nightly build"));
      await session.openPopup();
      const plan = await session.driver.findElement(By.css("#plan"));
      await session.until("what is left of the steps", () => plan.isDisplayed());
      assert.match(await plan.getText(), /\b1\b/);
      assert.deepEqual(JSON.parse(await session.inOwn("return localStorage.getItem('guideChecklist')")), PLAN);

      await openField(session, AREA);
      await copy(session, known);
      await pasteInto(session, AREA.field);
      await session.until("the known token", async () => (await contentOf(session, AREA.field)).includes(known));
      await assertNone(session, "patrol-review");
      await copy(session, own);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.match((await texts(review.root, ".own")).join(), /laptop/);
      await review.choose("cancel");
      await session.until(
        "the history of both",
        async () =>
          (await session.inPatrol("return (await chrome.storage.local.get('audit')).audit")).length >
          before.lasting.audit.length,
      );

      const after = await kept(session);
      const { audit, ...lasting } = before.lasting;
      const { audit: history, ...now } = after.lasting;
      assert.deepEqual(history.slice(0, audit.length), audit);
      assert.deepEqual(now, lasting);
      const { lasting: _, ...rest } = before;
      const { lasting: __, ...others } = after;
      assert.deepEqual(others, rest);
    });
  },
  {
    company: { company: { name: "Contoso" }, stopUnchecked: { enforced: true } },
    companyFile: "manifest",
    alter: async (folder) => {
      update = await makeEarlier(folder);
    },
  },
);
