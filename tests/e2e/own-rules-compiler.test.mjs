// The settings page has no compiler for rules: what it says of them while they are typed is the background's answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { message } from "../driver/messages.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const ERROR = "#own-rule-pattern-error";
const SYNTAX = message("ownRuleSyntax").replace("$1", "1");
const SLOW = "(SLOW";

/** A background that does not hear about some patterns before it is told to. @type {import("../driver/broken.mjs").Alter} */
const late = preceded(
  SCRIPT.background,
  `{ const { onMessage } = chrome.runtime;
     const listen = onMessage.addListener.bind(onMessage);
     const waiting = [];
     listen((message) => { if (message?.kind === "release-for-test") for (const go of waiting.splice(0)) go(); });
     onMessage.addListener = (listener) => listen((message, sender, answer) => {
       if (!message?.pattern?.startsWith("${SLOW}")) return listener(message, sender, answer);
       waiting.push(() => listener(message, sender, answer));
       return true;
     }); }`,
);

/** @param {Session} session */
function form(session) {
  const find = (/** @type {string} */ id) => session.driver.findElement(By.id(id));
  return {
    /** @param {Record<string, string>} texts by the fields' ids, without what all begin with */
    type: async (texts) => {
      for (const [id, text] of Object.entries(texts)) {
        await find(`own-rule-${id}`).clear();
        await find(`own-rule-${id}`).sendKeys(text);
      }
    },
    submit: async () => {
      const button = await session.driver.findElement(By.css("#own-rule [type=submit]"));
      await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
      await button.click();
    },
    /** Waits until an element says just this. @param {string} css @param {string} text */
    says: (css, text) => session.until(`${css} to say: ${text}`, async () => (await shown(session, css)) === text),
    stored: () =>
      session.inOwn("return Object.keys((await chrome.storage.local.get('settings')).settings?.rules ?? {})"),
    /** Lets the background hear what it has not heard yet, and waits until it has answered. */
    release: () =>
      session.inOwn(
        `await chrome.runtime.sendMessage({ kind: "release-for-test" }).catch(() => {});
         await chrome.runtime.sendMessage({ kind: "list-remembered" });`,
      ),
  };
}

describeInBothBrowsers(
  "An answer about a pattern that comes late",
  (session) => {
    test("says nothing of the pattern that stands there by then", async () => {
      const { type, says, release } = form(session);
      await openSettings(session);
      await type({ pattern: SLOW });
      await type({ pattern: "ACME-[0-9]{4}", keywords: "acme", text: "ACME-1234" });
      await says("#own-rule-marks mark", "ACME-1234");
      await release();
      assert.equal(await shown(session, ERROR), "");
      assert.equal(await shown(session, "#own-rule-marks mark"), "ACME-1234");
    });

    test("is waited for before a rule is stored, once", async () => {
      const { type, says, submit, release, stored } = form(session);
      await openSettings(session);
      await type({ name: "Slow", pattern: `${SLOW})-[0-9]{4}`, keywords: "slow" });
      await submit();
      await submit();
      assert.deepEqual(await stored(), []);
      await release();
      await saved(session);
      assert.deepEqual(await stored(), ["Slow"]);
      await says("#own-rule-error", "");
      assert.equal(await session.driver.findElement(By.id("own-rule-name")).getAttribute("value"), "");
    });

    test("is told where it is bad, and nothing is stored", async () => {
      const { type, says, submit, release, stored } = form(session);
      await openSettings(session);
      await type({ name: "Bad", pattern: `${SLOW}-[0-9]{4}`, keywords: "slow" });
      await submit();
      await release();
      await says(ERROR, SYNTAX);
      assert.deepEqual(await stored(), ["Slow"]);
    });
  },
  { alter: late },
);

describeInBothBrowsers(
  "A background that says nothing of rules",
  (session) => {
    test("is told in the form and beside an import, and nothing is stored", async () => {
      const { type, says, submit, stored } = form(session);
      await openSettings(session);
      await type({ name: "ACME", pattern: "ACME-[0-9]{4}", keywords: "acme" });
      await says(ERROR, message("settingsNoAnswer"));
      await submit();
      await says(ERROR, message("settingsNoAnswer"));
      assert.deepEqual(await stored(), []);
      await session.driver.findElement(By.css("#own-rules-import summary")).click();
      await session.driver.findElement(By.id("own-rules-text")).sendKeys("[[rule]]");
      await says("#own-rules-error", message("settingsNoAnswer"));
    });
  },
  {
    alter: preceded(
      SCRIPT.background,
      `{ const { onMessage } = chrome.runtime;
         const listen = onMessage.addListener.bind(onMessage);
         const isDeaf = ({ kind } = {}) => ["compile-pattern", "check-rules", "read-rules"].includes(kind);
         onMessage.addListener = (listener) => listen((message, sender, answer) =>
           isDeaf(message) ? answer(null) : listener(message, sender, answer)); }`,
    ),
  },
);
