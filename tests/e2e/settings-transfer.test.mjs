import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { takeDownload } from "../driver/downloads.mjs";
import { message } from "../driver/messages.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";

const downloads = await mkdtemp(join(tmpdir(), "patrol-downloads-"));
const files = await mkdtemp(join(tmpdir(), "patrol-files-"));
after(async () => {
  await rm(downloads, { recursive: true, force: true });
  await rm(files, { recursive: true, force: true });
});

const SETTINGS = { version: 1, lifetimeLimitDays: 9, levels: { mode: "quiet" } };

describeInBothBrowsers(
  "Settings as a file",
  (session) => {
    afterEach(() => session.store({}));

    const stored = () => session.inOwn("return (await chrome.storage.local.get()).settings");
    const press = async (/** @type {string} */ id) => {
      const button = await session.driver.findElement(By.id(id));
      await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
      await button.click();
    };
    const choose = async (/** @type {string} */ text) => {
      const file = join(files, "settings.json");
      await writeFile(file, text);
      await session.driver.findElement(By.id("import-file")).sendKeys(file);
    };

    test("go out as they are, and come in again after a look at what changes", async () => {
      await session.store({ settings: SETTINGS });
      await openSettings(session);
      await session.until("the stored mode", () => session.driver.findElement(By.id("mode-quiet")).isSelected());
      await press("export");
      const text = await takeDownload(session, /^patrol-settings-\d{4}-\d\d-\d\d\.json$/);
      assert.deepEqual(JSON.parse(text), SETTINGS);

      await session.store({});
      await openSettings(session);
      await choose(text);
      await session.until("the preview", async () => (await shown(session, "#import-preview")) !== "");
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "import-heading");
      const changes = await session.driver.executeScript(
        "return [...document.querySelectorAll('#import-changes li')].map((item) => item.textContent)",
      );
      assert.deepEqual(changes, [
        message("importMode").replace("$1", message("modeQuiet")),
        message("importLimit_other").replace("$1", "9").replace("$2", "30"),
      ]);
      assert.equal(await shown(session, "#import-problems"), "");
      assert.equal(await stored(), null, "nothing is applied yet");
      await press("import-apply");
      await saved(session);
      assert.deepEqual(await stored(), SETTINGS);
      await press("undo");
      await session.until("the settings before", async () => (await stored())?.levels === undefined);
      assert.deepEqual(await stored(), { version: 1 });
    });

    test("are undone without what was paused elsewhere meanwhile", async () => {
      await session.store({ settings: { version: 1, pausedHosts: ["mine.visualstudio.com", "dev.azure.com"] } });
      await openSettings(session);
      await choose(JSON.stringify({ version: 1, pausedHosts: ["dev.azure.com", "theirs.visualstudio.com"] }));
      await session.until("the preview", async () => (await shown(session, "#import-preview")) !== "");
      await press("import-apply");
      await saved(session);
      const scope = { host: "later.visualstudio.com", organization: null, guard: null };
      assert.equal(
        await session.inOwn(
          "return (await chrome.runtime.sendMessage({ kind: 'pause', scope: argument, length: 'always' })).kind",
          scope,
        ),
        "done",
      );
      await press("undo");
      await session.until("what was paused before", async () =>
        (await stored()).pausedHosts.includes("mine.visualstudio.com"),
      );
      assert.deepEqual((await stored()).pausedHosts.sort(), [
        "dev.azure.com",
        "later.visualstudio.com",
        "mine.visualstudio.com",
      ]);
    });

    test("name the place that cannot be used, and bring the rest", async () => {
      await openSettings(session);
      await choose(
        JSON.stringify({
          version: 1,
          lifetimeLimitDays: 999,
          levels: { "full-access": "block", "no-such-rule": "off" },
        }),
      );
      await session.until("the problems", async () => (await shown(session, "#import-problem-list")) !== "");
      const problems = await shown(session, "#import-problem-list");
      assert.match(problems, /lifetimeLimitDays/);
      assert.match(problems, /levels\.no-such-rule/);
      await press("import-apply");
      await saved(session);
      assert.deepEqual(await stored(), { version: 1, levels: { "full-access": "block" } });
    });

    test("change nothing when the import is cancelled or is already in force", async () => {
      await session.store({ settings: SETTINGS });
      await openSettings(session);
      await session.until("the stored mode", () => session.driver.findElement(By.id("mode-quiet")).isSelected());
      await choose(JSON.stringify({ version: 1 }));
      await session.until("the preview", async () => (await shown(session, "#import-preview")) !== "");
      await press("import-cancel");
      assert.equal(await shown(session, "#import-preview"), "");
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "import");
      await choose(JSON.stringify(SETTINGS));
      await session.until(
        "that nothing changes",
        async () => (await shown(session, "#import-changes")) === message("importNothing"),
      );
      assert.equal(await shown(session, "#import-apply"), "");
      assert.deepEqual(await stored(), SETTINGS);
    });

    for (const [what, text, sentence] of [
      ["is no JSON", '{\n  "version": 1,\n  oops\n}', message("importNotJson").replace("$1", "3").replace("$2", "3")],
      ["is something else", '{"name":"patrol"}', message("importNotSettings")],
      ["is newer", '{"version":9}', message("importNewer")],
    ]) {
      test(`are not taken from a file that ${what}, and that is said`, async () => {
        await openSettings(session);
        await choose(text);
        await session.until("the error", async () => (await shown(session, "#import-error")) === sentence);
        assert.equal(await shown(session, "#import-preview"), "");
        assert.equal(await stored(), null);
      });
    }
  },
  { downloads },
);
