// The icon of the button in the toolbar: blue where a guard is at work, grey elsewhere. A browser does not say which icon it shows, so a copy of
// the background writes down what the browser has taken.

import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { fieldNamed } from "../driver/fields.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");

const WRITTEN_DOWN = preceded(
  SCRIPT.background,
  `{ const { action } = chrome;
     const setIcon = action.setIcon.bind(action);
     const write = (tabId, icon) => chrome.storage.session.set({ ["iconForTest" + tabId]: icon });
     action.setIcon = (details) => {
       const done = setIcon(details);
       done.then(() => write(details.tabId, details.path[16]), (error) => write(details.tabId, String(error)));
       return done;
     }; }`,
);

/** @param {Session} session @returns {Promise<string>} */
const icon = async (session) =>
  session.inPatrol(
    "const key = 'iconForTest' + argument; return (await chrome.storage.session.get(key))[key] ?? ''",
    await session.tab(),
  );

/** @param {Session} session @param {string} expected */
async function waitForIcon(session, expected) {
  let last = "";
  await session.until(
    () => `the icon ${expected}; the last was ${last}`,
    async () => {
      last = await icon(session);
      return last === expected;
    },
  );
}

describeInBothBrowsers(
  "The icon",
  (session) => {
    test("is blue on a guarded page, grey while all is paused, and blue again", async () => {
      await session.open(AREA.path);
      await waitForIcon(session, "/icon/16.png");
      await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
      await waitForIcon(session, "/icon/idle-16.png");
      await session.store({ settings: { version: 1, pausedHosts: [{ host: "dev.azure.com", guard: "clone" }] } });
      await waitForIcon(session, "/icon/16.png");
      await session.store({});
    });
  },
  { alter: WRITTEN_DOWN },
);
