// What is stored belongs to Patrol's own pages: a page's process, and the content scripts in it, get nothing of it where the browser can keep it
// from them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { fieldNamed } from "../driver/fields.mjs";

const AREA = fieldNamed("a text area");

describeInBothBrowsers(
  "What is stored",
  (session) => {
    test("is kept from content scripts, in Chromium", async () => {
      await session.open(AREA.path);
      const answer = await session.inPatrol(
        `const read = () => chrome.storage.local.get("settings").then(({ settings }) => settings.version, () => "refused");
         const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: argument }, func: read });
         return result;`,
        await session.tab(),
      );
      // Firefox has no such setting.
      assert.equal(answer, session.browser === "chromium" ? "refused" : 1);
    });
  },
  { storage: { settings: { version: 1 } } },
);
