import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { BROKEN, SCRIPT, changed, outOfMemory, preceded, replaced } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, assertNotice, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { chooseLevel, openSettings, shown, waitForStanding } from "../driver/own-pages.mjs";
import {
  TOKENS,
  chooseEverywhere,
  click,
  creations,
  fence,
  openForm,
  shownToken,
  submit,
} from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const ENGINE_FAILED = { "page-problem": "engine-failed" };
const WENT_UNCHECKED = { "page-problem": "went-unchecked" };

/** Popup, badge and page must say what is wrong. @param {Session} session @param {string} standing @param {string} expected */
async function assertTold(session, standing, expected) {
  await session.until(
    "the badge",
    async () =>
      (await session.inPatrol("return chrome.action.getBadgeText({ tabId: argument })", await session.tab())) === "!",
  );
  await session.openPopup();
  await waitForStanding(session, standing);
  assert.equal(await shown(session, "#problems"), expected);
  await session.toPage();
}

/** @type {[string, import("../driver/broken.mjs").Alter][]} */
const brokenCores = [
  ["is cut short", changed(SCRIPT.page, (core) => core.slice(0, core.length / 2))],
  ["is empty", replaced(SCRIPT.page)],
  ["fails when it starts", replaced(SCRIPT.page, `throw new Error("${BROKEN}");`)],
];

for (const [how, alter] of brokenCores) {
  describeInBothBrowsers(
    `When the core ${how}`,
    (session) => {
      test("page, badge and popup say that nothing is checked", async () => {
        await session.open(AREA.path);
        assert.deepEqual((await session.status()).problems, [ENGINE_FAILED]);
        await assertNotice(session, "problemEngineFailed");
        await assertTold(session, "unprotected", message("problemEngineFailed"));
      });

      test("a token request goes out and the page says that it was not judged", async () => {
        await openForm(session, "ci");
        await click(session, "#__bolt-full");
        await submit(session);
        await shownToken(session);
        assert.equal(creations(session).length, 1);
        await assertNotice(session, "problemWentUnchecked");
      });
    },
    { alter, errors: (error) => error.includes(SCRIPT.page) },
  );
}

/** The memory that a long body needs is refused: the core cannot go on from there. @param {Session} session */
function stopCore({ driver }) {
  return driver.executeScript(
    "fetch('/contoso/_apis/tokens/pats', { method: 'POST', body: 'x'.repeat(8_000_000) }).catch(() => {});",
  );
}

describeInBothBrowsers(
  "When the core stops at work",
  (session) => {
    test("page, badge and popup say that nothing is checked", async () => {
      await session.open(AREA.path);
      assert.deepEqual((await session.status()).problems, []);
      await stopCore(session);
      // The request that it stopped at was not judged either.
      const said = await session.status(({ problems }) => problems.length > 1);
      assert.deepEqual(said.problems, [WENT_UNCHECKED, ENGINE_FAILED]);
      await assertNotice(session, "problemEngineFailed");
      await assertTold(
        session,
        "unprotected",
        [message("problemWentUnchecked"), message("problemEngineFailed")].join("\n"),
      );
    });

    test("a request that waits for an answer goes out, and the page says that it was not judged", async () => {
      await openForm(session, "ci");
      await click(session, "#__bolt-full");
      await chooseEverywhere(session);
      await submit(session);
      await waitForReview(session);
      assert.equal(creations(session).length, 0);
      await stopCore(session);
      await shownToken(session);
      assert.equal(creations(session).length, 1);
      await assertNone(session, "patrol-review");
      await assertNotice(session, "problemWentUnchecked");
    });
  },
  {
    alter: outOfMemory,
    errors: (error) => error.includes(SCRIPT.page),
  },
);

describeInBothBrowsers(
  "When the gate is missing",
  (session) => {
    test("page, badge and popup say that requests are not held", async () => {
      await session.open(TOKENS);
      assert.deepEqual((await session.status()).problems, [{ "page-problem": "gate-missing" }]);
      await assertNotice(session, "problemGateMissing");
      await assertTold(session, "partly", message("problemGateMissing"));
    });

    test("a pasted token is stopped all the same", async () => {
      await copy(session, await testToken("new", 8));
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
    });
  },
  { alter: replaced(SCRIPT.gate) },
);

describeInBothBrowsers(
  "When the background does not start",
  (session) => {
    test("the guards work all the same, and the button says that something is wrong", async () => {
      await copy(session, await testToken("new", 8));
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
      await session.until(
        "the badge",
        async () => (await session.inPatrol("return chrome.action.getBadgeText({})")) === "!",
      );
    });

    test("the settings do not claim to be saved", async () => {
      await openSettings(session);
      await chooseLevel(session, "full-access", "block");
      await session.until("the refusal", async () => (await shown(session, "#result")) === message("settingsNoAnswer"));
      const level = await session.driver.findElement(By.css("#full-access"));
      assert.equal(await level.getAttribute("value"), "acknowledge", "what is shown is not in force");
      assert.deepEqual(await session.storage(), {});
    });
  },
  {
    welcome: "none",
    alter: preceded(SCRIPT.background, `WebAssembly.Module = function () { throw new Error("${BROKEN}"); };`),
    errors: (error) => error.includes(SCRIPT.background),
  },
);

