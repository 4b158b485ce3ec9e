import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { takeDownload } from "../driver/downloads.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { shown } from "../driver/own-pages.mjs";
import { testToken } from "../driver/tokens.mjs";

const downloads = await mkdtemp(join(tmpdir(), "patrol-downloads-"));
after(() => rm(downloads, { recursive: true, force: true }));

const AREA = fieldNamed("a text area");
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 20, 12);

/** @typedef {import("../driver/session.mjs").Session} Session */

/** @param {number} days @param {object} [entry] */
const entry = (days, entry) => ({
  time: NOON + days * DAY,
  site: "dev.azure.com",
  surface: "pull-request",
  rules: ["npm-token"],
  action: "went-on",
  ...entry,
});

const LOG = [
  entry(0),
  entry(1, { site: "contoso.visualstudio.com", action: "redacted" }),
  entry(2, { surface: "tokens", rules: ["full-access", "vague-name"], reason: "=1+1" }),
  entry(3, { surface: "tokens", rules: ["full-access"], action: "cancelled" }),
];

/** Opens the history with these entries stored. @param {Session} session @param {object[]} [audit] */
async function openHistory(session, audit) {
  if (audit) await session.store({ audit });
  await session.openOwn("popup.html");
  await session.openOwn("settings.html#history");
  await session.until("the page", async () => (await shown(session, "#history-heading")) !== "");
}

/** The sentences, the newest first. @param {Session} session @returns {Promise<string[]>} */
const sentences = ({ driver }) =>
  driver.executeScript("return [...document.querySelectorAll('#history-list .name')].map((name) => name.textContent)");

/** @param {Session} session @param {number} count */
const waitForEntries = (session, count) =>
  session.until(`${count} entries`, async () => (await sentences(session)).length === count);

/** @param {Session} session @param {string} id @param {string} value */
async function filter({ driver }, id, value) {
  await driver.findElement(By.css(`#history-${id} option[value='${value}']`)).click();
}

/** @param {Session} session @param {string} id */
async function press({ driver }, id) {
  const button = await driver.findElement(By.id(`history-${id}`));
  await driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
  await button.click();
}

/** @param {Session} session */
const stored = (session) => session.inOwn("return (await chrome.storage.local.get()).audit");

