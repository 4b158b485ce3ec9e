import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { choose, column, entry, forgetTokens, keptTokens, openInventory, waitForNames } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { texts, waitForReview } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { TOKENS } from "../driver/token-form.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const GIT = "Git: https://dev.azure.com/contoso on DESKTOP-01";
/** The replica's first tokens, the riskiest first. */
const FIRST = ["laptop", "release pipeline", "mirror", GIT, "read work items", "old import"];

/** Opens a token page and waits until its list was taken in. @param {Session} session @param {string} [path] @param {string} [host] */
async function visit(session, path = TOKENS, host = undefined) {
  const before = await keptTokens(session);
  await session.open(path, host);
  await session.until("the list to be kept", async () => (await keptTokens(session)) !== before);
}

/** @param {Session} session */
const lists = (session) =>
  session.replica.requests().filter(({ method, path }) => method === "GET" && /sessiontokens/i.test(path));

const downloads = await mkdtemp(join(tmpdir(), "patrol-downloads-"));
after(() => rm(downloads, { recursive: true, force: true }));

describeInBothBrowsers(
  "The inventory",
  (session) => {
    afterEach(async () => {
      session.replica.options.list = undefined;
      session.replica.options.listShape = undefined;
      await session.store({});
      await forgetTokens(session);
    });

    test("says what to do while no list was seen", async () => {
      await session.open("/contoso/web/_plain");
      await openInventory(session, "none");
      assert.equal(await shown(session, "#none p"), message("inventoryNoneAbout"));
      assert.equal(await shown(session, "#whole"), "");
      assert.equal(await shown(session, "#not-started"), "");
    });

    for (const listShape of /** @type {const} */ (["value", "array", "sessionTokens", "patTokens"])) {
      for (const transport of listShape === "value" ? ["fetch", "xhr", "request"] : ["fetch"]) {
        test(`has every token of the page, the riskiest first (${listShape}, ${transport})`, async () => {
          session.replica.options.listShape = listShape;
          await visit(session, `${TOKENS}?transport=${transport}`);
          assert.equal(
            (await session.driver.findElements(By.css("tbody .bolt-table-row"))).length,
            FIRST.length,
            "the page has its list as well",
          );
          await openInventory(session, "whole");
          await waitForNames(session, FIRST);
          assert.equal(lists(session).length, 1, "nothing is fetched but what the page fetches");
        });
      }
    }

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
      assert.ok(toDo[0]?.includes(message("inventoryShrink")) && toDo[0].includes(message("inventoryShorten")));
      assert.ok(toDo[5]?.startsWith(message("inventoryClear")));
      assert.ok((await column(session, 0))[3]?.includes(message("inventoryTool")));
      const totals = await shown(session, "#totals");
      assert.match(totals, /^Tokens: 6\. .* Ended: 1\.$/);
      const link = await session.driver.findElement(By.css("#rows tr a"));
      assert.equal(await link.getAttribute("href"), `https://dev.azure.com${TOKENS}`);
      assert.notEqual(await link.getAccessibleName(), "");
    });

    test("adds the pages of a long list up", async () => {
      session.replica.options.list = Array.from({ length: 7 }, (_, n) => entry(`t${n}`, { to: 20 - n }));
      await session.open(`${TOKENS}?rows=3`);
      await openInventory(session, "whole");
      await waitForNames(session, ["t0", "t1", "t2", "t3", "t4", "t5", "t6"]);
      assert.equal(lists(session).length, 3);
      assert.equal(await shown(session, "#problems"), "", "the last page says that there is no more");
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

    test("joins the lists of several organizations, each token once, with the names that are known by then", async () => {
      const both = [guidOf("contoso"), guidOf("fabrikam")];
      session.replica.options.list = [
        entry("shared", { organizations: both, to: 20 }),
        entry("foreign", { organizations: ["somewhere"], to: 10 }),
      ];
      await visit(session);
      session.replica.options.list = [entry("shared", { organizations: both, to: 20 }), entry("own", { to: 3 })];
      await visit(session, "/fabrikam/_usersSettings/tokens");
      await openInventory(session, "whole");
      await waitForNames(session, ["shared", "foreign", "own"]);
      const [shared, foreign] = await column(session, 2);
      assert.equal(shared, "contoso\nfabrikam");
      assert.equal(foreign, message("inventoryReachOthers").replace("$1", "1"));
      const links = await session.driver.findElements(By.css("#lists a"));
      assert.deepEqual(await Promise.all(links.map((link) => link.getText())), ["fabrikam", "contoso"]);
    });

    test("is told of the organization on its older address as well", async () => {
      await visit(session, "/_usersSettings/tokens", "contoso.visualstudio.com");
      await openInventory(session, "whole");
      await waitForNames(session, FIRST);
      const link = await session.driver.findElement(By.css("#lists a"));
      assert.equal(await link.getAttribute("href"), "https://contoso.visualstudio.com/_usersSettings/tokens");
      assert.equal((await column(session, 2))[1], "contoso");
    });

    test("says that a list is empty", async () => {
      session.replica.options.list = [];
      await visit(session);
      await openInventory(session, "whole");
      assert.equal(await shown(session, "#nothing"), message("inventoryEmpty"));
      assert.equal(await session.driver.findElement(By.id("csv")).isEnabled(), false);
    });

    test("counts entries that cannot be read and shows the others; the value of a token is not kept", async () => {
      const secret = "value-that-nobody-should-keep";
      await session.open("/contoso/web/_plain");
      session.replica.options.list = [entry("good", { token: secret }), { displayName: "x" }, null, 7];
      await ask(session);
      await session.until("the list", async () => (await keptTokens(session)).includes("good"));
      assert.ok(!(await keptTokens(session)).includes(secret));
      await openInventory(session, "whole");
      await waitForNames(session, ["good"]);
      const said = message("inventoryUnreadable").replace("$1", "contoso").replace("$2", "3");
      assert.equal(await shown(session, "#problems"), said);
    });

    test("says when the service has more, and when it answers in an unknown form", async () => {
      await session.open("/contoso/web/_plain");
      session.replica.options.list = [entry("a"), entry("b")];
      await ask(session, "pageSize=2");
      await openInventory(session, "whole");
      await waitForNames(session, ["a", "b"]);
      assert.equal(await shown(session, "#problems"), message("inventoryMore").replace("$1", "contoso"));
      session.replica.options.list = /** @type {any} */ ({ slice: () => "strange" });
      await session.toPage();
      await ask(session);
      await openInventory(session, "whole");
      await session.until("the complaint", async () =>
        (await shown(session, "#problems")).includes(message("inventoryStrange").replace("$1", "contoso")),
      );
      await waitForNames(session, ["a", "b"]);
    });

    test("knows nothing of SSH keys, nor of a list that came while Patrol was paused", async () => {
      await session.open("/contoso/_usersSettings/keys");
      await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
      await session.open("/contoso/web/_plain");
      await session.status(({ paused }) => paused);
      await ask(session);
      await session.store({});
      await session.status(({ paused }) => !paused);
      session.replica.options.list = [entry("later")];
      await ask(session);
      await openInventory(session, "whole");
      await waitForNames(session, ["later"]);
      assert.ok(!(await keptTokens(session)).includes("laptop"));
    });

    test("lets an edit be judged by what the token could do before", async () => {
      const before = entry("ci", {
        name: "build server",
        scope: "vso.packaging",
        organizations: [guidOf("contoso")],
        to: 5,
      });
      session.replica.options.list = [before];
      await visit(session);
      const edited = { ...before, scope: "vso.packaging vso.work" };
      await session.driver.executeScript(
        `const [id, body] = arguments;
         fetch("https://vssps.dev.azure.com/contoso/_apis/Token/SessionTokens/" + id, { method: "PUT", body }).catch(() => {});`,
        before.authorizationId,
        JSON.stringify(edited),
      );
      const review = await waitForReview(session);
      const widened = message("adviceWidenedScopes").replace("$1", "Work Items (Read)");
      assert.ok((await texts(review.root, "*")).join().includes(widened), "the question tells what is new");
      await review.choose("cancel");
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

    test("is reached from the popup on a token page, and only there", async () => {
      await session.open("/contoso/web/_plain");
      await session.openPopup();
      await waitForStanding(session, "protected");
      assert.equal(await session.driver.findElement(By.id("inventory")).isDisplayed(), false);
      await session.open(TOKENS);
      await session.openPopup();
      await waitForStanding(session, "protected");
      assert.equal(await shown(session, "#inventory"), message("popupInventory"));
      await session.driver.findElement(By.id("inventory")).click();
      const tab = await session.until("the inventory", () =>
        session.inPatrol(
          `const pages = await chrome.tabs.query({});
           return pages.find(({ url }) => url?.startsWith(chrome.runtime.getURL("inventory.html")))?.id ?? null`,
        ),
      );
      await session.inPatrol("await chrome.tabs.remove(argument)", tab);
    });
  },
  {
    downloads,
  },
);

/** The page's own script asks for the list. @param {Session} session @param {string} [query] */
async function ask({ driver }, query = "") {
  const status = await driver.executeAsyncScript(
    `const [query, done] = arguments;
     fetch("https://vssps.dev.azure.com/contoso/_apis/Token/SessionTokens?" + query).then(
       async (response) => done(response.status + (await response.text()).slice(0, 0)),
       (error) => done(String(error)),
     );`,
    query,
  );
  assert.equal(status, "200");
}

describeInBothBrowsers(
  "The inventory, when Patrol has not seen the list itself",
  (session) => {
    test("shows what the table of the page says, and that this is not all", async () => {
      for (const language of ["en", "qps"]) {
        await session.open(`${TOKENS}?lang=${language}`);
        await session.until(
          "the table",
          async () => (await session.driver.findElements(By.css("tbody tr"))).length > 0,
        );
        await openInventory(session, "partial");
        const items = await session.driver.findElements(By.css("#partial-list li .name"));
        const names = await Promise.all(items.map((item) => item.getText()));
        assert.deepEqual([...names].sort(), [...FIRST].sort());
        assert.equal(await shown(session, "#partial .note"), message("inventoryPartialAbout"));
        assert.equal(await shown(session, "#whole"), "");
      }
    });
  },
  {
    // The gate does everything but pass lists on.
    alter: async (folder) => {
      const file = join(folder, "content/gate.js");
      const gate = await readFile(file, "utf8");
      const without = gate.replace('"list"', '"nothing"');
      assert.notEqual(without, gate);
      await writeFile(file, without);
    },
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
