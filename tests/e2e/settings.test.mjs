import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { chooseLevel, limitField, openSettings, saved, shown, typeLimit } from "../driver/own-pages.mjs";
import { ROOT } from "../driver/root.mjs";
import { SCOPE, click, creations, fence, openForm, shownToken, submit } from "../driver/token-form.mjs";

describeInBothBrowsers("The settings", (session) => {
  afterEach(() => session.store({}));

  /** The mode whose card is chosen. @returns {Promise<string | null>} */
  const mode = () =>
    session.driver.executeScript(
      "return document.querySelector('[name=mode]:checked')?.id.replace('mode-', '') ?? null",
    );
  const level = (/** @type {string} */ rule) => session.driver.findElement(By.css(`#${rule}`)).getAttribute("value");
  /** What is stored of the settings. The settings page stays in front. @returns {Promise<any>} */
  const stored = () => session.inOwn("return (await chrome.storage.local.get()).settings");
  const press = async (/** @type {string} */ id) => {
    const button = await session.driver.findElement(By.id(id));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
    await button.click();
  };
  const said = (/** @type {string} */ key) =>
    session.until(`"${key}"`, async () => (await shown(session, "#result")) === message(key));

  test("start with the defaults and store nothing by themselves", async () => {
    await openSettings(session);
    assert.equal(await limitField(session).getAttribute("value"), "30");
    /** @type {Record<string, string>} */
    const shownLevels = await session.driver.executeScript(
      "return Object.fromEntries([...document.querySelectorAll('.row > select')].map(({ id, value }) => [id, value]))",
    );
    assert.deepEqual(shownLevels, { "secret-in-text": "acknowledge", ...documentedLevels() });
    assert.equal(await mode(), "balanced");
    assert.equal(await shown(session, "#mode-custom"), "");
    assert.equal(await shown(session, "#undo"), "");
    assert.deepEqual(await session.storage(), {});
  });

  test("set every level with one card, and take it back with one button", async () => {
    const settings = { version: 1, levels: { "vague-name": "block" } };
    await session.store({ settings });
    await openSettings(session);
    await session.until("a mix", async () => (await shown(session, "#mode-custom")) !== "");
    assert.equal(await mode(), null);
    for (const [card, fullAccess, vague] of [
      ["strict", "block", "inform"],
      ["quiet", "acknowledge", "off"],
    ]) {
      await session.driver.findElement(By.id(`mode-${card}`)).click();
      await saved(session);
      assert.deepEqual(await stored(), { version: 1, levels: { mode: card } });
      assert.deepEqual(
        [await mode(), await level("full-access"), await level("vague-name")],
        [card, fullAccess, vague],
      );
      assert.equal(await shown(session, "#mode-custom"), "");
    }
    await press("undo");
    await said("settingsUndone");
    await session.until("the mode before", async () => (await mode()) === "strict");
    await press("undo");
    await session.until("the levels before", async () => (await level("vague-name")) === "block");
    assert.equal(await mode(), null);
    assert.deepEqual(await stored(), settings);
  });

  test("are saved as they are changed and still there when the page is opened again", async () => {
    await openSettings(session);
    await chooseLevel(session, "full-access", "block");
    await saved(session);
    await typeLimit(session, "7");
    await session.until("both stored", async () => {
      return (await stored())?.lifetimeLimitDays === 7;
    });
    assert.deepEqual(await stored(), { version: 1, lifetimeLimitDays: 7, levels: { "full-access": "block" } });
    await openSettings(session);
    await session.until("the saved limit", async () => (await limitField(session).getAttribute("value")) === "7");
    assert.equal(await level("full-access"), "block");
    assert.equal(await mode(), null, "a mix of one's own");
  });

  test("lose nothing of what was typed when the page is left", async () => {
    await openSettings(session);
    const field = limitField(session);
    await field.clear();
    await field.sendKeys("12");
    await session.openOwn("popup.html");
    await session.until("the limit to be stored", async () => (await stored())?.lifetimeLimitDays === 12);
  });

  for (const typed of ["0", "366", "seven", "7.5", ""]) {
    test(`refuse '${typed}' as a limit and say so beside the field`, async () => {
      await session.store({ settings: { version: 1, lifetimeLimitDays: 9 } });
      await openSettings(session);
      await session.until("the stored limit", async () => (await limitField(session).getAttribute("value")) === "9");
      await typeLimit(session, typed);
      await session.until("the refusal", async () => (await shown(session, "#limit-error")) !== "");
      const expected = message("settingsLimitInvalid").replace("$1", "1").replace("$2", "365");
      assert.equal(await shown(session, "#limit-error"), expected);
      assert.equal(await shown(session, "#result"), message("settingsNotSaved"));
      assert.equal(await limitField(session).getAttribute("aria-invalid"), "true");
      assert.equal(await limitField(session).getAttribute("value"), typed);
      assert.deepEqual(await stored(), { version: 1, lifetimeLimitDays: 9 });
    });
  }

  test("agree in two windows, and neither undoes what the other did", async () => {
    await openSettings(session);
    const first = await session.driver.getWindowHandle();
    await session.driver.switchTo().newWindow("tab");
    const second = await session.driver.getWindowHandle();
    try {
      await session.driver.get(`${session.origin}/settings.html`);
      await session.until("the second window", async () => (await limitField(session).getAttribute("value")) === "30");
      await chooseLevel(session, "full-access", "block");
      await saved(session);
      await session.driver.switchTo().window(first);
      await session.until("the level in the first", async () => (await level("full-access")) === "block");
      await chooseLevel(session, "vague-name", "off");
      await saved(session);
      await session.driver.switchTo().window(second);
      await session.until("the level in the second", async () => (await level("vague-name")) === "off");
      await press("undo");
      await said("settingsUndone");
      assert.equal(await level("full-access"), "acknowledge");
    } finally {
      await session.driver.switchTo().window(second);
      await session.driver.close();
      await session.driver.switchTo().window(first);
    }
    assert.deepEqual(await stored(), { version: 1, levels: { "vague-name": "off" } });
  });

  test("find a check by a word and put all of them back", async () => {
    await session.store({
      settings: { version: 1, levels: { "vague-name": "block", "full-access": "off", "secret-in-text": "block" } },
    });
    await openSettings(session);
    await session.until(
      "the count",
      async () => (await shown(session, "#tuned")) === message("tuningChanged").replace("$1", "2"),
    );
    await session.driver.findElement(By.css("#tuning summary")).click();
    const marked = await session.driver.findElement(By.css("#vague-name option[value=inform]"));
    assert.equal(await marked.getText(), message("levelUsual").replace("$1", message("levelInform")));
    await session.driver.findElement(By.id("level-search")).sendKeys(message("rule_vague_name_name").toUpperCase());
    const rows = () =>
      session.driver.executeScript(
        "return [...document.querySelectorAll('#levels .row:not([hidden]) select')].map(({ id }) => id)",
      );
    await session.until("one row", async () => /** @type {string[]} */ (await rows()).length === 1);
    assert.deepEqual(await rows(), ["vague-name"]);
    await session.driver.findElement(By.id("level-search")).sendKeys(" zzz");
    await session.until(
      "that nothing was found",
      async () => (await shown(session, "#no-levels")) === message("tuningNothing"),
    );
    await press("reset-levels");
    await saved(session);
    assert.deepEqual(await stored(), { version: 1, levels: { "secret-in-text": "block" } });
  });

  test("apply at once in a page that is open: a shorter limit", async () => {
    await openForm(session, "thirty days");
    await click(session, SCOPE.codeRead);
    await openSettings(session);
    await typeLimit(session, "7");
    await saved(session);
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
    await saved(session);
    await session.toPage();
    await submit(session);
    const review = await waitForReview(session);
    assert.deepEqual(await review.choices(), ["cancel"]);
    await review.choose("cancel");

    await openSettings(session);
    await chooseLevel(session, "full-access", "off");
    await saved(session);
    await session.toPage();
    await submit(session);
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });

  test("list paused sites and resume them", async () => {
    await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com", "contoso.visualstudio.com"] } });
    await openSettings(session);
    const resume = await session.driver.findElement(By.css("#paused li:first-child button"));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", resume);
    await resume.click();
    await session.until(
      "the row to go",
      async () => (await session.driver.findElements(By.css("#paused li"))).length === 1,
    );
    assert.match(await shown(session, "#paused"), /contoso\.visualstudio\.com/);
    assert.equal(await session.driver.executeScript("return document.activeElement.localName"), "button");
    assert.deepEqual((await stored()).pausedHosts, ["contoso.visualstudio.com"]);
  });

  test("lose only the entry that cannot be used, and keep a copy of the record", async () => {
    const damaged = {
      version: 1,
      lifetimeLimitDays: "seven",
      levels: { "full-access": "block", "no-such-rule": "off", "vague-name": "loud" },
    };
    await session.store({ settings: damaged });
    await openSettings(session);
    await session.until("the complaint", async () => (await shown(session, "#problem-list")) !== "");
    assert.equal(await level("full-access"), "block");
    const complaint = await shown(session, "#problem-list");
    for (const place of ["lifetimeLimitDays", "levels.no-such-rule", "levels.vague-name"]) {
      assert.ok(complaint.includes(place), place);
    }
    await press("keep-usable");
    await session.until("the complaint to go", async () => (await shown(session, "#problems")) === "");
    const { settings, settingsSetAside } = await session.storage();
    assert.deepEqual(settings, { version: 1, levels: { "full-access": "block" } });
    assert.deepEqual(
      settingsSetAside.map((/** @type {any} */ { value }) => value),
      [damaged],
    );
  });

  test("say which keys call Patrol, as the browser has them", async () => {
    const commands = /** @type {{ name: string, description: string, shortcut: string }[]} */ (
      await session.inPatrol("return chrome.commands.getAll()", null)
    );
    const expected = commands.map(({ name, description, shortcut }) => {
      const what = name === "_execute_action" ? message("aboutKeyButton") : description;
      return shortcut
        ? message("aboutKey").replace("$1", shortcut).replace("$2", what)
        : message("aboutKeyNone").replace("$1", what);
    });
    assert.equal(expected.length, 3);
    await openSettings(session);
    const listed = () =>
      session.driver.executeScript(
        "return [...document.querySelectorAll('#keys li')].map(({ textContent }) => textContent).join('\\n')",
      );
    await session.until("the keys", async () => (await listed()) !== "");
    assert.equal(await listed(), expected.join("\n"));
  });

  test("are reset as a whole, and that can be undone", async () => {
    const settings = { version: 1, lifetimeLimitDays: 9, levels: { mode: "quiet" }, pausedHosts: ["dev.azure.com"] };
    await session.store({ settings });
    await openSettings(session);
    await session.until("the stored limit", async () => (await limitField(session).getAttribute("value")) === "9");
    await press("reset");
    await saved(session);
    assert.deepEqual(await stored(), { version: 1 });
    assert.equal(await mode(), "balanced");
    await press("undo");
    await said("settingsUndone");
    assert.deepEqual(await stored(), settings);
  });
});

/** The levels of a fresh install, by rule, as the documentation tells them. @returns {Record<string, string>} */
function documentedLevels() {
  const document = readFileSync(join(ROOT, "docs", "token-rules.md"), "utf8");
  const rows = [...document.matchAll(/^\| `([a-z-]+)` \| ([a-z]+) \|/gm)];
  assert.ok(rows.length > 10);
  return Object.fromEntries(rows.map(([, rule, level]) => [rule, level]));
}