describeInBothBrowsers(
  "The history",
  (session) => {
    afterEach(() => session.store({}));

    test("has an address of its own, and says so while there is nothing in it", async () => {
      await openHistory(session, []);
      await session.until("the sentence", async () => (await shown(session, "#no-history")) === message("historyNone"));
      const top = await session.driver.executeScript(
        "return document.getElementById('history').getBoundingClientRect().top",
      );
      assert.ok(Number(top) < 200, `the history begins ${top} px below the top of the window`);
      assert.equal(await shown(session, "#history-controls"), "");
    });

    test("tells in a sentence what was decided, where and when, and nothing of the secret", async () => {
      const token = await testToken("new", 33);
      await copy(session, token);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("go-on");
      await session.until("the paste", async () => (await contentOf(session, AREA.field)) === token);
      await openHistory(session);
      await waitForEntries(session, 1);
      const [{ time, rules }] = await stored(session);
      const name = await session.driver.executeScript(
        "return chrome.i18n.getMessage(`secret_${arguments[0].replaceAll('-', '_')}`)",
        rules[0],
      );
      assert.deepEqual(await sentences(session), [`You entered a secret anyway: ${name}`]);
      const about = await shown(session, "#history-list .about");
      const expected = await session.driver.executeScript(
        "return new Date(arguments[0]).toLocaleString(chrome.i18n.getUILanguage(), { dateStyle: 'medium', timeStyle: 'short' })",
        time,
      );
      assert.equal(about, `dev.azure.com · ${expected}`);
      const everything = await session.inOwn(
        "return JSON.stringify(await chrome.storage.local.get()) + document.body.textContent",
      );
      for (let at = 0; at + 8 <= token.length; at++) {
        assert.ok(!everything.includes(token.slice(at, at + 8)), "a part of the token");
      }
    });

    test("can be filtered by site, kind and what happened", async () => {
      await openHistory(session, LOG);
      await waitForEntries(session, 4);
      await filter(session, "site", "contoso.visualstudio.com");
      await waitForEntries(session, 1);
      assert.match((await sentences(session))[0] ?? "", /^You entered text without its secret: /);
      await filter(session, "site", "");
      await filter(session, "subject", "token");
      await waitForEntries(session, 2);
      const names = `${message("rule_full_access_name")}, ${message("rule_vague_name_name")}`;
      assert.equal((await sentences(session))[1], message("historyTokenWentOn").replace("$1", names));
      await filter(session, "action", "blocked");
      await waitForEntries(session, 0);
      assert.equal(await shown(session, "#history-shown"), message("historyNothingShown"));
    });

    test("goes out as CSV and JSON, as it is filtered, and no reason becomes a formula", async () => {
      await openHistory(session, LOG);
      await filter(session, "subject", "token");
      await waitForEntries(session, 2);
      await press(session, "json");
      const entries = JSON.parse(await takeDownload(session, /^patrol-history-\d{4}-\d\d-\d\d\.json$/));
      assert.deepEqual(
        entries.map((/** @type {any} */ { time, action, rules }) => [time, action, rules]),
        [
          ["2026-11-23T12:00:00Z", "cancelled", ["full-access"]],
          ["2026-11-22T12:00:00Z", "went-on", ["full-access", "vague-name"]],
        ],
      );
      await press(session, "csv");
      const lines = (await takeDownload(session, /^patrol-history-\d{4}-\d\d-\d\d\.csv$/)).split("\r\n");
      assert.equal(lines.length, 4);
      assert.ok(lines[2]?.endsWith(`,"'=1+1"`), lines[2]);
    });

    test("loses one entry, those before a day, or all, as the person says", async () => {
      await openHistory(session, LOG);
      await waitForEntries(session, 4);
      const button = await session.driver.findElement(By.css("#history-list li:nth-child(2) button"));
      await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
      await button.click();
      await waitForEntries(session, 3);
      assert.deepEqual(await stored(session), [LOG[0], LOG[1], LOG[3]]);
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "history-heading");

      await session.driver.executeScript(
        "const day = document.getElementById('history-day'); day.value = '2026-11-21'; day.dispatchEvent(new Event('input'))",
      );
      await press(session, "delete-older");
      await session.until(
        "the question",
        async () => (await shown(session, "#history-question-text")) === message("historyDeleteQuestion_one"),
      );
      await press(session, "keep");
      assert.equal((await stored(session)).length, 3);
      await press(session, "delete-older");
      await press(session, "confirm");
      await waitForEntries(session, 2);
      assert.deepEqual(await stored(session), [LOG[1], LOG[3]]);

      await press(session, "delete-all");
      await session.until(
        "the question",
        async () =>
          (await shown(session, "#history-question-text")) ===
          message("historyDeleteQuestion_other").replace("$1", "2"),
      );
      await press(session, "confirm");
      await session.until("nothing", async () => (await shown(session, "#no-history")) === message("historyNone"));
      assert.deepEqual(await stored(session), []);
    });

    for (const [what, record] of /** @type {[string, Record<string, unknown>][]} */ ([
      ["cannot be read", { audit: "damaged" }],
      ["could not be read earlier", { audit: [], auditSetAside: [{ time: 1, value: ["damaged"] }] }],
    ])) {
      test(`that ${what} is said to be so, and can be deleted`, async () => {
        await session.store(record);
        await openHistory(session);
        await session.until(
          "the note",
          async () => (await shown(session, "#history-unreadable")) === message("historyUnreadable"),
        );
        assert.equal(await shown(session, "#no-history"), "");
        assert.equal(await shown(session, "#history-filters"), "", "there is nothing to choose from");
        await press(session, "delete-all");
        await session.until(
          "the question",
          async () => (await shown(session, "#history-question-text")) === message("historyDeleteUnreadable"),
        );
        await press(session, "confirm");
        await session.until("nothing", async () => (await shown(session, "#no-history")) === message("historyNone"));
        assert.equal(await shown(session, "#history-unreadable"), "");
        const left = JSON.stringify(await session.inOwn("return await chrome.storage.local.get()"));
        assert.ok(!left.includes("damaged"), left);
      });
    }

    test("shows a long log in steps", async () => {
      await openHistory(
        session,
        Array.from({ length: 120 }, (_, at) => entry(0, { time: NOON + at * 1000 })),
      );
      await waitForEntries(session, 50);
      assert.equal(
        await shown(session, "#history-shown"),
        message("historyShown").replace("$1", "50").replace("$2", "120"),
      );
      await press(session, "more");
      await waitForEntries(session, 100);
      await press(session, "more");
      await waitForEntries(session, 120);
      assert.equal(await shown(session, "#history-more"), "");
    });
  },
  { downloads },
);
