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
  inOpenedTab,
  marked,
  openInventory,
  openRow,
  pressTile,
  startAnew,
  visit,
  waitForMark,
  waitForNames,
} from "../driver/inventory.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { texts, waitForSurface } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { TOKENS } from "../driver/token-form.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

const downloads = await mkdtemp(join(tmpdir(), "patrol-downloads-"));
after(() => rm(downloads, { recursive: true, force: true }));

/** Which rows are open, counted from 0. @param {import("../driver/session.mjs").Session} session @returns {Promise<number[]>} */
const shownDetails = ({ driver }) =>
  driver.executeScript(
    "return [...document.querySelectorAll('.below')].flatMap((row, at) => (row.offsetHeight > 0 ? [at] : []))",
  );

describeInBothBrowsers(
  "The inventory",
  (session) => {
    afterEach(() => startAnew(session));

    test("says what to do while no list was seen", async () => {
      await session.open("/contoso/web/_plain");
      await openInventory(session, "none");
      assert.equal(await shown(session, "#none p"), message("inventoryNoneAbout"));
      const page = await session.driver.findElement(By.css("#none a"));
      assert.equal(await page.getAttribute("href"), `https://dev.azure.com${TOKENS}`);
      assert.equal(await shown(session, "#loading"), "");
      assert.equal(await shown(session, "#whole"), "");
      assert.equal(await shown(session, "#not-started"), "");
    });

    test("tells of each token in one line how it stands, what to do, where it works and for how long", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      const stands = ["riskCritical", "riskCritical", "inventoryLook", "inventoryLook", "inventoryFine", "riskEnded"];
      assert.deepEqual(
        await column(session, 1),
        stands.map((key) => message(key)),
      );
      const revoke = message("inventoryDoRevoke");
      const toDo = await column(session, 2);
      assert.deepEqual([toDo[0], toDo[4], toDo[5]], [revoke, message("inventoryNothingToDo"), revoke]);
      assert.equal(toDo[1], `${message("inventoryDoShrink")}, ${message("inventoryDoShorten")}`);
      const reach = await column(session, 3);
      const two = message("inventoryReachCount_other").replace("$1", "2");
      assert.deepEqual(reach.slice(0, 3), [message("inventoryReachAll"), "contoso", two]);
      const ends = await column(session, 5);
      assert.deepEqual([ends[3], ends[5]], ["in 5 days", "30 days ago"]);
      const heights = await session.driver.executeScript(
        "return [...new Set([...document.querySelectorAll('.line')].map(({ clientHeight }) => clientHeight))]",
      );
      assert.equal(heights.length, 1, "no row takes more than one line");
    });

    test("opens a row with the reasons, the scopes and the days, by mouse and by keyboard", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      assert.deepEqual(await shownDetails(session), []);
      const global = await openRow(session, "laptop");
      assert.match(global, /Microsoft retired tokens for all organizations on Dec 1, 2026/);
      assert.ok(global.includes(message("adviceFullAccess")), global);
      assert.ok(!/\d{4}-\d\d/.test(global), "days are in words");
      const widths = await session.driver.executeScript(
        `return ["thead tr", ".line", ".below:not([hidden])"].map((row) =>
           Math.round(document.querySelector(\`#tokens \${row}\`).getBoundingClientRect().width))`,
      );
      assert.equal(new Set(widths).size, 1, `details are as wide as the table: ${widths}`);
      const rights = await openRow(session, "mirror");
      assert.ok(/vso\.brandnew · Unknown\nCode \(Read\) · Medium/.test(rights), rights);
      const others = message("inventoryReachOthers").replace("$1", "1");
      assert.ok(rights.includes(`contoso\n${others}`), "the page tells the name of its own organization only");
      assert.ok((await openRow(session, GIT)).includes(message("inventoryTool")));
      assert.ok((await openRow(session, "old import")).includes(message("inventoryClear")));
      assert.deepEqual(await shownDetails(session), [0, 2, 3, 5]);

      const first = await session.driver.findElement(By.css(".toggle"));
      assert.equal(await first.getAccessibleName(), "laptop");
      await session.driver.executeScript("arguments[0].focus()", first);
      await session.driver.actions().sendKeys(Key.ENTER).perform();
      assert.equal(await first.getAttribute("aria-expanded"), "false");
      await session.driver.actions().sendKeys(Key.SPACE).perform();
      assert.equal(await first.getAttribute("aria-expanded"), "true");
      await session.driver.actions().sendKeys(Key.SPACE, Key.TAB).perform();
      assert.equal(await session.driver.switchTo().activeElement().getAccessibleName(), "release pipeline");
    });

    test("keeps rows open, and the focus, when the table is drawn anew", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      await openRow(session, "mirror");
      await session.driver.findElement(By.css("[data-column=name] button")).click();
      await waitForNames(session, [GIT, "laptop", "mirror", "old import", "read work items", "release pipeline"]);
      assert.deepEqual(await shownDetails(session), [2]);
      await session.driver.executeScript("document.querySelectorAll('.toggle')[2].focus()");
      const lists = await session.inOwn("return (await chrome.storage.session.get('inventory')).inventory");
      await session.inOwn("await chrome.storage.session.set({ inventory: argument })", { ...lists, more: true });
      await session.until("the table to be drawn anew", async () => (await shown(session, "#problems")) !== "");
      assert.equal(await session.driver.switchTo().activeElement().getAccessibleName(), "mirror");
      assert.deepEqual(await shownDetails(session), [2]);
    });

    test("counts tokens on tiles that filter, and are pressed by the keyboard", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      const tiles = await session.driver.findElements(By.css("[data-tile]"));
      assert.deepEqual(await Promise.all(tiles.map((tile) => tile.getText())), [
        message("inventoryTileAll_other").replace("$1", "6"),
        message("inventoryTileCritical_other").replace("$1", "2"),
        message("inventoryTileLook_other").replace("$1", "2"),
        message("inventoryTileFine_one"),
        message("inventoryTileEnded_one"),
      ]);
      const pressed = async () =>
        session.driver.executeScript("return document.querySelector('[data-tile][aria-pressed=true]').dataset.tile");
      assert.equal(await pressed(), "");
      await pressTile(session, "critical");
      await waitForNames(session, ["laptop", "release pipeline"]);
      assert.equal(await pressed(), "critical");
      const shows = message("inventoryShown").replace("$1", "2").replace("$2", "6");
      assert.equal(await shown(session, "#shown"), shows);
      await session.driver.actions().sendKeys(Key.TAB, Key.SPACE).perform();
      await waitForNames(session, ["mirror", GIT]);
      await pressTile(session, "fine");
      await waitForNames(session, ["read work items"]);
      await pressTile(session, "fine");
      await waitForNames(session, FIRST);
      assert.equal(await pressed(), "", "the chosen tile chooses all again");
    });

    test("opens a token on its page, where its row is marked and said", async () => {
      session.replica.options.list = Array.from({ length: 25 }, (_, n) => entry(`t${n}`, { name: `token ${n}` }));
      await visit(session);
      await openInventory(session, "whole");
      await session.until("the tokens", async () => (await column(session, 0)).length === 25);
      await openRow(session, "token 22");
      const link = await session.driver.findElement(By.css("#rows a.open"));
      assert.equal(await link.getAttribute("href"), `https://dev.azure.com${TOKENS}`);
      assert.ok((await link.getAccessibleName()).includes("token 22"));
      await inOpenedTab(
        session,
        () => link.click(),
        async () => {
          await waitForMark(session, "token 22");
          const inView = await session.driver.executeScript(
            `const row = [...document.querySelectorAll("tbody .bolt-table-row")].find((row) => row.innerText.trim().startsWith("token 22"));
             const { top, bottom } = row.getBoundingClientRect();
             return top >= 0 && bottom <= innerHeight;`,
          );
          assert.ok(inView, "the row is in view");
          const way = await waitForSurface(session, "patrol-list");
          const says = async () => (await texts(way, "[role=status]"))[0] ?? "";
          const sentence = message("listMarked").replace("$1", quoted("token 22"));
          await session.until("the words", async () => (await says()).startsWith(sentence));
          await session.driver.navigate().refresh();
          const again = await waitForSurface(session, "patrol-list");
          await session.until("the list", async () => ((await texts(again, "[role=status]"))[0] ?? "") !== "");
          assert.deepEqual(await marked(session), [], "it was meant once");
        },
      );
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
      assert.equal(await shown(session, "#export"), "", "there is nothing to save");
    });

    test("is filtered by text, status and reach together", async () => {
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
      await pressTile(session, "ended");
      await waitForNames(session, ["old import"]);
      await choose(session, "reach", "all");
      await waitForNames(session, []);
      await pressTile(session, "");
      await choose(session, "reach", "several");
      await waitForNames(session, ["mirror"]);
      await choose(session, "reach", "all");
      await waitForNames(session, ["laptop"]);
    });

    test("is sorted by its heads, with the keyboard, and says so", async () => {
      await visit(session);
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      const sorted = async () =>
        session.driver.executeScript(
          "return [...document.querySelectorAll('[aria-sort]')].map((head) => [head.dataset.column, head.ariaSort])",
        );
      assert.deepEqual(await sorted(), [["standing", "descending"]]);
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
      await choose(session, "reach", "all");
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
      await session.driver.findElement(By.id("text")).sendKeys("_TOKEN");
      await waitForNames(session, ['a "b", c; d']);
      const [only] = JSON.parse(await saved("json"));
      assert.equal(only.name, 'a "b", c;\nd');
      assert.deepEqual([only.scopes, only.allOrganizations, only.risk], [["app_token"], true, "critical"]);
      await choose(session, "reach", "");
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
          assert.equal((await column(session, 3))[0], message("inventoryReachAll", language));
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
