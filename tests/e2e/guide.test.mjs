// The guide: opened where somebody needs it, with their organization and repository filled in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { BROKEN, SCRIPT, changed } from "../driver/broken.mjs";
import { chord, focus, pasted, typeKeys } from "../driver/clipboard.mjs";
import { arrive, heading, openGuide, press } from "../driver/guide.mjs";
import { waitForSurface } from "../driver/overlay.mjs";
import { closeTab, shown, waitForStanding } from "../driver/own-pages.mjs";
import { click } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const CONTEXT = "org=contoso&project=Web%20Site&repo=shop";

/** The block of the article that has a form for each shell. */
const BLOCK = "article:not([hidden]) .command:has(.shells)";

/** What is shown of it. @param {Session} session */
const command = (session) => shown(session, `${BLOCK} figure:not([hidden]) pre`);

describeInBothBrowsers("The guide", (session) => {
  test("is opened from the popup, in one click", async () => {
    await session.open("/contoso/web/_git/shop");
    await session.openPopup();
    await waitForStanding(session, "protected");
    await press(session, "#guide");
    await closeTab(session, "guide.html#list?org=contoso&project=web&repo=shop");
  });

  test("shows the article of its address with the names filled in, quoted and percent-encoded", async () => {
    await openGuide(session, `scenario/git-laptop?${CONTEXT}`);
    assert.equal(await heading(session), "Clone, pull and push from my computer");
    const commands = await session.driver.executeScript(
      "return [...document.querySelectorAll('article:not([hidden]) pre')].map((pre) => pre.textContent).join('\\n')",
    );
    assert.match(commands, /git clone https:\/\/dev\.azure\.com\/contoso\/Web%20Site\/_git\/shop\n/);
    const links = await session.driver.executeScript(
      "return [...document.querySelectorAll('a[data-address][href]')].map(({ href }) => href)",
    );
    assert.ok(links.includes("https://dev.azure.com/contoso/_usersSettings/tokens"));
    assert.ok(links.includes("https://dev.azure.com/contoso/Web%20Site/_settings/adminservices"));
    assert.deepEqual(
      links.filter((/** @type {string} */ link) => !link.startsWith("https://dev.azure.com/contoso/")),
      [],
    );
  });

  test("can be left and come back to, with the same names", async () => {
    await openGuide(session, `list?${CONTEXT}`);
    await press(session, "#list .answers a[href='#question/git']");
    await arrive(session, "What are you doing with git?");
    await press(session, "article:not([hidden]) a[href='#scenario/git-once']");
    await arrive(session, "Run one git command");
    assert.match(
      await session.driver.getCurrentUrl(),
      /#scenario\/git-once\?org=contoso&project=Web%20Site&repo=shop$/,
    );
    await session.driver.navigate().back();
    await arrive(session, "What are you doing with git?");
    await session.driver.navigate().back();
    await arrive(session, "Guide: the way without a token");
    await session.driver.navigate().forward();
    await arrive(session, "What are you doing with git?");
  });

  test("takes nothing from its address that cannot be a name, and says so", async () => {
    await openGuide(
      session,
      "scenario/git-once?org=%22%3Bid%3B%22&project=%3Cimg%20src%3Dx%3E&repo=shop&server=evil.test/x",
    );
    assert.equal(
      await shown(session, "#ignored"),
      "Not taken from the address, because it is no such name: Organization, Project, Host of the server.",
    );
    assert.match(await command(session), /dev\.azure\.com\/\{organization\}\/\{project\}\/_git\/shop/);
    assert.deepEqual(await session.driver.findElements(By.css("img, a[href*=evil]")), []);
    await openGuide(session, "%3Cscript%3E");
    assert.equal(await heading(session), "Guide: the way without a token");
  });

  test("finds the topic of a pasted line, and Enter opens the first", async () => {
    await openGuide(session, `list?${CONTEXT}`);
    await focus(session, "#query");
    await typeKeys(session, "remote: TF401019: The Git repository with name or identifier web does not exist");
    await session.until("the topics", async () => (await session.driver.findElements(By.css("#found a"))).length > 0);
    assert.match(await shown(session, "#found-count"), /^Topics found: \d+$/);
    const first = await shown(session, "#found a");
    await typeKeys(session, Key.ENTER);
    await arrive(session, first);
    assert.match(await session.driver.getCurrentUrl(), /#failure\/repository-not-found\?org=contoso/);
  });

  test("copies the command of the chosen shell, says so, and remembers the shell", async () => {
    await openGuide(session, `scenario/git-once?${CONTEXT}`);
    await press(session, `${BLOCK} [data-shell=powershell]`);
    assert.match(await command(session), /^\$token = az account/);
    await press(session, `${BLOCK} .copy`);
    await session.until("it to be said", async () => (await shown(session, "#said")) === "Copied");
    const wanted = await command(session);
    const text = await pasted(session);
    assert.equal(text.replaceAll("\r\n", "\n"), wanted);
    await openGuide(session, `scenario/git-once?${CONTEXT}`);
    await session.until("the shell to be shown again", async () => (await command(session)) === wanted);
    // It is the one of the clone popup, too.
    await session.open("/contoso/web/_git/shop");
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    assert.equal(await (await panel.findElement(By.css("select"))).getAttribute("value"), "power-shell");
  });

  test("fills in what is typed, and keeps what cannot be a name out", async () => {
    await openGuide(session, "scenario/git-once");
    const type = async (/** @type {string} */ text) => {
      await focus(session, "[data-value=organization]");
      await chord(session, "a");
      await typeKeys(session, text);
    };
    await type("fabrikam");
    assert.match(await command(session), /dev\.azure\.com\/fabrikam\/\{project\}/);
    assert.match(await session.driver.getCurrentUrl(), /#scenario\/git-once\?org=fabrikam$/);
    await type("a;id");
    assert.match(await command(session), /dev\.azure\.com\/\{organization\}\//);
    assert.match(await shown(session, "#said"), /cannot be such a name/);
  });

  test("keeps the checklist after a leak until it is forgotten", async () => {
    const steps = () =>
      session.driver.executeScript(
        `return [...document.querySelectorAll("#playbook li:not([hidden])")]
           .map((row) => [row.querySelector("input").dataset.step, row.querySelector("input").checked]);`,
      );
    await openGuide(session, "playbook");
    await press(session, "[name=place][value=public]");
    await press(session, "[name=whose][value=other]");
    await press(session, "[data-step=identify]");
    const expected = [
      ["identify", true],
      ["notify", false],
      ["kill", false],
    ];
    assert.deepEqual((await steps()).slice(0, 3), expected);
    await openGuide(session, "playbook");
    assert.deepEqual((await steps()).slice(0, 3), expected);
    assert.match(await shown(session, "#progress"), /^1 of 8 steps done/);
    await press(session, "#forget");
    await openGuide(session, "playbook");
    assert.deepEqual((await steps()).slice(0, 2), [
      ["identify", false],
      ["kill", false],
    ]);
    assert.deepEqual(await session.driver.findElements(By.css("#situation :checked")), []);
  });

  test("leads to the token page of the organization", async () => {
    await openGuide(session, "scenario/git-laptop");
    assert.equal(await session.driver.findElement(By.css("article:not([hidden]) .token-page")).isDisplayed(), false);
    await openGuide(session, `scenario/git-laptop?${CONTEXT}`);
    await press(session, "article:not([hidden]) .token-page");
    const tab = await session.until("the token page", () =>
      session.inPatrol(
        "return (await chrome.tabs.query({})).find(({ url, status }) => status === 'complete' && url === 'https://dev.azure.com/contoso/_usersSettings/tokens')?.id ?? null",
      ),
    );
    // A tab that is closed while its page script starts is an error in Firefox.
    await session.until("Patrol in it to answer", () =>
      session.inPatrol("return chrome.tabs.sendMessage(argument, { kind: 'report-status' }).catch(() => null)", tab),
    );
    await session.inPatrol("await chrome.tabs.remove(argument)", tab);
  });
});

describeInBothBrowsers(
  "Where Patrol cannot start, the guide",
  (session) => {
    test("is readable, and its links lead on", async () => {
      await session.openOwn("settings.html");
      await session.openOwn(`guide.html#scenario/git-once?${CONTEXT}`);
      await arrive(session, "Run one git command");
      assert.match(await shown(session, "article:target"), /git -c credential\.helper=/);
      await press(session, "article:target nav a");
      await arrive(session, "Guide: the way without a token");
      await press(session, "#list .answers a[href='#question/git']");
      await arrive(session, "What are you doing with git?");
    });
  },
  {
    alter: changed(
      SCRIPT.panel,
      (script) => `WebAssembly.Module = function () { throw new Error("${BROKEN}"); };${script}`,
    ),
    errors: (error) => error.includes(BROKEN),
  },
);
