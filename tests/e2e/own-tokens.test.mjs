// "This is your token …": what a question says of the person's own tokens, where it leads, and that their values are nowhere.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, all, preceded } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto, pasted } from "../driver/clipboard.mjs";
import { everythingStored, inDatabase } from "../driver/database.mjs";
import { frameNamed, openFrame } from "../driver/frames.mjs";
import { entry, forgetTokens, inOpenedTab, visit, waitForMark } from "../driver/inventory.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { AREA, create, day, known, questionAbout, saidAbout, startOver, waitForKnown } from "../driver/own-tokens.mjs";
import { fromPage, sha256 } from "../driver/remembered.mjs";
import { HOST, PATTERN, addSite, waitForNoScripts } from "../driver/sites.mjs";
import { testToken } from "../driver/tokens.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

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

describeInBothBrowsers(
  "A token that the person made",
  (session) => {
    let value = "";
    let other = "";
    before(async () => {
      [value, other] = await Promise.all([testToken("new", 321), testToken("new", 322)]);
    });
    afterEach(() => startOver(session));

    const sentence = async (/** @type {string} */ name, /** @type {string} */ validTo) =>
      message("ownToken")
        .replace("$1", quoted(name))
        .replace("$2", "Code (Read)")
        .replace("$3", quoted("contoso"))
        .replace("$4", await day(session, validTo));

    test("is named in the question, also after the background was stopped, and its value is nowhere", async () => {
      const ends = await create(session, value, "nightly build");
      await waitForKnown(session, 1);
      const [{ fingerprint, ...rest }] = await known(session);
      assert.match(fingerprint, /^[0-9a-f]{64}$/);
      assert.deepEqual(rest, {
        host: "dev.azure.com",
        organization: "contoso",
        page: "https://dev.azure.com/contoso/_usersSettings/tokens",
        name: "nightly build",
        scopes: ["vso.code"],
        everywhere: false,
        ends: Date.parse(ends),
        made: rest.made,
      });
      const said = await sentence("nightly build", ends);
      assert.deepEqual(await saidAbout(session, `PAT=${other}\nhttps://ada:${value}@dev.azure.com/contoso`), [said]);
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
      assert.deepEqual(await saidAbout(session, value), [said]);
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
      assert.deepEqual(await saidAbout(session, `PAT=${value}`), [one]);
      assert.deepEqual(await saidAbout(session, `https://ada:${value}@dev.azure.com/contoso`), [one]);
      assert.deepEqual(await saidAbout(session, `https://ada:${value}@dev.azure.com/fabrikam`), []);
      session.replica.options.list.push(entry("second", made));
      await visit(session);
      const several = message("ownTokenPerhapsOneOf")
        .replace("$1", [quoted("laptop"), quoted("second")].join(", "))
        .replace("$2", today);
      assert.deepEqual(await saidAbout(session, value), [several]);
      await session.store({ settings: { version: 1, nameOwnTokens: false } });
      assert.deepEqual(await saidAbout(session, value), []);
    });

    /** The ways from the question to the tokens that it names. @param {import("../driver/overlay.mjs").Review} review */
    const ways = ({ root }) => root.findElements(By.css("[data-quiet=own-token]"));

    test("is opened in its list from the question, which goes on as it was", async () => {
      await create(session, value, "nightly build");
      await waitForKnown(session, 1);
      const review = await questionAbout(session, `PAT=${value}\nother=${other}`);
      const [way, ...others] = await ways(review);
      assert.ok(way && others.length === 0);
      assert.equal(await way.getText(), message("inventoryOpen"));
      await inOpenedTab(
        session,
        () => way.click(),
        () => waitForMark(session, "nightly build"),
      );
      assert.equal(await contentOf(session, AREA.field), "");
      assert.equal(await way.getText(), message("inventoryOpen"));
      await review.choose("redact");
      await session.until("the text", async () => (await contentOf(session, AREA.field)).includes("redacted"));
    });

    test("is opened where it was made, also from another organization, and from the note after the paste", async () => {
      await create(session, value, "weekly build");
      await waitForKnown(session, 1);
      await copy(session, value);
      await session.open(AREA.path.replace("contoso", "fabrikam"));
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      const [way] = await ways(review);
      assert.ok(way);
      await inOpenedTab(
        session,
        () => way.click(),
        () => waitForMark(session, "weekly build"),
      );
      await review.choose("go-on");
      const note = await waitForSurface(session, "patrol-after");
      const link = await note.findElement(By.css("a"));
      await inOpenedTab(
        session,
        () => link.click(),
        () => waitForMark(session, "weekly build"),
      );
    });

    test("is opened where it is guessed, if one alone may be it", async () => {
      const made = { from: day15(), to: 20, organizations: [guidOf("contoso")] };
      session.replica.options.list = [entry("laptop", made), entry("build", { ...made, from: day15() + 40 })];
      await visit(session);
      const review = await questionAbout(session, value);
      const [way] = await ways(review);
      assert.ok(way);
      await inOpenedTab(
        session,
        () => way.click(),
        () => waitForMark(session, "laptop"),
      );
      // What is not known any more is not opened.
      await forgetTokens(session);
      await session.toPage();
      await way.click();
      await session.until("the answer", async () => (await way.getText()) === message("noAnswer"));
      await review.choose("cancel");
      session.replica.options.list = [entry("second", made), entry("third", made)];
      await visit(session);
      const several = await questionAbout(session, value);
      assert.equal((await texts(several.root, ".own")).length, 1);
      assert.equal((await ways(several)).length, 0);
      await several.choose("cancel");
    });

    /** What a page asks about a token. @param {string} token */
    const about = (token, rule = "azure-devops-pat") => ({
      rule,
      digest: sha256(token),
      issued: "2026-03",
      organization: null,
    });
    const open = (/** @type {object} */ secret) => ({ kind: "open-own-token", secret });

    test("is opened for the page itself alone, and only what the background knows", async () => {
      await create(session, value, "nightly build");
      await waitForKnown(session, 1);
      await openFrame(session, frameNamed("a frame of the same site"));
      const tabs = () => session.inPatrol("return (await chrome.tabs.query({})).length");
      const before = await tabs();
      const fromFrames = await session.inPatrol(
        `const func = async (messages) =>
           window === top ? null : Promise.all(messages.map((message) => chrome.runtime.sendMessage(message)));
         const results = await chrome.scripting.executeScript({
           target: { tabId: argument.tab, allFrames: true }, func, args: [argument.messages],
         });
         return results.flatMap(({ result }) => (result ? [result] : []));`,
        {
          tab: await session.tab(),
          messages: [open(about(value)), { kind: "own-tokens", secrets: [about(value)] }],
        },
      );
      assert.equal(fromFrames.length, 1);
      const [[opened, { tokens }]] = fromFrames;
      assert.deepEqual([opened, tokens[0].opens], [null, false]);
      for (const secret of [
        about(other),
        about(value, "npm-token"),
        { ...about(value), digest: "https://example.org/" },
      ])
        assert.equal(await fromPage(session, open(secret)), null);
      await session.store({ settings: { version: 1, nameOwnTokens: false } });
      assert.equal(await fromPage(session, open(about(value))), null);
      assert.equal(await tabs(), before);
    });

    test("is named on a site besides Azure DevOps only if it was made here, and never opened from there", async () => {
      await create(session, value, "nightly build");
      await waitForKnown(session, 1);
      const made = { from: day15(), to: 20, organizations: [guidOf("contoso")] };
      session.replica.options.list = [entry("laptop", made)];
      await visit(session);
      const secrets = [about(value), about(other)];
      const asked = async () => (await fromPage(session, { kind: "own-tokens", secrets })).tokens;
      const names = (/** @type {any[]} */ tokens) => tokens.map((token) => token && token.opens);
      assert.deepEqual(names(await asked()), [true, true], "on Azure DevOps");
      try {
        await addSite(session);
        await session.open("/acme/web/_plain?data=absent", HOST);
        const before = await session.inPatrol("return (await chrome.tabs.query({})).length");
        const said = await asked();
        assert.deepEqual(names(said), [false, null]);
        assert.ok(!JSON.stringify(said).includes("https:"), "an address is told");
        for (const secret of secrets) assert.equal(await fromPage(session, open(secret)), null);
        assert.equal(await session.inPatrol("return (await chrome.tabs.query({})).length"), before);
        await copy(session, value);
        await pasteInto(session, AREA.field);
        const review = await waitForReview(session);
        assert.equal((await texts(review.root, ".own")).length, 1);
        assert.equal((await ways(review)).length, 0);
        await review.choose("cancel");
      } finally {
        await session.inPatrol("await chrome.permissions.remove({ origins: [argument] })", PATTERN);
        await session.store({});
        await waitForNoScripts(session);
      }
    });

    test("has an identifier for an administrator, which goes to the clipboard and nowhere else", async () => {
      const review = await questionAbout(session, `PAT=${value}\nnpm=npm_${"x".repeat(3)}`);
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
  },
  { alter: recording },
);
