import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { chooseLevel, limitField, openSettings, save, shown } from "../driver/own-pages.mjs";
import { ROOT } from "../driver/root.mjs";
import { SCOPE, click, creations, fence, openForm, shownToken, submit } from "../driver/token-form.mjs";

describeInBothBrowsers("The settings", (session) => {
  afterEach(() => session.store({}));
  const saved = () =>
    session.until(
      "the settings to be saved",
      async () => (await shown(session, "#result")) === message("settingsSaved"),
    );

  test("start with the defaults and store nothing by themselves", async () => {
    await openSettings(session);
    assert.equal(await limitField(session).getAttribute("value"), "30");
    /** @type {Record<string, string>} */
    const shownLevels = await session.driver.executeScript(
      "return Object.fromEntries([...document.querySelectorAll('#levels select')].map(({ id, value }) => [id, value]))",
    );
    assert.deepEqual(shownLevels, { "secret-in-text": "acknowledge", ...documentedLevels() });
    assert.deepEqual(await session.storage(), {});
  });

  test("are saved and still there when the page is opened again", async () => {
    await openSettings(session);
    await chooseLevel(session, "full-access", "block");
    await save(session, "7");
    await saved();
    const { settings } = await session.storage();
    assert.deepEqual(settings, {
      version: 1,
      lifetimeLimitDays: 7,
      levels: { "full-access": "block" },
    });
    await openSettings(session);
    await session.until("the saved limit", async () => (await limitField(session).getAttribute("value")) === "7");
    const level = await session.driver.findElement(By.css("#full-access"));
    assert.equal(await level.getAttribute("value"), "block");
  });

  for (const typed of ["0", "366", "seven", "7.5", ""]) {
    test(`refuse '${typed}' as a limit and say so beside the field`, async () => {
      await session.store({ settings: { version: 1, lifetimeLimitDays: 9 } });
      await openSettings(session);
      await save(session, typed);
      await session.until("the refusal", async () => (await shown(session, "#limit-error")) !== "");
      const expected = message("settingsLimitInvalid").replace("$1", "1").replace("$2", "365");
      assert.equal(await shown(session, "#limit-error"), expected);
      assert.equal(await shown(session, "#result"), message("settingsNotSaved"));
      assert.equal(await limitField(session).getAttribute("aria-invalid"), "true");
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "limit");
      assert.deepEqual((await session.storage()).settings, { version: 1, lifetimeLimitDays: 9 });
    });
  }

  test("apply at once in a page that is open: a shorter limit", async () => {
    await openForm(session, "thirty days");
    await click(session, SCOPE.codeRead);
    await openSettings(session);
    await save(session, "7");
    await saved();
    await session.toPage();
    await submit(session);
    const review = await waitForReview(session);
    assert.equal((await review.findings()).length, 1);
    await review.choose("cancel");
    await fence(session);
    assert.equal(creations(session).length, 0);
  });

  test("apply at once in a page that is open: levels", async () => {
    await openForm(session, "full");
    await click(session, "#__bolt-full");
    await openSettings(session);
    await chooseLevel(session, "full-access", "block");
    await save(session);
    await saved();
    await session.toPage();
    await submit(session);
    const review = await waitForReview(session);
    assert.deepEqual(await review.choices(), ["cancel"]);
    await review.choose("cancel");

    await openSettings(session);
    await chooseLevel(session, "full-access", "off");
    await save(session);
    await saved();
    await session.toPage();
    await submit(session);
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });

  test("list paused sites and resume them", async () => {
    await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com", "contoso.visualstudio.com"] } });
    await openSettings(session);
    const resume = await session.driver.findElement(By.css('#paused button[data-host="dev.azure.com"]'));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", resume);
    await resume.click();
    await session.until(
      "the row to go",
      async () => (await session.driver.findElements(By.css("#paused li"))).length === 1,
    );
    assert.match(await shown(session, "#paused"), /contoso\.visualstudio\.com/);
    assert.equal(await session.driver.executeScript("return document.activeElement.localName"), "button");
    assert.deepEqual((await session.storage()).settings.pausedHosts, ["contoso.visualstudio.com"]);
  });

  test("keep a copy of a damaged record that they replace", async () => {
    const damaged = { version: 1, lifetimeLimitDays: "seven" };
    await session.store({ settings: damaged });
    await openSettings(session);
    await session.until("the complaint", async () => (await shown(session, "#problem-list")) !== "");
    await save(session, "14");
    await saved();
    await session.until("the complaint to go", async () => (await shown(session, "#problems")) === "");
    const { settings, settingsSetAside } = await session.storage();
    assert.equal(settings.lifetimeLimitDays, 14);
    assert.deepEqual(
      settingsSetAside.map((/** @type {any} */ { value }) => value),
      [damaged],
    );
  });
});

/** The levels of a fresh install, by rule, as the documentation tells them. @returns {Record<string, string>} */
function documentedLevels() {
  const document = readFileSync(join(ROOT, "docs", "token-rules.md"), "utf8");
  const rows = [...document.matchAll(/^\| `([a-z-]+)` \| ([a-z]+) \|/gm)];
  assert.ok(rows.length > 10);
  return Object.fromEntries(rows.map(([, rule, level]) => [rule, level]));
}
