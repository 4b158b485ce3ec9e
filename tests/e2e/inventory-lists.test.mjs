import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, changed } from "../driver/broken.mjs";
import {
  FIRST,
  ask,
  column,
  entry,
  keptTokens,
  lists,
  openInventory,
  openRow,
  startAnew,
  visit,
  waitForNames,
} from "../driver/inventory.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { texts, waitForReview } from "../driver/overlay.mjs";
import { shown } from "../driver/own-pages.mjs";
import { TOKENS } from "../driver/token-form.mjs";
import { guidOf } from "../replica/server/identifiers.mjs";

describeInBothBrowsers("The lists of tokens that pages get", (session) => {
  afterEach(() => startAnew(session));

  for (const listShape of /** @type {const} */ (["value", "array", "sessionTokens", "patTokens"])) {
    for (const transport of listShape === "value" ? ["fetch", "xhr", "request"] : ["fetch"]) {
      test(`are taken in whole (${listShape}, ${transport})`, async () => {
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

  test("add up when they come in parts", async () => {
    session.replica.options.list = Array.from({ length: 7 }, (_, n) => entry(`t${n}`, { to: 20 - n }));
    await session.open(`${TOKENS}?rows=3`);
    await openInventory(session, "whole");
    await waitForNames(session, ["t0", "t1", "t2", "t3", "t4", "t5", "t6"]);
    assert.equal(lists(session).length, 3);
    assert.equal(await shown(session, "#problems"), "", "the last page says that there is no more");
  });

  test("of several organizations are joined, each token once, with the names that are known by then", async () => {
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
    assert.ok((await openRow(session, "shared")).includes("contoso\nfabrikam"));
    const others = message("inventoryReachOthers").replace("$1", "1");
    assert.ok((await openRow(session, "foreign")).includes(others));
    assert.deepEqual((await column(session, 3)).slice(0, 2), [
      message("inventoryReachCount_other").replace("$1", "2"),
      message("inventoryReachCount_one"),
    ]);
    const links = await session.driver.findElements(By.css("#lists a"));
    assert.deepEqual(await Promise.all(links.map((link) => link.getText())), ["fabrikam", "contoso"]);
  });

  test("are told from each other on the older address as well", async () => {
    await visit(session, "/_usersSettings/tokens", "contoso.visualstudio.com");
    await openInventory(session, "whole");
    await waitForNames(session, FIRST);
    const link = await session.driver.findElement(By.css("#lists a"));
    assert.equal(await link.getAttribute("href"), "https://contoso.visualstudio.com/_usersSettings/tokens");
    assert.equal((await column(session, 3))[1], "contoso");
  });

  test("lose nothing but entries that cannot be read, and those are counted; no value of a token is kept", async () => {
    const secret = "value-that-nobody-should-keep";
    await session.open("/contoso/web/_plain");
    session.replica.options.list = [entry("good", { token: secret }), { displayName: "x" }, null, 7];
    await ask(session);
    await session.until("the list", async () => (await keptTokens(session)).includes("good"));
    assert.ok(!(await keptTokens(session)).includes(secret));
    await openInventory(session, "whole");
    await waitForNames(session, ["good"]);
    const said = message("inventoryUnreadable").replace("$1", quoted("contoso")).replace("$2", "3");
    assert.equal(await shown(session, "#problems"), said);
  });

  test("are said to have more, or to be of an unknown form", async () => {
    await session.open("/contoso/web/_plain");
    session.replica.options.list = [entry("a"), entry("b")];
    await ask(session, "pageSize=2");
    await openInventory(session, "whole");
    await waitForNames(session, ["a", "b"]);
    assert.equal(await shown(session, "#problems"), message("inventoryMore").replace("$1", quoted("contoso")));
    session.replica.options.list = /** @type {any} */ ({ slice: () => "strange" });
    await session.toPage();
    await ask(session);
    await openInventory(session, "whole");
    await session.until("the complaint", async () =>
      (await shown(session, "#problems")).includes(message("inventoryStrange").replace("$1", quoted("contoso"))),
    );
    await waitForNames(session, ["a", "b"]);
  });

  test("mark a token of which not all is kept, and say when there were too many of them", async () => {
    await session.open("/contoso/web/_plain");
    session.replica.options.list = [
      entry("narrow"),
      entry("wide", { scope: "vso.work ".repeat(201) }),
      entry("everywhere", { organizations: Array.from({ length: 201 }, (_, n) => `g${n}`) }),
    ];
    await ask(session);
    await openInventory(session, "whole");
    await waitForNames(session, ["wide", "everywhere", "narrow"]);
    for (const [name, isMarked] of /** @type {[string, boolean][]} */ ([
      ["wide", true],
      ["everywhere", true],
      ["narrow", false],
    ])) {
      const text = await openRow(session, name);
      assert.equal(text.includes(message("inventoryIncomplete")), isMarked, name);
      assert.equal(text.includes(message("riskHigh")), isMarked, name);
    }
    assert.equal(await shown(session, "#problems"), "");

    await session.toPage();
    await session.driver.executeAsyncScript(
      `const done = arguments[0];
       (async () => {
         for (let n = 0; n < 20; n++)
           await (await fetch("https://vssps.dev.azure.com/org-" + n + "/_apis/Token/SessionTokens")).text();
       })().then(done, done);`,
    );
    await openInventory(session, "whole");
    const said = message("inventoryForgot").replace("$1", "20");
    await session.until("the complaint", async () => (await shown(session, "#problems")).includes(said));
  });

  test("are left alone when they hold SSH keys, and while Patrol is paused", async () => {
    await session.open("/contoso/_usersSettings/keys");
    await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
    await session.open("/contoso/web/_plain");
    await session.status(({ paused }) => paused.length > 0);
    await ask(session);
    await session.store({});
    await session.status(({ paused }) => paused.length === 0);
    session.replica.options.list = [entry("later")];
    await ask(session);
    await openInventory(session, "whole");
    await waitForNames(session, ["later"]);
    assert.ok(!(await keptTokens(session)).includes("laptop"));
  });

  test("let an edit be judged by what the token could do before", async () => {
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
});

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
    alter: changed(SCRIPT.gate, (gate) => {
      const without = gate.replace('"list"', '"nothing"');
      assert.notEqual(without, gate);
      return without;
    }),
  },
);
