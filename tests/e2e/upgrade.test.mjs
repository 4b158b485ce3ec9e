// What an earlier version stored is there after an update, and is in force. The records are those that the crate keeps of each version.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { limitField, openSettings, saved, shown } from "../driver/own-pages.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const DAY = 86_400_000;

/** What version 0.1.0 wrote. @param {string} name */
const record = (name) =>
  JSON.parse(readFileSync(new URL(`../../crate/policy/fixtures/0.1.0/${name}.json`, import.meta.url), "utf8"));

/** Reminders that are not due yet, whatever day it is. */
const reminders = record("reminders").map((/** @type {object} */ reminder, /** @type {number} */ place) => ({
  ...reminder,
  ends: Date.now() + (100 + place) * DAY,
}));

const STORED = {
  settings: record("settings"),
  settingsSetAside: record("settings-set-aside"),
  audit: record("audit"),
  auditSetAside: record("audit-set-aside"),
  reminders,
  remindersSetAside: record("reminders-set-aside"),
};

/** What is stored now of the same. @param {Session} session @returns {Promise<typeof STORED>} */
const stored = (session) => session.inPatrol("return chrome.storage.local.get(argument)", Object.keys(STORED));

describeInBothBrowsers("After an update", (session) => {
  test("nothing of what was stored has changed, and it is in force", async () => {
    await session.store(STORED);
    await session.reloadPatrol();
    await openSettings(session);
    assert.equal(await limitField(session).getAttribute("value"), "14");
    assert.equal(await session.driver.findElement(By.css("#stop-unchecked")).isSelected(), true);
    assert.equal(await shown(session, "#problems"), "");
    const paused = await shown(session, "#paused");
    for (const host of STORED.settings.pausedHosts) assert.ok(paused.includes(host), paused);
    const items = (/** @type {string} */ list) => session.driver.findElements(By.css(`${list} > li`));
    await session.until("the reminders", async () => (await items("#reminders")).length === reminders.length);
    await session.openOwn("settings.html#history");
    await session.until("the history", async () => (await items("#history-list")).length === STORED.audit.length);
    assert.deepEqual(await stored(session), STORED);
  });

  test("a change leaves alone what it does not name", async () => {
    await session.store(STORED);
    await session.reloadPatrol();
    await openSettings(session);
    await session.driver.findElement(By.css("#stop-unchecked")).click();
    await saved(session);
    const { stopUnchecked: _, ...rest } = STORED.settings;
    // A rule that there is no more.
    delete rest.levels["lifetime-over-a-week"];
    const { settings, ...others } = await stored(session);
    assert.deepEqual(settings, rest, message("settingsSaved"));
    const { settings: __, ...unchanged } = STORED;
    assert.deepEqual(others, unchanged);
  });
});
