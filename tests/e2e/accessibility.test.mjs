import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { forgetTokens, openInventory } from "../driver/inventory.mjs";
import {
  chooseLevel,
  openPausing,
  openSettings,
  pausePatrol,
  saved,
  shown,
  typeLimit,
  waitForStanding,
} from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { TOKENS, click, openForm, submit } from "../driver/token-form.mjs";
import { remember, secret } from "../driver/remembered.mjs";
import { testToken } from "../driver/tokens.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The log, with something of each kind. */
const HISTORY = [
  { time: 1796112000000, site: "dev.azure.com", surface: "pull-request", rules: ["npm-token"], action: "redacted" },
  {
    time: 1796112060000,
    site: "dev.azure.com",
    surface: "tokens",
    rules: ["full-access", "vague-name"],
    action: "went-on",
    reason: "release day",
  },
];
const AREA = fieldNamed("a text area");

/** @typedef {import("../driver/session.mjs").Session} Session */

/** Does something in a window of the least width that browsers give. @param {Session} session @param {() => Promise<void>} work */
async function narrow({ driver }, work) {
  const before = await driver.manage().window().getRect();
  await driver
    .manage()
    .window()
    .setRect({ ...before, width: 500 });
  try {
    await work();
  } finally {
    await driver.manage().window().setRect(before);
  }
}

/** Runs axe in the page in front. @param {Session} session */
async function assertNoViolations({ driver }) {
  const { violations, passes } = /** @type {any} */ (
    await driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1];
       ${AXE};
       const axe = globalThis.axe ?? window.axe;
       axe.run(document).then(done, (error) => done({ violations: [String(error)], passes: [] }));`,
    )
  );
  assert.ok(passes.length > 5, "axe has looked at next to nothing");
  const found = violations.map(
    (/** @type {any} */ { id, nodes }) => `${id}: ${nodes?.map((/** @type {any} */ node) => node.html).join(" ")}`,
  );
  assert.deepEqual(found, []);
}

for (const theme of /** @type {const} */ (["light", "dark"])) {
  describeInBothBrowsers(
    `Patrol's own pages in the ${theme} theme`,
    (session) => {
      afterEach(() => session.store({}));

      test("are really shown in it", async () => {
        await session.openOwn("popup.html");
        const dark = await session.driver.executeScript("return matchMedia('(prefers-color-scheme: dark)').matches");
        assert.equal(dark, theme === "dark");
      });

      test("have no violations: popup, all well", async () => {
        await session.open(AREA.path);
        await session.openPopup();
        await waitForStanding(session, "protected");
        await assertNoViolations(session);
      });

      test("have no violations: popup with problems, and paused", async () => {
        await session.store({ settings: { version: 9 } });
        await session.open(AREA.path);
        await session.openPopup();
        await waitForStanding(session, "partly");
        await assertNoViolations(session);
        await openPausing(session);
        await assertNoViolations(session);
        await pausePatrol(session, { length: "always" });
        await waitForStanding(session, "paused");
        await assertNoViolations(session);
      });

      test("have no violations: popup of a page that is not known, after a report was copied", async () => {
        await session.open(`${TOKENS}?tokens=none`);
        await session.status(({ problems }) => problems.length > 0);
        await runAsPage(session, `new Worker("${session.replica.serveScript("")}");`);
        await session.status(({ workers }) => workers);
        await session.openPopup();
        await waitForStanding(session, "partly");
        await session.driver.findElement(By.css("#copy-report")).click();
        await session.until("the answer", async () => (await shown(session, "#report-answer")) !== "");
        assert.notEqual(await shown(session, "#workers"), "");
        await assertNoViolations(session);
      });

      test("have no violations: settings, with a refused limit, pauses and every part in view", async () => {
        const pausedHosts = ["dev.azure.com", { host: "dev.azure.com", guard: "clone" }];
        await session.store({ settings: { version: 1, pausedHosts }, audit: HISTORY });
        await session.open(AREA.path);
        await remember(session, secret("one"));
        await openSettings(session);
        for (const list of ["#history-list", "#remembered-list"]) {
          await session.until(`${list} to be filled`, async () => (await shown(session, list)) !== "");
        }
        await assertNoViolations(session);
        await chooseLevel(session, "full-access", "block");
        await saved(session);
        await typeLimit(session, "0");
        await session.until("the refusal", async () => (await shown(session, "#limit-error")) !== "");
        const deleteAll = await session.driver.findElement(By.id("history-delete-all"));
        // Otherwise it can lie below the line that says what became of the last change.
        await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", deleteAll);
        await deleteAll.click();
        await session.until("the question", async () => (await shown(session, "#history-question")) !== "");
        await assertNoViolations(session);
      });

      test("have no violations: inventory, with and without tokens", async () => {
        await forgetTokens(session);
        await session.open("/contoso/web/_plain");
        await openInventory(session, "none");
        await assertNoViolations(session);
        await session.open(TOKENS);
        await openInventory(session, "whole");
        await session.until(
          "the tokens",
          async () => (await session.driver.findElements(By.css(".toggle"))).length > 0,
        );
        await assertNoViolations(session);
        await session.driver.findElement(By.css(".toggle")).click();
        await assertNoViolations(session);
        await session.driver.findElement(By.id("text")).sendKeys("no such token");
        await session.until("no row", async () => (await session.driver.findElements(By.css("#rows tr"))).length === 0);
        await assertNoViolations(session);
        await forgetTokens(session);
      });

      test("have no violations: inventory in a narrow window", async () => {
        await session.open(TOKENS);
        await openInventory(session, "whole");
        await narrow(session, async () => {
          const wide = await session.driver.executeScript("return document.documentElement.scrollWidth > innerWidth");
          assert.equal(wide, false, "the page is wider than the window");
          const roles = await session.driver.findElements(By.css("#rows [role=cell]"));
          assert.ok(roles.length > 0);
          await session.driver.findElement(By.css(".toggle")).click();
          await assertNoViolations(session);
          const beyond = await session.driver.executeScript(
            `document.body.style.inlineSize = "320px";
             return [...document.querySelectorAll("main *")]
               .filter((part) => part.getBoundingClientRect().right > 320 && part.closest("caption") === null)
               .map((part) => part.outerHTML.slice(0, 90));`,
          );
          assert.deepEqual(beyond, [], "at 320 pixels something is cut off");
        });
        await forgetTokens(session);
      });

      test("have no violations: welcome page, with advice in its form, also in a narrow window", async () => {
        await session.openOwn("welcome.html");
        await waitForSurface(session, "patrol-advice");
        await session.driver.findElement(By.id("__bolt-full")).click();
        await waitForSurface(session, "patrol-note");
        await assertNoViolations(session);
        await narrow(session, async () => {
          const wide = await session.driver.executeScript("return document.documentElement.scrollWidth > innerWidth");
          assert.equal(wide, false, "the page is wider than the window");
          await assertNoViolations(session);
        });
        await session.driver.findElement(By.id("__bolt-custom")).click();
        await session.driver.findElement(By.id("expiration")).click();
        await assertNoViolations(session);
      });

      test("have no violations: settings with a damaged record", async () => {
        await session.store({ settings: { version: 1, levels: [] } });
        await openSettings(session);
        await session.until("the complaint", async () => (await shown(session, "#problem-list")) !== "");
        await assertNoViolations(session);
      });
    },
    { theme },
  );
}