/** A browser that does not store some records. @param {"local" | "session"} area @param {string} key */
const refusesToStore = (area, key) =>
  preceded(
    SCRIPT.background,
    `{ const { ${area}: area } = chrome.storage;
       const set = area.set.bind(area);
       area.set = (values) => (${JSON.stringify(key)} in values ? Promise.reject(new Error("${BROKEN}")) : set(values)); }`,
  );

describeInBothBrowsers(
  "When the log cannot be written",
  (session) => {
    test("badge and popup say so, and the guards work all the same", async () => {
      await copy(session, await testToken("new", 8));
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
      await session.status(({ problems }) => problems.length > 0);
      await assertTold(session, "partly", message("problemLogNotWritten"));
      assert.deepEqual(await session.storage(), {});
    });
  },
  { alter: refusesToStore("local", "audit") },
);

describeInBothBrowsers(
  "When the list of tokens cannot be kept",
  (session) => {
    test("badge and popup say so, and nothing is said above the table", async () => {
      await session.open(TOKENS);
      await session.status(({ problems }) => problems.length > 0);
      await assertTold(session, "partly", message("problemListNotKept"));
      const said = (await texts(await waitForSurface(session, "patrol-list"), "*")).join();
      assert.ok(!said.includes(message("listKnown").split("$")[0]), said);
    });
  },
  { alter: refusesToStore("session", "inventory") },
);

describeInBothBrowsers("When the token form is not the known one", (session) => {
  test("page, badge and popup say so, and a risky request is held all the same", async () => {
    await session.open(TOKENS);
    await session.driver.executeScript(
      `new MutationObserver(() => document.getElementById("__bolt-custom")?.setAttribute("id", "another"))
         .observe(document, { childList: true, subtree: true });`,
    );
    await click(session, ".bolt-header-commandbar .primary");
    await session.status(({ problems }) =>
      problems.some((problem) => problem["page-problem"] === "form-not-recognised"),
    );
    await assertNotice(session, "problemFormNotRecognised");
    await assertTold(session, "partly", message("problemFormNotRecognised"));
    await click(session, ".bolt-panel input.bolt-textfield-input:not([type])");
    await session.driver.actions().sendKeys("ci").perform();
    await click(session, "#__bolt-full");
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("a form out of sight is none", async () => {
    await session.open(TOKENS);
    const add = (/** @type {string} */ visibility) =>
      session.driver.executeScript(
        `const dialog = document.createElement("div");
         dialog.setAttribute("role", "dialog");
         dialog.style.visibility = arguments[0];
         const box = document.createElement("span");
         box.setAttribute("role", "checkbox");
         dialog.append(document.createElement("input"), box);
         document.body.append(dialog);
         return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));`,
        visibility,
      );
    await add("hidden");
    assert.deepEqual((await session.status()).problems, []);
    await add("visible");
    await assertNotice(session, "problemFormNotRecognised");
  });
});

describeInBothBrowsers("When the stored settings cannot be used", (session) => {
  afterEach(() => session.store({}));

  /** @type {[string, unknown, string, { problem: string, field?: string }][]} */
  const records = [
    ["are no record", "settings", "settingsUnreadable", { problem: "unreadable" }],
    ["have no version", { lifetimeLimitDays: 7 }, "settingsUnreadable", { problem: "unreadable" }],
    ["come from a newer Patrol", { version: 9, lifetimeLimitDays: 7 }, "settingsNewer", { problem: "newer" }],
    [
      "have a value of a wrong type",
      { version: 1, lifetimeLimitDays: "seven" },
      "settingsFieldUnreadable",
      { problem: "field", field: "lifetimeLimitDays" },
    ],
    [
      "have a field that nobody knows",
      { version: 1, colour: "red" },
      "settingsUnknownField",
      { problem: "unknown", field: "colour" },
    ],
  ];
  for (const [what, settings, sentence, problem] of records) {
    test(`because they ${what}, it is said and the defaults are in force`, async () => {
      await session.store({ settings });
      await openForm(session, "full");
      assert.deepEqual((await session.status()).problems, [{ "page-problem": "settings", ...problem }]);
      const expected = message(sentence).replace("$1", quoted(problem.field ?? ""));
      await assertTold(session, "partly", expected);
      await openSettings(session);
      await session.until("the complaint", async () => (await shown(session, "#problem-list")) === expected);
      assert.deepEqual((await session.storage()).settings, settings, "the record was touched");
      await click(session, "#__bolt-full");
      await submit(session);
      await (await waitForReview(session)).choose("cancel");
      await waitForSurface(session, "patrol-advice");
    });
  }
});
