// Rules for secrets that Patrol does not know: written, tried and imported in the settings, given by a company, and followed in pages.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const files = await mkdtemp(join(tmpdir(), "patrol-files-"));
after(() => rm(files, { recursive: true, force: true }));

/** How long it may take until Patrol knows the company's policy, in ms: see `company-policy.test.mjs`. */
const SEEN = 90_000;
const AREA = fieldNamed("a text area");
const THEIRS = { pattern: "CONTOSO_[0-9]{6}", keywords: ["contoso_"], action: "block" };
const GITLEAKS = `
[[rules]]
id = "zeta-token"
regex = '''zeta_([a-z0-9]{10})'''
keywords = ["zeta_"]

[[rules]]
id = "by-path"
path = '''secrets[.]yml'''
`;

describeInBothBrowsers(
  "A rule of one's own",
  (session) => {
    const stored = () => session.inOwn("return (await chrome.storage.local.get('settings')).settings?.rules ?? null");
    const find = (/** @type {string} */ id) => session.driver.findElement(By.id(id));
    const press = async (/** @type {string} */ css) => {
      const button = await session.driver.findElement(By.css(css));
      await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
      await button.click();
    };
    const type = async (/** @type {string} */ id, /** @type {string} */ text) => {
      await find(id).clear();
      await find(id).sendKeys(text);
    };
    const list = () => shown(session, "#own-rule-list");
    /** Waits until an element says just this. @param {string} css @param {string} text */
    const says = (css, text) =>
      session.until(`${css} to say: ${text}`, async () => (await shown(session, css)) === text);
    /** Pastes a text; gives the question. @param {string} text */
    const ask = async (text) => {
      await copy(session, text);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      return waitForReview(session);
    };

    test("is checked as it is typed, tried on a text, and saved", async () => {
      await openSettings(session);
      await session.until("the company's rules", async () => (await list()).includes("Contoso key"), SEEN);
      await type("own-rule-name", "ACME key");
      await type("own-rule-pattern", "(ACME");
      const error = "#own-rule-pattern-error";
      await says(error, message("ownRuleSyntax").replace("$1", "1"));
      await type("own-rule-pattern", ".{4,}");
      await says(error, message("ownRuleOrdinary"));
      await press("#own-rule [type=submit]");
      assert.equal(await stored(), null);
      await type("own-rule-pattern", "ACME-[0-9A-F]{8}");
      await says(error, "");
      await type("own-rule-keywords", "acme-");
      await type("own-rule-text", "first ACME-00C0FFEE, then ACME-1");
      await says("#own-rule-matches", message("ownRuleMatches").replace("$1", "1"));
      assert.equal(await shown(session, "#own-rule-marks mark"), "ACME-00C0FFEE");
      await press("#own-rule [type=submit]");
      await saved(session);
      assert.deepEqual(await stored(), {
        "ACME key": { pattern: "ACME-[0-9A-F]{8}", keywords: ["acme-"], confidence: "medium", action: "ask" },
      });
      assert.ok((await list()).includes("ACME key"));
    });

    test("finds its secrets in a page, whose question names it, and takes them out", async () => {
      const review = await ask("deploy ACME-00C0FFEE now");
      const text = await review.text();
      assert.ok(text.includes(quoted("ACME key")), text);
      assert.ok(!text.includes("ACME-00C0FFEE"), text);
      await review.choose("redact");
      await session.until("the text", async () => (await contentOf(session, AREA.field)) !== "");
      assert.equal(await contentOf(session, AREA.field), "deploy [redacted:custom-rule] now");
      await session.until("the history", async () =>
        (await session.storage()).audit?.some(
          (/** @type {{ rules: string[] }} */ { rules }) => rules[0] === "custom-rule",
        ),
      );
    });

    test("of the company stands beside it, is locked, and blocks as the company wants", async () => {
      await openSettings(session);
      await session.until("both rules", async () => (await list()).includes("Contoso key"));
      await session.until("what is wrong", async () => (await list()).includes(message("ownRuleRefused")));
      const [theirs, broken, own] = await session.driver.findElements(By.css("#own-rule-list li"));
      assert.ok((await theirs?.getText())?.includes(message("companySetBy").replace("$1", quoted("Contoso"))));
      assert.equal((await theirs?.findElements(By.css("button")))?.length, 0);
      assert.ok((await broken?.getText())?.includes(message("ownRuleRefused")), await broken?.getText());
      const problem = message("companyField").replace("$1", quoted("rules.enforced.Contoso old key"));
      assert.equal(await shown(session, "#company-problem-list"), problem);
      assert.equal((await own?.findElements(By.css("button")))?.length, 2);
      const events = (await session.storage()).audit.filter(
        (/** @type {{ surface: string }} */ { surface }) => surface === "company",
      );
      assert.deepEqual(
        events.flatMap((/** @type {{ rules: string[] }} */ { rules }) => rules),
        ["policy-began", "policy-unusable"],
      );
      const review = await ask("CONTOSO_123456");
      assert.ok((await review.text()).includes(quoted("Contoso key")));
      assert.ok(!(await review.choices()).includes("go-on"));
      await review.choose("cancel");
    });

    test("comes from a file of gitleaks, which says what does not translate", async () => {
      await openSettings(session);
      const file = join(files, "gitleaks.toml");
      await writeFile(file, GITLEAKS);
      await press("#own-rules-import summary");
      await find("own-rules-file").sendKeys(file);
      await session.until("the preview", async () => (await shown(session, "#own-rules-preview")) !== "");
      assert.equal(
        await shown(session, "#own-rules-changes"),
        message("importRule").replace("$1", quoted("zeta-token")),
      );
      const told = await shown(session, "#own-rules-told");
      assert.ok(told.includes(message("ownRuleLeftOut").replace("$1", quoted("by-path"))), told);
      assert.ok(told.includes(message("ownRuleDepends")) && told.includes(message("ownRuleWhole")), told);
      await press("#own-rules-apply");
      await saved(session);
      assert.deepEqual(Object.keys(await stored()).sort(), ["ACME key", "zeta-token"]);
      await (await ask("zeta_abcdefghij")).choose("cancel");
    });

    test("is removed, which can be undone, and is not followed any more in an open page", async () => {
      await openSettings(session);
      const remove = `#own-rule-list [aria-label='${message("ownRuleRemoveLabel").replace("$1", quoted("ACME key"))}']`;
      await session.until("the rule", async () => (await list()).includes("ACME key"));
      await press(remove);
      await session.until("it to go", async () => !(await list()).includes("ACME key"));
      await press("#undo");
      await session.until("it to come back", async () => (await list()).includes("ACME key"));
      await press(remove);
      await session.until("the setting", async () => !("ACME key" in (await stored())));
      await copy(session, "ACME-00C0FFEE");
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await session.until("the text", async () => (await contentOf(session, AREA.field)) === "ACME-00C0FFEE");
      await assertNone(session, "patrol-review");
    });
  },
  {
    company: {
      company: { name: "Contoso" },
      rules: { enforced: { "Contoso key": THEIRS, "Contoso old key": { ...THEIRS, pattern: "(CONTOSO" } } },
    },
  },
);
