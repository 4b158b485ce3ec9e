import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import {
  FIRST,
  GIT,
  ask,
  choose,
  column,
  entry,
  forgetTokens,
  openInventory,
  startAnew,
  visit,
  waitForNames,
} from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { TOKENS } from "../driver/token-form.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

const downloads = await mkdtemp(join(tmpdir(), "patrol-downloads-"));
after(() => rm(downloads, { recursive: true, force: true }));

describeInBothBrowsers(
  "The inventory",
  (session) => {
    afterEach(() => startAnew(session));

    test("says what to do while no list was seen", async () => {
      await session.open("/contoso/web/_plain");
      await openInventory(session, "none");
      assert.equal(await shown(session, "#none p"), message("inventoryNoneAbout"));
      assert.equal(await shown(session, "#whole"), "");
      assert.equal(await shown(session, "#not-started"), "");
    });

    test("tells of each token reach, rights, days and what to do", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      assert.deepEqual(await column(session, 1), ["Critical", "Critical", "High", "High", "Medium", "Ended"]);
      const reach = await column(session, 2);
      assert.equal(reach[0], message("inventoryReachAll"));
      assert.equal(reach[1], "contoso");
      const others = message("inventoryReachOthers").replace("$1", "1");
      assert.equal(reach[2], `contoso\n${others}`, "the page tells the name of its own organization only");
      const rights = await column(session, 3);
      assert.match(String(rights[2]), /^vso\.brandnew · Unknown\n/, "what is not known stands first");
      assert.match(String(rights[3]), /Code \(Read & write\)/);
      assert.match(String((await column(session, 5))[3]), /in 5 days/);
      assert.match(String((await column(session, 5))[5]), /30 days ago/);
      const toDo = await column(session, 7);
      const global = message("inventoryRevokeGlobal").replace("$1", "2026-12-01");
      assert.ok(toDo[0]?.startsWith(global) && !toDo[0].includes(message("inventoryShrink")), toDo[0]);
      assert.ok(
        toDo[1]?.includes(message("inventoryShrink")) && toDo[1].includes(message("inventoryShorten")),
        toDo[1],
      );
      assert.ok(toDo[5]?.startsWith(message("inventoryClear")));
      assert.ok((await column(session, 0))[3]?.includes(message("inventoryTool")));
      const totals = await shown(session, "#totals");
      assert.match(totals, /^Tokens: 6\. .* Ended: 1\.$/);
      const link = await session.driver.findElement(By.css("#rows tr a"));
      assert.equal(await link.getAttribute("href"), `https://dev.azure.com${TOKENS}`);
      assert.notEqual(await link.getAccessibleName(), "");
    });

    test("follows the page while it is open: a token that was revoked goes", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      session.replica.options.list = [entry("left")];
      await visit(session);
      await session.driver.switchTo().window(String((await session.driver.getAllWindowHandles()).at(-1)));
      await waitForNames(session, ["left"]);
    });

    test("says that a list is empty", async () => {
      session.replica.options.list = [];
      await visit(session);
      await openInventory(session, "whole");
      assert.equal(await shown(session, "#nothing"), message("inventoryEmpty"));
      assert.equal(await session.driver.findElement(By.id("csv")).isEnabled(), false);
    });

    test("is filtered by text, risk, state and reach", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      await session.driver.findElement(By.id("text")).sendKeys("READ & WRITE");
      await waitForNames(session, [GIT]);
      assert.equal(await shown(session, "#shown"), message("inventoryShown").replace("$1", "1").replace("$2", "6"));
      await session.driver.findElement(By.id("text")).sendKeys("zzz");
      await waitForNames(session, []);
      assert.equal(await shown(session, "#nothing"), message("inventoryNothing"));
      await session.driver.findElement(By.id("text")).clear();
      await session.driver.findElement(By.id("text")).sendKeys(Key.SPACE);
      await waitForNames(session, FIRST);
      await choose(session, "state", "ended");
      await waitForNames(session, ["old import"]);
      await choose(session, "state", "");
      await choose(session, "reach", "several");
      await waitForNames(session, ["mirror"]);
      await choose(session, "reach", "all");
      await waitForNames(session, ["laptop"]);
      await choose(session, "reach", "");
      await choose(session, "risk", "medium");
      await waitForNames(session, ["read work items"]);
    });

    test("is sorted by its heads, with the keyboard, and says so", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      const sorted = async () =>
        session.driver.executeScript(
          "return [...document.querySelectorAll('[aria-sort]')].map((head) => [head.dataset.column, head.ariaSort])",
        );
      assert.deepEqual(await sorted(), [["risk", "descending"]]);
      await session.driver.executeScript("document.querySelector('[data-column=name] button').focus()");
      await session.driver.actions().sendKeys(Key.ENTER).perform();
      const byName = [GIT, "laptop", "mirror", "old import", "read work items", "release pipeline"];
      await waitForNames(session, byName);
      assert.deepEqual(await sorted(), [["name", "ascending"]]);
      await session.driver.actions().sendKeys(Key.SPACE).perform();
      await waitForNames(session, [...byName].reverse());
      assert.deepEqual(await sorted(), [["name", "descending"]]);
    });

    test("is saved as CSV without formulas and as JSON, as far as it is shown", async () => {
      const formula = '=HYPERLINK("https://example.org","x")';
      session.replica.options.list = [
        entry("f", { name: formula, organizations: [guidOf("contoso"), "other"], to: 9 }),
        entry("q", { name: 'a "b", c;\nd', scope: "app_token", organizations: null }),
        entry("hidden", { scope: "vso.profile" }),
      ];
      await session.open("/contoso/web/_plain");
      await ask(session);
      await openInventory(session, "whole");
      await waitForNames(session, ['a "b", c; d', formula, "hidden"]);
      await choose(session, "state", "working");
      await session.driver.findElement(By.id("text")).sendKeys("o");
      const saved = async (/** @type {string} */ ending) => {
        await session.driver.findElement(By.id(ending)).click();
        const file = await session.until(`a file .${ending}`, async () =>
          (await readdir(downloads)).find((name) => name.endsWith(`.${ending}`)),
        );
        const path = join(downloads, file);
        const text = await session.until(`the text of ${file}`, () => readFile(path, "utf8"));
        await rm(path);
        assert.match(file, /^tokens-\d{4}-\d\d-\d\d\.(csv|json)$/);
        return text;
      };
      await session.driver.findElement(By.id("text")).clear();
      await session.driver.findElement(By.id("text")).sendKeys("_TOKEN");
      await waitForNames(session, ['a "b", c; d']);
      const [only] = JSON.parse(await saved("json"));
      assert.equal(only.name, 'a "b", c;\nd');
      assert.deepEqual([only.scopes, only.allOrganizations, only.risk], [["app_token"], true, "critical"]);
      await session.driver.findElement(By.id("text")).clear();
      await session.driver.findElement(By.id("text")).sendKeys("HYPER");
      await waitForNames(session, [formula]);
      const csv = await saved("csv");
      const [head, row, rest] = csv.split("\r\n");
      assert.match(String(head), /^\ufeff"name","risk","listedIn",/);
      assert.ok(
        row?.startsWith(`"'${formula.replaceAll('"', '""')}","medium","contoso","false","contoso other","vso.work",`),
      );
      assert.equal(rest, "");
    });

    for (const page of ["/contoso/web/_plain", TOKENS]) {
      test(`is reached from the popup on ${page}`, async () => {
        await session.open(page);
        await session.openPopup();
        await waitForStanding(session, "protected");
        await session.driver.findElement(By.id("inventory")).click();
        const tab = await session.until("the inventory", () =>
          session.inPatrol(
            `const pages = await chrome.tabs.query({});
           return pages.find(({ url }) => url?.startsWith(chrome.runtime.getURL("inventory.html")))?.id ?? null`,
          ),
        );
        await session.inPatrol("await chrome.tabs.remove(argument)", tab);
      });
    }
  },
  {
    downloads,
  },
);

for (const language of ["de", "ar"]) {
  describeInBothBrowsers(
    `The inventory in the language ${language}`,
    (session) => {
      test("reads pages in any language and speaks its own", async () => {
        for (const page of ["en", "de", "qps"]) {
          await forgetTokens(session);
          await visit(session, `${TOKENS}?lang=${page}`);
          await openInventory(session, "whole");
          await waitForNames(session, FIRST);
          assert.equal(await shown(session, "h1"), message("inventoryTitle", language));
          assert.equal((await column(session, 2))[0], message("inventoryReachAll", language));
        }
        // Firefox tells the direction of its own language, and that is English here.
        if (session.browser === "firefox") return;
        const direction = await session.driver.executeScript("return getComputedStyle(document.body).direction");
        assert.equal(direction, language === "ar" ? "rtl" : "ltr");
      });
    },
    { language, alter: (folder) => speakOnly(folder, language) },
  );
}
