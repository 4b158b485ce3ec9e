// "This is your token …": what is kept of a token when it is made, who can have it kept, and that its value is nowhere.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, all, preceded } from "../driver/broken.mjs";
import { copy, pasteInto, pasted } from "../driver/clipboard.mjs";
import { everythingStored, inDatabase } from "../driver/database.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { frameNamed, openFrame } from "../driver/frames.mjs";
import { entry, forgetTokens, visit } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { shown } from "../driver/own-pages.mjs";
import { fromPage, sha256 } from "../driver/remembered.mjs";
import { TOKENS, SCOPE, click, creations, openForm, selectToken, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const OTHER = "contoso.visualstudio.com";

/** So few characters in a row tell nothing of a token. */
const PIECE = 8;

/** Keeps what a script says in its console. @param {string} keep a function that is given a text */
const heardInConsole = (keep) => `{
  const keep = ${keep};
  for (const name of ["log", "info", "debug", "warn", "error"]) {
    const say = console[name].bind(console);
    console[name] = (...said) => { keep(said.map(String).join(" ")); say(...said); };
  }
}`;

/** A background that keeps every message that it gets, its answers, and what is said in consoles. */
const recording = all(
  preceded(
    SCRIPT.background,
    `const heardForTest = [];
     const hearForTest = (said) => {
       heardForTest.push(JSON.stringify(said) ?? "");
       void chrome.storage.session.set({ heardForTest });
     };
     { const { onMessage } = chrome.runtime;
       const listen = onMessage.addListener.bind(onMessage);
       onMessage.addListener = (listener) =>
         listen((message, sender, answer) => {
           hearForTest(message);
           return listener(message, sender, (reply) => { hearForTest(reply); answer(reply); });
         }); }
     ${heardInConsole("hearForTest")}`,
  ),
  preceded(
    SCRIPT.page,
    heardInConsole("(said) => void chrome.runtime.sendMessage({ kind: 'said-for-test', said }).catch(() => {})"),
  ),
);

/** By what an administrator finds a secret, as Microsoft's `security-utilities` computes it. @param {string} value */
const c3id = (value) => {
  const digest = sha256(value).toUpperCase();
  return createHash("sha256")
    .update(`CrossMicrosoftCorrelatingId:${digest}`)
    .digest()
    .subarray(0, 15)
    .toString("base64");
};

/** How many days ago a day of the month was in which the test tokens were issued; below zero, as entries of a list count. */
const day15 = () => Math.round((Date.parse("2026-03-15T12:00:00Z") - Date.now()) / 86_400_000);

/** A text as it stands in a sentence of Patrol's when it comes from elsewhere. @param {string} text */
const quoted = (text) => `\u2068"${text}"\u2069`;

/** @param {Session} session @param {string | number} moment */
const day = (session, moment) =>
  session.driver.executeScript(
    "return new Date(arguments[0]).toLocaleDateString('en', { dateStyle: 'medium', timeZone: 'UTC' })",
    moment,
  );

/** What is known of the person's tokens, the latest first. @param {Session} session @returns {Promise<any[]>} */
const known = async (session) =>
  (await session.inPatrol("return chrome.runtime.sendMessage(argument)", { kind: "list-own-tokens" })).tokens;

/** What is in the database of them, without asking the background. @param {Session} session @returns {Promise<any[]>} */
const stored = async (session) =>
  (await inDatabase(session, `return done(records("readonly").get("ownTokens"));`))?.tokens ?? [];

/** The message of a page whose token has this value. @param {string} value */
const kept = (value, fields = {}, token = {}) => ({
  kind: "keep-own-token",
  fields: {
    source: "request",
    intent: "create",
    name: "laptop",
    scopes: ["vso.code"],
    validTo: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    reach: { organizations: 1 },
    ...fields,
  },
  token: { rule: "azure-devops-pat", confidence: "certain", digest: sha256(value), ...token },
});

describeInBothBrowsers(
  "A token that the person made",
  (session) => {
    let value = "";
    let other = "";
    before(async () => {
      [value, other] = await Promise.all([testToken("new", 321), testToken("new", 322)]);
    });
    afterEach(async () => {
      session.replica.options.token = undefined;
      session.replica.options.list = undefined;
      await forgetTokens(session);
      await session.inPatrol("return chrome.runtime.sendMessage(argument)", { kind: "forget-all-own-tokens" });
      await session.store({});
    });

    /** Makes a token that reads code. @param {string} token its value @param {string} name */
    const create = async (token, name) => {
      session.replica.options.token = token;
      await openForm(session, name);
      await click(session, SCOPE.codeRead);
      await submit(session);
      await shownToken(session);
      await waitForSurface(session, "patrol-created");
      const { validTo } = JSON.parse(creations(session).at(-1)?.body ?? "").dataProviderContext.properties;
      return validTo;
    };
    const wait = (/** @type {number} */ count) =>
      session.until(`${count} known`, async () => (await known(session)).length === count);
    /** Pastes a text, and gives what the question says of whose its tokens are. @param {string} text */
    const askedAbout = async (text) => {
      await copy(session, text);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      const said = await texts(review.root, ".own");
      await review.choose("cancel");
      return said;
    };
    const sentence = async (/** @type {string} */ name, /** @type {string} */ validTo) =>
      message("ownToken")
        .replace("$1", quoted(name))
        .replace("$2", "Code (Read)")
        .replace("$3", quoted("contoso"))
        .replace("$4", await day(session, validTo));

    test("is named in the question, also after the background was stopped, and its value is nowhere", async () => {
      const ends = await create(value, "nightly build");
      await wait(1);
      const [{ fingerprint, ...rest }] = await known(session);
      assert.match(fingerprint, /^[0-9a-f]{64}$/);
      assert.deepEqual(rest, {
        host: "dev.azure.com",
        organization: "contoso",
        name: "nightly build",
        scopes: ["vso.code"],
        everywhere: false,
        ends: Date.parse(ends),
        made: rest.made,
      });
      const said = await sentence("nightly build", ends);
      assert.deepEqual(await askedAbout(`PAT=${other}\nhttps://ada:${value}@dev.azure.com/contoso`), [said]);
      const heard = (await session.inPatrol("return chrome.storage.session.get('heardForTest')")).heardForTest;
      assert.ok(heard.some((/** @type {string} */ text) => text.includes("keep-own-token")));
      assert.ok(heard.some((/** @type {string} */ text) => JSON.parse(text)?.kind === "own-tokens"));
      const all = `${heard.join("\n")}\n${await everythingStored(session)}`;
      for (let at = 0; at + PIECE <= value.length; at++)
        assert.ok(
          !all.includes(value.slice(at, at + PIECE)),
          "a piece of the token is in a message, in storage or in a log",
        );
      const digest = sha256(value);
      const left = await inDatabase(session, `return JSON.stringify(await done(records("readonly").getAll()));`);
      for (let at = 0; at + PIECE <= digest.length; at++)
        assert.ok(!left.includes(digest.slice(at, at + PIECE)), "a piece of the digest is stored");
      const key = await inDatabase(
        session,
        `const key = await done(records("readonly").get("ownTokensKey"));
         const read = await crypto.subtle.exportKey("raw", key).catch(({ name }) => name);
         return [key instanceof CryptoKey, key.extractable, key.algorithm.length, read];`,
      );
      assert.deepEqual(key, [true, false, 512, "InvalidAccessError"]);
      await session.stopBackground();
      assert.deepEqual(await askedAbout(value), [said]);
      // In another organization, too.
      await session.open(AREA.path.replace("contoso", "fabrikam"));
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.deepEqual(await texts(review.root, ".own"), [said]);
      await review.choose("cancel");
    });

    test("without a fingerprint is guessed by its month and its organization, and only while the person wants that", async () => {
      const made = { from: day15(), to: 20, organizations: [guidOf("contoso")] };
      session.replica.options.list = [
        entry("laptop", made),
        entry("build", { ...made, from: day15() + 40 }),
        entry("old", { ...made, to: -40 }),
      ];
      await visit(session);
      const today = await day(session, new Date().toISOString().slice(0, 10));
      const one = message("ownTokenPerhaps")
        .replace("$1", quoted("laptop"))
        .replace("$2", quoted("contoso"))
        .replace("$3", today);
      assert.deepEqual(await askedAbout(`PAT=${value}`), [one]);
      assert.deepEqual(await askedAbout(`https://ada:${value}@dev.azure.com/contoso`), [one]);
      assert.deepEqual(await askedAbout(`https://ada:${value}@dev.azure.com/fabrikam`), []);
      session.replica.options.list.push(entry("second", made));
      await visit(session);
      const several = message("ownTokenPerhapsOneOf")
        .replace("$1", [quoted("laptop"), quoted("second")].join(", "))
        .replace("$2", today);
      assert.deepEqual(await askedAbout(value), [several]);
      await session.store({ settings: { version: 1, nameOwnTokens: false } });
      assert.deepEqual(await askedAbout(value), []);
    });

    test("has an identifier for an administrator, which goes to the clipboard and nowhere else", async () => {
      await copy(session, `PAT=${value}\nnpm=npm_${"x".repeat(3)}`);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      const part = (/** @type {string} */ selector) => review.root.findElement(By.css(selector));
      assert.equal(await (await part("#identify")).isDisplayed(), false);
      await (await part("[data-quiet=identify]")).click();
      assert.deepEqual(await texts(review.root, "#identify pre"), [c3id(value)]);
      assert.deepEqual(await texts(review.root, "#identify button"), [message("reviewIdentify_one")]);
      await (await part("[data-quiet=copy-identifiers]")).click();
      await session.until(
        "it to be said",
        async () => (await texts(review.root, "#identify output"))[0] === message("reviewCopied"),
      );
      // What was unfolded has made the question grow.
      await review.settled();
      await review.choose("cancel");
      assert.equal(await pasted(session), c3id(value));
      const heard = (await session.inPatrol("return chrome.storage.session.get('heardForTest')")).heardForTest ?? [];
      const all = `${heard.join("\n")}\n${await everythingStored(session)}`;
      for (const text of [value, c3id(value)])
        for (let at = 0; at + PIECE <= text.length; at++)
          assert.ok(!all.includes(text.slice(at, at + PIECE)), "a piece of it is in a message, in storage or in a log");
    });

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
      assert.deepEqual(await askedAbout(value), []);
      const [said = ""] = await askedAbout(other);
      assert.ok(
        said.startsWith(message("ownTokenEverywhere").split("$1")[0] ?? "") && said.includes(quoted("laptop")),
        said,
      );
    });

    test("is kept only for what the page has asked for, and only with a checksum that holds", async () => {
      const wrong = value.slice(0, -1) + (value.endsWith("A") ? "B" : "A");
      for (const token of [await testToken("legacy", 321), wrong]) {
        await create(token, "build");
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
      await create(value, "build");
      await session.status();
      assert.deepEqual(await stored(session), []);
      assert.deepEqual(await askedAbout(value), []);
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
  },
  { alter: recording },
);
