// Reminders of tokens that there are already, set and taken away in the inventory.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { entry, openInventory, openRow, startAnew, visit } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { openSettings, shown } from "../driver/own-pages.mjs";
import { fromPage } from "../driver/remembered.mjs";
import { TOKENS } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const DAY_MS = 86_400_000;
const BUTTON = ".remind";
const SAID = ".reminding .said";

/** A background that has nothing to say to the wish for a reminder. */
const silent = preceded(
  SCRIPT.background,
  `{ const { onMessage } = chrome.runtime;
     const listen = onMessage.addListener.bind(onMessage);
     onMessage.addListener = (listener) =>
       listen((message, sender, answer) =>
         message.kind === "remind-of" ? (answer(null), false) : listener(message, sender, answer)); }`,
);

/** What stands in an element, which may be drawn anew at any moment. @param {Session} session @param {string} selector @returns {Promise<string>} */
const says = ({ driver }, selector) =>
  driver.executeScript("return document.querySelector(arguments[0])?.innerText ?? ''", selector);

/** @param {Session} session @param {string} text */
const waitForButton = (session, text) =>
  session.until(`the button "${text}"`, async () => (await says(session, BUTTON)) === text);

/** A day as the inventory writes it. @param {number} moment */
const day = (moment) => new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" }).format(moment);

/** Opens the inventory and the row of a token. @param {Session} session @param {string} name */
async function openToken(session, name) {
  await visit(session);
  await openInventory(session, "whole");
  return openRow(session, name);
}

describeInBothBrowsers("A reminder in the inventory", (session) => {
  afterEach(() => startAnew(session));

  test("is set, said and taken away, by the keyboard, and the settings list it", async () => {
    const laptop = entry("laptop", { to: 30 });
    session.replica.options.list = [laptop];
    await openToken(session, "laptop");
    await waitForButton(session, message("createdRemind"));
    await session.driver.executeScript("document.querySelector('.remind').focus()");
    await session.driver.actions().sendKeys(Key.ENTER).perform();
    await waitForButton(session, message("inventoryRemindNot"));
    const ends = Date.parse(laptop.validTo);
    const due = ends - 3 * DAY_MS;
    assert.equal(await says(session, SAID), message("inventoryReminding").replace("$1", day(due)));
    const page = `https://dev.azure.com${TOKENS}`;
    const stored = () => session.inOwn("return (await chrome.storage.local.get('reminders')).reminders");
    assert.deepEqual(await stored(), [{ name: "laptop", organization: "contoso", page, ends }]);
    const alarms = await session.inOwn("return chrome.alarms.getAll()");
    assert.deepEqual(
      alarms.map((/** @type {any} */ { scheduledTime }) => scheduledTime),
      [due],
    );
    const focused = () => session.driver.executeScript("return document.activeElement.className");
    assert.equal(await focused(), "remind", "the button that changed has the focus");
    await session.driver.actions().sendKeys(Key.SPACE).perform();
    await waitForButton(session, message("createdRemind"));
    assert.equal(await focused(), "remind");
    assert.deepEqual(await stored(), []);
    await session.driver.actions().sendKeys(Key.SPACE).perform();
    await waitForButton(session, message("inventoryRemindNot"));
    await openSettings(session);
    await session.until("the reminder", async () => (await shown(session, "#reminders")).includes("laptop"));
  });

  test("that was set when the token was made is known, and follows no token that ends on another day", async () => {
    const made = entry("laptop", { to: 30 });
    const namesake = entry("other", { name: "laptop", to: 60 });
    session.replica.options.list = [made, namesake];
    const ends = Date.parse(made.validTo);
    await session.store({ reminders: [{ name: "laptop", organization: "contoso", ends }] });
    await visit(session);
    await openInventory(session, "whole");
    const buttons = await session.driver.findElements(By.css(".toggle"));
    assert.equal(buttons.length, 2);
    for (const button of buttons) await button.click();
    const said = await session.driver.executeScript(
      "return [...document.querySelectorAll('.remind')].map((button) => button.textContent)",
    );
    assert.deepEqual(said.toSorted(), [message("createdRemind"), message("inventoryRemindNot")].toSorted());
  });

  test("is not offered for a token that ends within three days, nor for one that has ended", async () => {
    session.replica.options.list = [entry("soon", { to: 2 }), entry("ended", { to: -2 })];
    const soon = await openToken(session, "soon");
    assert.ok(soon.includes(message("remindTooSoon")), soon);
    const ended = await openRow(session, "ended");
    assert.ok(!ended.includes(message("remindTooSoon")), ended);
    assert.deepEqual(await session.driver.findElements(By.css(BUTTON)), []);
  });

  test("is refused for a token that expires too soon meanwhile, and asked of Patrol's own pages alone", async () => {
    session.replica.options.list = [entry("soon", { to: 2 }), entry("laptop", { to: 30 })];
    await visit(session);
    const asked = (/** @type {string} */ token) =>
      session.inPatrol("return chrome.runtime.sendMessage(argument)", { kind: "remind-of", token });
    assert.equal((await asked("soon")).kind, "refused");
    assert.equal(await asked("unknown"), null);
    assert.equal(await fromPage(session, { kind: "remind-of", token: "laptop" }), null);
    assert.deepEqual((await session.storage()).reminders ?? [], []);
  });
});

describeInBothBrowsers(
  "A reminder in the inventory, when the background does not do it",
  (session) => {
    test("is not claimed to be set", async () => {
      session.replica.options.list = [entry("laptop", { to: 30 })];
      await openToken(session, "laptop");
      await (await session.driver.findElement(By.css(BUTTON))).click();
      await session.until("it to be said", async () => (await says(session, SAID)) === message("noAnswer"));
      assert.equal(await says(session, BUTTON), message("createdRemind"));
    });
  },
  { alter: silent },
);