describeInBothBrowsers("What Patrol shows in the page", (session) => {
  /** Role and name as assistive technology is told. @param {import("selenium-webdriver").WebElement} element */
  const told = async (element) => [await element.getAriaRole(), await element.getAccessibleName()];

  test("is a dialog with its heading as name, and buttons with names, in the order of the keyboard", async () => {
    await copy(session, await testToken("new", 10));
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const review = await waitForReview(session);
    const heading = await review.root.findElement(By.css("h1"));
    const dialog = await review.root.findElement(By.css("dialog"));
    assert.notEqual(await heading.getText(), "");
    assert.deepEqual(await told(dialog), ["dialog", await heading.getText()]);
    const buttons = await review.root.findElements(By.css("footer button"));
    assert.equal(buttons.length, 8);
    for (const button of buttons) assert.deepEqual(await told(button), ["button", await button.getText()]);
    // A reader begins with the heading, from where no key presses anything.
    assert.equal(await review.focused(), "h1");
    const seen = [];
    for (let step = 0; step <= buttons.length; step++) {
      await session.driver.actions().sendKeys(Key.TAB).perform();
      seen.push(await review.focused());
    }
    const choices = await review.choices();
    assert.equal(choices[0], "redact");
    // The box says "on" of itself, and those that only unfold something, or lead into the guide, have no value.
    assert.deepEqual(seen, ["on", ...choices, "button", "button", "button", "button", "button"]);
    await review.choose("cancel");
  });

  test("recommends the safe way in the question about a token request", async () => {
    await openForm(session, "ci");
    await click(session, "#__bolt-full");
    await submit(session);
    const review = await waitForReview(session);
    assert.equal(await review.focused(), "h1");
    assert.equal(await (await review.root.findElement(By.css("button.recommended"))).getAttribute("value"), "cancel");
    const dialog = await review.root.findElement(By.css("dialog"));
    assert.deepEqual(await told(dialog), ["dialog", await (await review.root.findElement(By.css("h1"))).getText()]);
    await review.choose("cancel");
  });

  test("is a named region in the token form and beside a clone address", async () => {
    await openForm(session, "ci");
    const advice = await waitForSurface(session, "patrol-advice");
    const [role, name] = await told(await advice.findElement(By.css("section")));
    assert.equal(role, "region");
    assert.notEqual(name, "");

    await session.open("/contoso/web/_git/shop");
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    const region = await told(await panel.findElement(By.css("section")));
    assert.equal(region[0], "region");
    assert.notEqual(region[1], "");
    const button = await panel.findElement(By.css("button[data-copy]"));
    assert.deepEqual(await told(button), ["button", await button.getText()]);
  });

  test("is an alert when it is a notice, and can be closed", async () => {
    await session.store({ settings: { version: 1, levels: { "secret-in-text": "inform" } } });
    await copy(session, await testToken("new", 10));
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const notice = await waitForSurface(session, "patrol-notice");
    assert.equal((await notice.findElements(By.css("[role=alert], [role=status]"))).length, 1);
    const close = await notice.findElement(By.css("button"));
    assert.deepEqual(await told(close), ["button", await close.getText()]);
    await close.click();
    await session.until(
      "the notice to go",
      async () => (await session.driver.findElements(By.css("patrol-notice"))).length === 0,
    );
    await session.store({});
  });
});
