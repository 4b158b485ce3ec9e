// A browser that several suites share is for each of them like one that has just been started and in which Patrol has just been installed.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BROWSERS, freshReplica } from "../driver/both-browsers.mjs";
import { shareBrowser } from "../driver/browsers.mjs";
import { addServer } from "../driver/servers.mjs";
import { Session } from "../driver/session.mjs";

const PLAIN = "/contoso/web/_plain";

/** What a suite can come upon. @param {Session} session */
async function found(session) {
  await session.open(PLAIN);
  const page = await session.driver.executeAsyncScript(
    `const done = arguments[0];
     indexedDB.databases().then((databases) => done({
       cookies: document.cookie, kept: { ...localStorage }, databases, size: [outerWidth, outerHeight],
     }));`,
  );
  const patrol = await session.inPatrol(
    `const { action, alarms, permissions, runtime, scripting, storage, tabs, windows } = chrome;
     const origin = runtime.getURL("").slice(0, -1);
     const asked = await tabs.query({});
     const times = (kept) => JSON.parse(JSON.stringify(kept, (_, value) => (value > 1e12 ? "time" : value)));
     return {
       local: times(await storage.local.get()),
       session: times(await storage.session.get()),
       databases: await indexedDB.databases(),
       page: { ...localStorage },
       alarms: (await alarms.getAll()).map(({ name }) => name),
       permissions: await permissions.getAll(),
       scripts: (await scripting.getRegisteredContentScripts()).map(({ id, matches }) => ({ id, matches })),
       badge: await action.getBadgeText({}),
       title: await action.getTitle({}),
       windows: (await windows.getAll()).length,
       tabs: asked.map(({ index, url, active }) => ({ index, active, url: String(url).replace(origin, "") })),
     };`,
  );
  // A background that has just been installed may answer late.
  const status = await session.status(({ problems }) => problems.length === 0);
  return { page, patrol, status, options: session.replica.options };
}

/** Leaves something of every kind behind. @param {Session} session */
async function leaveTraces(session) {
  await addServer(session);
  await session.open(PLAIN);
  await session.driver.executeAsyncScript(
    `const done = arguments[0];
     document.cookie = "left=1";
     localStorage.left = 1;
     indexedDB.open("left").onsuccess = () => done();`,
  );
  await session.inPatrol(
    `const { action, alarms, storage, tabs, windows } = chrome;
     localStorage.left = 1;
     await storage.session.set({ left: 1 });
     await storage.local.set({ left: 1, pauses: [{ scope: { host: "dev.azure.com" }, end: { at: Date.now() + 9e5 } }] });
     await alarms.create("left", { delayInMinutes: 9 });
     await action.setBadgeText({ text: "L" });
     await action.setTitle({ title: "left" });
     await tabs.create({ url: argument });
     await windows.create({ url: argument });
     await new Promise((resolve) => { indexedDB.open("left").onsuccess = resolve; });`,
    `https://dev.azure.com${PLAIN}`,
  );
  await session.driver.manage().window().setRect({ width: 700, height: 600 });
  session.replica.options.token = "left";
}

for (const browser of BROWSERS)
  describe(`A shared browser is as new, in ${browser}`, () => {
    /** @type {Session[]} */
    const sessions = [];
    /** @param {Parameters<Session["start"]>[1]} [get] */
    const start = async (get) => {
      const session = new Session(browser);
      sessions.push(session);
      await session.start(await freshReplica(), get);
      return session;
    };
    /** @type {unknown} */
    let fresh;
    before(async () => {
      const own = await start();
      fresh = await found(own);
      await own.stop();
    });
    after(() => Promise.all(sessions.map((session) => session.stop().catch(() => {}))));

    test("after a suite that left traces everywhere", async () => {
      const first = await start(shareBrowser);
      await leaveTraces(first);
      assert.notDeepEqual(await found(first), fresh);
      const { driver } = first;
      await first.stop();
      const second = await start(shareBrowser);
      assert.equal(second.driver, driver, "the browser was not used again");
      assert.deepEqual(await found(second), fresh);
      await second.stop();
    });

    test("after one whose browser is gone", async () => {
      const first = await start(shareBrowser);
      await first.driver.quit();
      await first.stop();
      const second = await start(shareBrowser);
      assert.deepEqual(await found(second), fresh);
      await second.stop();
    });
  });
