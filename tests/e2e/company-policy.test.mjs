// What a company has set in the files from which browsers read their policies.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { limitField, openSettings, saved, shown } from "../driver/own-pages.mjs";
import { SCOPE, click, creations, fence, openForm, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** How long it may take until Patrol knows what a file says, in ms: Chromium at times does not answer, and is asked again after half a minute. */
const SEEN = 90_000;

const AREA = fieldNamed("a text area");
const LINK = "https://intranet.contoso.example/tokens";
const SET_BY = message("companySetBy").replace("$1", quoted("Contoso"));

/** What is stored of the company's policy; null where none is. @param {Session} session @returns {Promise<any>} */
const held = (session) =>
  session.inPatrol("return (await chrome.storage.local.get('company')).company?.policy ?? null");

/** What the history says about the company, the latest last. @param {Session} session @returns {Promise<string[]>} */
const history = (session) =>
  session.inPatrol(
    `const { audit = [] } = await chrome.storage.local.get("audit");
     return audit.filter(({ surface }) => surface === "company").flatMap(({ rules }) => rules);`,
  );

/** Waits until a policy is in force. @param {Session} session @param {object} policy */
const inForce = (session, policy) =>
  session.until(
    `${JSON.stringify(policy)} to be in force`,
    async () => JSON.stringify(sorted(await held(session))) === JSON.stringify(sorted(policy)),
    SEEN,
  );

/** The same with its fields in order. @param {any} value @returns {any} */
const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;

/** Asks the background from a page of Patrol. @param {Session} session @param {object} asked @returns {Promise<any>} */
const ask = (session, asked) => session.inPatrol("return chrome.runtime.sendMessage(argument)", asked);

const EXCEPTION = { kind: "npm-token", host: "dev.azure.com", reason: "Samples of a course", ends: "2027-03-31" };

const POLICY = {
  company: { name: "Contoso", text: "The platform team makes them.", contact: "+1 555 0100", link: LINK },
  lifetimeLimitDays: { enforced: 7 },
  levels: { enforced: { "full-access": "block", "secret-in-text": "reason" }, recommended: { "vague-name": "loud" } },
  stopUnchecked: { recommended: true },
  exceptions: { enforced: [EXCEPTION] },
  pausing: false,
  excepting: false,
};

describeInBothBrowsers(
  "A company's policy",
  (session) => {
    test("is in force, and what cannot be used of it costs that entry only and is told", async () => {
      await inForce(session, POLICY);
      await session.until("the history", async () => (await history(session)).length === 2);
      assert.deepEqual(await history(session), ["policy-began", "policy-unusable"]);
      await openSettings(session);
      await session.until("the company", async () => (await shown(session, "#company")) !== "");
      const said = await shown(session, "#company");
      for (const word of ["Contoso", "The platform team makes them.", "+1 555 0100"])
        assert.ok(said.includes(word), said);
      assert.equal(await session.driver.findElement(By.id("company-link")).getAttribute("href"), LINK);
      const problem = message("companyField").replace("$1", quoted("levels.recommended.vague-name"));
      assert.equal(await shown(session, "#company-problem-list"), problem);
      assert.equal(await session.driver.findElement(By.id("vague-name")).getAttribute("value"), "inform");
    });

    test("holds a token request by its own limit, and the question says whose rule it is", async () => {
      await openForm(session, "nightly build of the shop");
      await click(session, SCOPE.codeRead);
      await submit(session);
      const review = await waitForReview(session);
      const company = await review.root.findElement(By.id("company"));
      const text = await company.getText();
      assert.ok(text.includes("Contoso") && text.includes("+1 555 0100"), text);
      assert.equal(await company.findElement(By.css("a")).getAttribute("href"), LINK);
      await review.choose("cancel");
      await fence(session);
      assert.deepEqual(creations(session), []);
    });

    test("decides how a secret in a text is asked about", async () => {
      const token = await testToken("new");
      await copy(session, token);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.equal((await review.root.findElements(By.id("reason"))).length, 1, "a reason is asked for");
      assert.ok((await review.text()).includes("Contoso"));
      await review.choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
    });

    test("locks what it enforces, and leaves what it recommends to the person", async () => {
      await openSettings(session);
      await session.until("the limit", async () => (await limitField(session).getAttribute("value")) === "7");
      await session.driver.executeScript("document.getElementById('tuning').open = true");
      for (const [field, about] of [
        ["limit", "limit-company"],
        ["full-access", "full-access-company"],
        ["secret-in-text", "secret-in-text-company"],
      ]) {
        assert.equal(await session.driver.findElement(By.id(field)).isEnabled(), false, field);
        assert.equal(await shown(session, `#${about}`), SET_BY);
      }
      const exceptions = await shown(session, "#exception-list");
      assert.ok(exceptions.includes(quoted(EXCEPTION.reason)) && exceptions.includes(SET_BY), exceptions);
      assert.equal((await session.driver.findElements(By.css("#exception-list button"))).length, 0);
      assert.equal(await session.driver.findElement(By.id("excepting")).isDisplayed(), false);
      assert.equal(await shown(session, "#no-excepting"), message("companyNoExceptions"));
      assert.equal(await session.driver.findElement(By.id("critical-scope")).isEnabled(), true);
      const unchecked = await session.driver.findElement(By.id("stop-unchecked"));
      assert.deepEqual([await unchecked.isSelected(), await unchecked.isEnabled()], [true, true]);
      assert.equal(
        await shown(session, "#unchecked-company"),
        message("companyRecommendedBy").replace("$1", quoted("Contoso")),
      );
      await unchecked.click();
      await saved(session);
      assert.equal(await shown(session, "#unchecked-company"), "");
      const { settings } = await session.storage();
      assert.deepEqual(settings, { version: 1, stopUnchecked: false });
    });

    test("cannot be changed by a message either", async () => {
      const before = await session.storage();
      for (const patch of [
        { lifetimeLimitDays: 60 },
        { levels: { "full-access": "off" } },
        { levels: { "secret-in-text": "off", "critical-scope": "off" } },
      ]) {
        const reply = await ask(session, { kind: "change-settings", change: JSON.stringify({ patch }) });
        assert.deepEqual(reply, { kind: "refused", phrase: { key: "companyLocked", args: [] } }, JSON.stringify(patch));
      }
      const change = JSON.stringify({ excepted: [{ ...EXCEPTION, path: "/contoso" }] });
      const refused = { kind: "refused", phrase: { key: "companyNoExceptions", args: [] } };
      assert.deepEqual(await ask(session, { kind: "change-settings", change }), refused);
      const scope = { host: "dev.azure.com", organization: null, guard: null };
      for (const length of ["quarter-hour", "restart", "always"]) {
        const reply = await ask(session, { kind: "pause", scope, length });
        assert.deepEqual(reply, { kind: "refused", phrase: { key: "companyNoPausing", args: [] } }, length);
      }
      assert.deepEqual(await session.storage(), before);
    });

    test("takes pausing away where it allows none, also pauses that are stored", async () => {
      await session.inPatrol("await chrome.storage.session.set({ pauses: argument })", [
        { host: "dev.azure.com", until: Date.now() + 600_000 },
      ]);
      await openField(session, AREA);
      assert.deepEqual((await session.status()).paused, []);
      await session.openPopup();
      await session.until(
        "the popup",
        async () => (await shown(session, "#no-pausing")) === message("companyNoPausing"),
      );
      assert.equal(await session.driver.findElement(By.id("pausing")).isDisplayed(), false);
    });
  },
  { company: POLICY },
);

const limit = (/** @type {number} */ days) => ({ lifetimeLimitDays: { enforced: days } });

describeInBothBrowsers(
  "A company's policy that changes",
  (session) => {
    test("is another one without a restart of the browser, and open pages follow", async () => {
      await inForce(session, limit(7));
      await openSettings(session);
      await session.setCompanyPolicy(limit(14));
      await inForce(session, limit(14));
      if (session.browser === "firefox") await openSettings(session);
      else await session.inOwn("");
      await session.until("the new limit", async () => (await limitField(session).getAttribute("value")) === "14");
      assert.deepEqual(await history(session), ["policy-began", "policy-changed"]);
    });

    test("ends when it is not given any more, a minute after the first time, and the history says so", async () => {
      await session.setCompanyPolicy(null);
      const since = await session.until(
        "the browser to give none",
        () => session.inPatrol("return (await chrome.storage.session.get('companyMissing')).companyMissing ?? null"),
        SEEN,
      );
      assert.deepEqual(await held(session), limit(14), "the last one holds");
      const alarm = await session.inPatrol("return (await chrome.alarms.get('company')).scheduledTime");
      assert.equal(Math.round(alarm), since + 60_000);
      // The rest of the minute has gone by.
      await session.inPatrol(
        `await chrome.storage.session.set({ companyMissing: argument - 60_000 });
         await chrome.alarms.create("company", { when: Date.now() });`,
        since,
      );
      await session.until("the end", async () => (await history(session)).at(-1) === "policy-ended");
      await openSettings(session);
      await session.until("the usual limit", async () => (await limitField(session).getAttribute("value")) === "30");
      assert.equal(await limitField(session).isEnabled(), true);
      assert.equal(await shown(session, "#company"), "");
      assert.equal(await shown(session, "#history-list .name"), message("historyCompanyEnded"));
    });
  },
  { company: limit(7), companyFile: "manifest" },
);

describeInBothBrowsers(
  "A company that wants no welcome page",
  (session) => {
    test("gets none, and people can find it all the same", async () => {
      await inForce(session, { welcome: false });
      // Whatever the installation still does is done before that.
      await ask(session, { kind: "servers" });
      const tabs = await session.inPatrol("return (await chrome.tabs.query({})).map(({ url }) => url)");
      assert.ok(!tabs.some((/** @type {string | null} */ url) => url?.endsWith("/welcome.html")), tabs.join());
      await session.openOwn("welcome.html");
      await session.until("the page", async () => (await session.driver.findElements(By.css("h1"))).length > 0);
    });
  },
  { company: { welcome: false }, welcome: "none" },
);
