// Workers of the page: the popup says that Patrol does not see what they send, and the page notices nothing of the watching.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { SERVER } from "../driver/servers.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const PLAIN = "/contoso/web/_plain";

/** What the popup says of workers; empty when it says nothing. @param {Session} session */
async function saidOfWorkers(session) {
  await session.openPopup();
  await waitForStanding(session, "protected");
  const said = await shown(session, "#workers");
  assert.equal(await shown(session, "#problems"), "");
  await session.toPage();
  return said;
}

/** @type {[string, (path: string) => string][]} */
const WAYS = [
  ["a worker", (path) => `new Worker("${path}");`],
  ["a shared worker", (path) => `new SharedWorker("${path}");`],
  ["a worker of a class of its own", (path) => `new (class Own extends Worker {})("${path}");`],
  [
    "a service worker",
    (path) =>
      `navigator.serviceWorker.register("${path}", { scope: "/contoso/" }).then((made) => { window.made = made; });`,
  ],
];

describeInBothBrowsers("Of web workers", (session) => {
  test("the popup says nothing where there is none", async () => {
    await session.open(PLAIN);
    assert.equal((await session.status()).workers, false);
    assert.equal(await saidOfWorkers(session), "");
  });

  for (const [what, make] of WAYS) {
    test(`the popup says that Patrol does not see their requests when the page has ${what}`, async () => {
      await session.open(PLAIN);
      const path = session.replica.serveScript(
        "globalThis.onactivate = (event) => event.waitUntil(globalThis.clients.claim());",
      );
      await runAsPage(session, make(path));
      const { problems } = await session.status(({ workers }) => workers);
      assert.deepEqual(problems, []);
      assert.equal(await saidOfWorkers(session), message("popupWorkers"));
      const badge = "return chrome.action.getBadgeText({ tabId: argument })";
      assert.equal(await session.inPatrol(badge, await session.tab()), "");
      await session.driver.executeScript("return window.made?.unregister()");
    });
  }

  test("the popup says nothing while Patrol is paused", async () => {
    await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
    await session.open(PLAIN);
    await runAsPage(session, `new Worker("${session.replica.serveScript("")}");`);
    await session.status(({ workers }) => workers);
    await session.openPopup();
    await waitForStanding(session, "paused");
    assert.equal(await shown(session, "#workers"), "");
    await session.store({});
  });
});

/** What a page can see of the classes and of what they make. */
const LOOK = `
  const thrown = (run) => {
    try { return String(run()); } catch (error) { return error.name + ": " + error.message; }
  };
  const rest = ({ value, ...rest }) => rest;
  const url = URL.createObjectURL(new Blob(["onmessage = ({ data }) => postMessage(data)"]));
  const look = (Class) => {
    class Own extends Class {
      constructor(...given) { super(...given); this.target = new.target; }
      own() { return 7; }
    }
    class Inner extends Own {}
    const made = new Class(url);
    const own = new Own(url);
    const inner = new Inner(url, { name: "inner" });
    return {
      called: [typeof Class, Class.name, Class.length, Class.prototype[Symbol.toStringTag]],
      keys: Reflect.ownKeys(Class).map(String).sort(),
      places: [rest(Object.getOwnPropertyDescriptor(window, Class.name)), rest(Object.getOwnPropertyDescriptor(Class.prototype, "constructor"))],
      constructors: [Class.prototype.constructor === Class, made.constructor === Class, own.constructor === Own, window[Class.name] === Class],
      parents: [Object.getPrototypeOf(Class) === EventTarget, Object.getPrototypeOf(made) === Class.prototype, Object.getPrototypeOf(inner) === Inner.prototype],
      instances: [made instanceof Class, made instanceof EventTarget, own instanceof Class, inner instanceof Own, {} instanceof Class],
      own: [own.own(), own.target === Own, inner.target === Inner, Object.prototype.toString.call(own)],
      reflected: Object.getPrototypeOf(Reflect.construct(Class, [url], Inner)) === Inner.prototype,
      thrown: [
        () => Class(url),
        () => new Class(),
        () => new Class(Symbol()),
        () => new Class("http://["),
        () => new Class("https://example.org/x.js"),
        () => new Class(url, { type: "neither" }),
        () => new Class({ toString() { throw new RangeError("own"); } }),
        () => Reflect.construct(Class, [url], () => {}),
        () => { Class.prototype = null; },
        () => { "use strict"; Class.name = "x"; },
      ].map(thrown),
      made: [thrown(() => new Class(url)), thrown(() => new Class({ toString: () => url }))],
    };
  };
  const told = { Worker: look(Worker), SharedWorker: look(SharedWorker) };
  const worker = new (class extends Worker {})(url);
  worker.onmessage = ({ data }) => { window.told = JSON.stringify({ ...told, data }); };
  worker.postMessage("there and back");`;

/** @param {Session} session @param {string} host */
async function look(session, host) {
  await session.load(`${PLAIN}?csp=none`, host);
  await runAsPage(session, LOOK);
  const told = await session.until("what the page sees", () => session.driver.executeScript("return window.told"));
  // An address in a message tells the host.
  return JSON.parse(String(told).replaceAll(host, "host"));
}

describeInBothBrowsers("Workers that a page makes", (session) => {
  test("are to it what they are without Patrol", async () => {
    const expected = await look(session, SERVER);
    assert.equal(expected.data, "there and back");
    assert.deepEqual(expected.Worker.constructors, [true, true, true, true]);
    assert.deepEqual(await look(session, "dev.azure.com"), expected);
  });
});
