// A company's levels of single kinds of secrets and of single sites, in the files from which browsers read their policies.

import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, assertNotice, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrivedAtLast, startJson } from "../driver/scripted-writes.mjs";
import { testToken } from "../driver/tokens.mjs";

/** How long it may take until Patrol knows the company's policy, in ms: see `company-policy.test.mjs`. */
const SEEN = 90_000;

const AREA = fieldNamed("a text area");
const OTHER = "contoso.visualstudio.com";
const PASSWORD = "DB_PASSWORD=qT7!mzPa2w\n";
const KIND = "named-password";
const SET_BY = message("companySetBy").replace("$1", quoted("Contoso"));
const RECOMMENDED_BY = message("companyRecommendedBy").replace("$1", quoted("Contoso"));

const POLICY = {
  company: { name: "Contoso" },
  secretLevels: {
    enforced: { "azure-devops-pat": "block", "npm-token": "loud" },
    recommended: { "github-pat": "reason" },
  },
  siteLevels: { enforced: { [`https://${OTHER}`]: "block", "https://a.example/b": "off" } },
};

describeInBothBrowsers(
  "Levels that a company has set",
  (session) => {
    let token = "";
    before(async () => {
      token = await testToken("new", 61);
      const held = () => session.inPatrol("return Boolean((await chrome.storage.local.get('company')).company)");
      await session.until("the policy", held, SEEN);
    });
    afterEach(() => session.inPatrol("await chrome.storage.local.remove('settings')"));

    /** What the person has decided, asked from a page of Patrol. @returns {Promise<any>} */
    const stored = () => session.inOwn("return (await chrome.storage.local.get('settings')).settings");
    /** Pastes, and gives the question. @param {string} text @param {string} [host] */
    const ask = async (text, host) => {
      await copy(session, text);
      if (host) await session.open("/web/_plain", host);
      else await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      await review.settled();
      return review;
    };
    /** Nothing but leaving out the secrets is offered. @param {import("../driver/overlay.mjs").Review} review */
    const assertBlocked = async (review) => {
      const offered = await review.choices();
      // Whether something can stand in its place, is not known at once.
      assert.deepEqual(
        offered.filter((choice) => choice !== "rewrite"),
        ["redact", "cancel"],
      );
    };
    /** @param {import("../driver/overlay.mjs").Review} review @param {string} selector */
    const count = async (review, selector) => (await review.root.findElements(By.css(selector))).length;
    /** The row of a name in a list of the settings. @param {string} list @param {string} name */
    const rowOf = async (list, name) => {
      for (const row of await session.driver.findElements(By.css(`#${list} li`)))
        if ((await row.findElement(By.css(".name")).getText()) === name) return row;
      throw new Error(`There is no row "${name}".`);
    };

    test("let no token of Azure DevOps through, in the company's name", async () => {
      const review = await ask(token);
      await assertBlocked(review);
      assert.ok((await review.text()).includes("Contoso"));
      assert.equal(await count(review, "#remember"), 0);
      await review.choose("redact");
      await session.until("the text", async () => (await contentOf(session, AREA.field)).includes("[redacted:"));
    });

    test("leave other kinds as they are, which the company has not decided", async () => {
      const review = await ask(PASSWORD);
      assert.ok((await review.choices()).includes("go-on"));
      assert.ok(!(await review.text()).includes("Contoso"));
      assert.equal(await count(review, '[data-quiet="mute"]'), 1);
      await review.choose("go-on");
      await session.until("the text", async () => (await contentOf(session, AREA.field)).includes(PASSWORD.trim()));
    });

    test("let the strictest of a text with several secrets decide", async () => {
      const review = await ask(`${PASSWORD}${token}`);
      await assertBlocked(review);
      await review.choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
    });

    test("hold what a page sends, too", async () => {
      await openQuietPage(session);
      await startJson(session, WRITE.comment, { comments: [{ content: `use ${token}` }] });
      const review = await waitForReview(session);
      await review.settled();
      assert.deepEqual(await review.choices(), ["cancel"]);
      await review.choose("cancel");
      await outcome(session, "AbortError");
      assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
    });

    test("block every kind on a site, and there only", async () => {
      const review = await ask(PASSWORD, OTHER);
      await assertBlocked(review);
      assert.ok((await review.text()).includes("Contoso"));
      await review.choose("cancel");
      await (await ask(PASSWORD)).choose("go-on");
    });

    test("are not softened by the person's, nor by muting or an exception", async () => {
      const exception = { kind: "azure-devops-pat", host: "dev.azure.com", reason: "a course", ends: soon() };
      await session.inPatrol("await chrome.storage.local.set({ settings: argument })", {
        version: 1,
        secretLevels: { "azure-devops-pat": "off" },
        mutedKinds: { "azure-devops-pat": true },
        exceptions: [exception],
      });
      const review = await ask(token);
      await assertBlocked(review);
      await review.choose("cancel");
      const reply = await session.inPatrol("return chrome.runtime.sendMessage(argument)", {
        kind: "change-settings",
        change: JSON.stringify({ patch: { secretLevels: { "azure-devops-pat": "inform" } } }),
      });
      assert.deepEqual(reply, { kind: "refused", phrase: { key: "companyLocked", args: [] } });
    });

    test("cost one broken entry that entry only, which is told", async () => {
      await openSettings(session);
      await session.until("the company", async () => (await shown(session, "#company-problem-list")) !== "");
      const [field, unknown] = ["companyField", "companyUnknown"].map((key) => message(key));
      assert.deepEqual((await shown(session, "#company-problem-list")).split("\n").sort(), [
        field?.replace("$1", quoted("secretLevels.enforced.npm-token")),
        unknown?.replace("$1", quoted("siteLevels.enforced.https://a.example/b")),
      ]);
      const events = await session.inPatrol(
        `const { audit = [] } = await chrome.storage.local.get("audit");
         return audit.filter(({ surface }) => surface === "company").flatMap(({ rules }) => rules);`,
      );
      assert.deepEqual(events, ["policy-began", "policy-unusable"]);
    });

    test("are locked in the settings as far as they are enforced", async () => {
      await openSettings(session);
      await session.until("the list", async () => (await shown(session, "#secret-levels")) !== "");
      for (const [list, name] of [
        ["secret-level-list", message("secret_azure_devops_pat")],
        ["site-level-list", `https://${OTHER}`],
      ]) {
        const row = await rowOf(list ?? "", name ?? "");
        const field = await row.findElement(By.css("select"));
        assert.deepEqual([await field.isEnabled(), await field.getAttribute("value")], [false, "block"], name);
        assert.equal(await row.findElement(By.css(".company")).getText(), SET_BY);
        assert.equal((await row.findElements(By.css("button"))).length, 0);
      }
    });

    test("can be changed where they are recommended, and changed back", async () => {
      const name = message("secret_github_pat");
      await openSettings(session);
      await session.until("the list", async () => (await shown(session, "#secret-levels")) !== "");
      const field = async () => (await rowOf("secret-level-list", name)).findElement(By.css("select"));
      const about = async () => (await rowOf("secret-level-list", name)).getText();
      assert.equal(await (await field()).getAttribute("value"), "reason");
      assert.ok((await about()).includes(RECOMMENDED_BY), await about());
      await (await field()).findElement(By.css("[value=inform]")).click();
      await saved(session);
      assert.deepEqual(await stored(), { version: 1, secretLevels: { "github-pat": "inform" } });
      assert.ok(!(await about()).includes(RECOMMENDED_BY), await about());
      const isFocused = "return document.activeElement === arguments[0]";
      assert.ok(await session.driver.executeScript(isFocused, await field()), "the choice has lost the focus");
      await (await rowOf("secret-level-list", name)).findElement(By.css("button")).click();
      await session.until("the setting to go", async () => (await stored())?.secretLevels === undefined);
      await session.until("the recommendation", async () => (await about()).includes(RECOMMENDED_BY));
    });

    test("stand beside those of the person, which can be taken away", async () => {
      const settings = { version: 1, secretLevels: { [KIND]: "inform" }, siteLevels: { [`https://${OTHER}`]: "off" } };
      await session.inPatrol("await chrome.storage.local.set({ settings: argument })", settings);
      await copy(session, PASSWORD);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await session.until("the text", async () => (await contentOf(session, AREA.field)).includes(PASSWORD.trim()));
      await assertNotice(session, "noticeSecretPasted");
      await assertNone(session, "patrol-review");
      await openSettings(session);
      const name = message("secret_named_password");
      await session.until("the row", async () => (await shown(session, "#secret-level-list")).includes(name));
      await (await rowOf("secret-level-list", name)).findElement(By.css("button")).click();
      await session.until("the setting to go", async () => (await stored())?.secretLevels === undefined);
      assert.deepEqual((await stored()).siteLevels, settings.siteLevels, "what does not count is kept");
      await (await ask(PASSWORD)).choose("cancel");
    });
  },
  { company: POLICY },
);

/** A day that is no year away. */
const soon = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
