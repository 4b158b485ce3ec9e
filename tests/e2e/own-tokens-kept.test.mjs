// What is kept of a token when it is made, for how long, and who can have it kept.

import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { inDatabase } from "../driver/database.mjs";
import { frameNamed, openFrame } from "../driver/frames.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { create, day, kept, known, saidAbout, startOver, stored } from "../driver/own-tokens.mjs";
import { shown } from "../driver/own-pages.mjs";
import { fromPage } from "../driver/remembered.mjs";
import { TOKENS, click, selectToken } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const OTHER = "contoso.visualstudio.com";

describeInBothBrowsers("What is kept of a token that the person made", (session) => {
  let value = "";
  let other = "";
  before(async () => {
    [value, other] = await Promise.all([testToken("new", 321), testToken("new", 322)]);
  });
  afterEach(() => startOver(session));

  test("is known by its new value when it was regenerated", async () => {
    let before = "";
    for (const token of [value, other]) {
      session.replica.options.token = token;
      await session.open(TOKENS);
      await selectToken(session, "laptop");
      await click(session, "#__bolt-regenerate-token");
      await click(session, ".bolt-dialog button.primary");
      const review = await waitForReview(session);
      await review.writeReason("the laptop is still in use");
      await review.choose("go-on");
      await waitForSurface(session, "patrol-created");
      before = await session.until("the new value", async () => {
        const [{ fingerprint } = { fingerprint: before }] = await known(session);
        return fingerprint === before ? null : fingerprint;
      });
    }
    assert.equal((await known(session)).length, 1);
    assert.deepEqual(await saidAbout(session, value), []);
    const [said = ""] = await saidAbout(session, other);
    assert.ok(
      said.startsWith(message("ownTokenEverywhere").split("$1")[0] ?? "") && said.includes(quoted("laptop")),
      said,
    );
  });

  test("is kept only for what the page has asked for, and only with a checksum that holds", async () => {
    const wrong = value.slice(0, -1) + (value.endsWith("A") ? "B" : "A");
    for (const token of [await testToken("legacy", 321), wrong]) {
      await create(session, token, "build");
      await session.status();
      assert.deepEqual(await known(session), []);
    }
    // A page can show whatever it likes; without a request that made a token, that is none of the person's.
    await session.open(TOKENS);
    await session.driver.executeScript(
      `const panel = document.createElement("div");
         panel.className = "bolt-panel-callout-content";
         panel.setAttribute("role", "dialog");
         panel.innerHTML = "<div class='bolt-panel-content'><input readonly></div>";
         panel.querySelector("input").setAttribute("value", arguments[0]);
         document.body.append(panel);`,
      value,
    );
    await waitForSurface(session, "patrol-created");
    await session.status();
    assert.deepEqual(await known(session), []);
  });

  test("is the business of the page itself, which fills no memory but its own", async () => {
    await session.open(TOKENS, OTHER);
    const asked = (/** @type {any[]} */ ...wrong) => fromPage(session, kept("own", ...wrong));
    for (const wrong of [{ intent: "edit" }, { source: "form" }, { name: null }])
      assert.equal(await asked(wrong), null);
    for (const wrong of [{ confidence: "high" }, { rule: "npm-token" }, { digest: "hunter2" }])
      assert.equal(await asked({}, wrong), null);
    assert.deepEqual(await asked(), { kind: "done" });
    assert.equal(await fromPage(session, { kind: "list-own-tokens" }), null);
    assert.equal(await fromPage(session, { kind: "forget-all-own-tokens" }), null);
    await openFrame(session, frameNamed("a frame of the same site"));
    const fromFrames = await session.inPatrol(
      `const func = (message) => chrome.runtime.sendMessage(message);
         const results = await chrome.scripting.executeScript({
           target: { tabId: argument.tab, allFrames: true }, func, args: [argument.message],
         });
         return results.map(({ frameId, result }) => [frameId === 0, result?.kind ?? null]);`,
      { tab: await session.tab(), message: kept("from a frame") },
    );
    assert.deepEqual(
      fromFrames.toSorted().map((/** @type {[boolean, string | null]} */ [, kind]) => kind),
      [null, "done"],
    );
    assert.equal((await known(session)).length, 2);
    const tab = await session.tab();
    // In several pieces: a script of the driver has ten seconds.
    for (let first = 0; first < 110; first += 22)
      await session.inPatrol(
        `const func = async (messages) => { for (const message of messages) await chrome.runtime.sendMessage(message); };
           await chrome.scripting.executeScript({
             target: { tabId: argument.tab }, func, args: [argument.messages],
           });`,
        { tab, messages: Array.from({ length: 22 }, (_, number) => kept(`${first + number}`)) },
      );
    const hosts = (await known(session)).map(({ host }) => host);
    assert.equal(hosts.filter((host) => host === "dev.azure.com").length, 100);
    assert.equal(hosts.filter((host) => host === OTHER).length, 1);
  });

  test("is forgotten when it has ended, without anybody asking", async () => {
    await session.open(TOKENS);
    await fromPage(session, kept("a", { validTo: new Date(Date.now() + 4000).toISOString(), name: "short" }));
    await fromPage(session, kept("b"));
    assert.deepEqual(
      (await stored(session)).map(({ name }) => name),
      ["short", "laptop"],
    );
    await session.stopBackground();
    await session.until("it to have ended", async () => {
      await session.stopBackground();
      await session.open(TOKENS); // wakes it
      return (await stored(session)).length === 1;
    });
    assert.deepEqual(
      (await stored(session)).map(({ name }) => name),
      ["laptop"],
    );
  });

  /** What the list of the settings says. @returns {Promise<string[]>} */
  const listed = () =>
    session.driver.executeScript(
      "return [...document.querySelectorAll('#own-tokens-list .name')].map((name) => name.textContent)",
    );
  const openList = async (/** @type {number} */ count) => {
    await session.openOwn("popup.html");
    await session.openOwn("settings.html#own-tokens");
    await session.until(`${count} in the list`, async () => (await listed()).length === count);
  };
  const press = async (/** @type {string} */ selector) => {
    const button = await session.driver.findElement(By.css(selector));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
    await button.click();
  };

  test("is listed in the settings, where one and all can be removed", async () => {
    await session.open(TOKENS);
    for (const name of ["one", "two", "three"]) await fromPage(session, kept(name, { name }));
    const [{ ends }] = await known(session);
    await openList(3);
    assert.equal(
      (await listed())[0],
      message("ownTokensToken")
        .replace("$1", quoted("three"))
        .replace("$2", quoted("contoso"))
        .replace("$3", await day(session, ends)),
    );
    await press("#own-tokens-list li:last-child button");
    await session.until("two in the list", async () => (await listed()).length === 2);
    await session.until(
      "it to be said",
      async () => (await shown(session, "#own-tokens-result")) === message("ownTokensRemoved"),
    );
    assert.equal(await session.driver.executeScript("return document.activeElement.id"), "own-tokens-heading");
    await press("#own-tokens-remove-all");
    await session.until(
      "the list to be empty",
      async () => (await shown(session, "#none-own-tokens")) === message("ownTokensNone"),
    );
    assert.deepEqual(await stored(session), []);
    assert.equal(
      await inDatabase(session, `return (await done(records("readonly").get("ownTokensKey"))) ?? null;`),
      null,
    );
  });

  test("is forgotten with all others when the person turns it off, and no more are kept", async () => {
    await session.open(TOKENS);
    await fromPage(session, kept(value));
    await openList(1);
    await press("#name-own-tokens");
    await session.until("the list to be empty", async () => (await listed()).length === 0);
    assert.equal((await session.storage()).settings.nameOwnTokens, false);
    assert.deepEqual(await stored(session), []);
    await create(session, value, "build");
    await session.status();
    assert.deepEqual(await stored(session), []);
    assert.deepEqual(await saidAbout(session, value), []);
  });

  test("is not kept where the company does not want that, nor while Patrol is paused", async () => {
    const off = { company: { version: 1, policy: { nameOwnTokens: { enforced: false } } } };
    const paused = { settings: { version: 1, pausedHosts: [{ host: "dev.azure.com", guard: "tokens" }] } };
    for (const state of [off, paused]) {
      await session.store(state);
      await session.open(TOKENS);
      assert.equal(await fromPage(session, kept(value)), null, JSON.stringify(state));
    }
    assert.deepEqual(await stored(session), []);
  });
});
