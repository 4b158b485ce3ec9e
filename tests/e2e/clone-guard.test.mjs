import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { pasted } from "../driver/clipboard.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, surfaces, waitForNone, waitForSurface } from "../driver/overlay.mjs";
import { click } from "../driver/token-form.mjs";

const REPOSITORY = "/contoso/web/_git/shop";
const CALLOUT = ".bolt-callout-content[role=dialog]";
const ADDRESS = "https://dev.azure.com/contoso/web/_git/shop";

describeInBothBrowsers("Beside a clone address", (session) => {
  /** Where it is shown, how it is reached, and the address that the commands must hold. */
  const places = [
    {
      name: "the clone popup",
      path: REPOSITORY,
      press: ["#__bolt-clone-repository"],
      within: CALLOUT,
      address: ADDRESS,
    },
    { name: "an empty repository", path: `${REPOSITORY}?empty=1`, press: [], within: ".bolt-card", address: ADDRESS },
    {
      name: "a wiki",
      path: "/contoso/web/_wiki/wikis/web.wiki",
      press: ['[id^="__bolt-header-command-bar-menu-button"]', "#__bolt-clone-wiki-text"],
      within: ".bolt-dialog",
      address: "https://dev.azure.com/contoso/web/_git/web.wiki",
    },
    {
      name: "a repository on the older host",
      host: "contoso.visualstudio.com",
      path: "/web/_git/shop",
      press: ["#__bolt-clone-repository"],
      within: CALLOUT,
      address: "https://contoso.visualstudio.com/web/_git/shop",
    },
  ];
  for (const { name, host, path, press, within, address } of places) {
    for (const language of ["en", "qps"]) {
      test(`stand commands with the real address: ${name} (${language})`, async () => {
        await session.open(`${path}${path.includes("?") ? "&" : "?"}lang=${language}`, host);
        for (const selector of press) await click(session, selector);
        const commands = await commandsOf(await waitForSurface(session, "patrol-clone"));
        assert.equal(commands.length, 3);
        const ssh = commands.pop();
        for (const command of commands) assert.ok(command.includes(`clone ${address}`), command);
        assert.equal(ssh, `git clone git@ssh.dev.azure.com:v3/contoso/web/${address.split("/").at(-1)}`);
        assert.equal((await session.driver.findElements(By.css(`${within} patrol-clone`))).length, 1);
        assert.equal((await surfaces(session, "patrol-clone")).length, 1);
      });
    }
  }

  test("is said what each way needs", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    const needs = await panel.findElements(By.css("details > p"));
    assert.deepEqual(await Promise.all(needs.map((about) => about.getAttribute("textContent"))), [
      message("cloneCredentialManagerAbout"),
      message("cloneOneHourAbout"),
      message("cloneSshKey"),
    ]);
  });

  test("a click copies the commands", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    const [commands] = await commandsOf(panel);
    const button = await panel.findElement(By.css("button[data-copy]"));
    const label = await button.getText();
    await button.click();
    await session.until("the button to say so", async () => (await button.getText()) !== label);
    assert.equal(await pasted(session), commands);
  });

  test("goes with the popup and comes back once", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    await waitForSurface(session, "patrol-clone");
    await session.driver.actions().move({ x: 600, y: 700 }).click().perform();
    await waitForNone(session, "patrol-clone");
    await click(session, "#__bolt-clone-repository");
    await waitForSurface(session, "patrol-clone");
    assert.equal((await surfaces(session, "patrol-clone")).length, 1);
  });

  test("follows the switch to SSH with the same repository", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    await waitForSurface(session, "patrol-clone");
    await click(session, `${CALLOUT} .bolt-button-group button:nth-of-type(2)`);
    const field = await session.driver.findElement(By.css(`${CALLOUT} input[readonly]`));
    await session.until("the SSH address", async () => (await field.getAttribute("value"))?.startsWith("git@"));
    const commands = await commandsOf(await waitForSurface(session, "patrol-clone"));
    for (const command of commands.slice(0, 2)) assert.ok(command.includes(`clone ${ADDRESS}`), command);
    assert.match(commands[2] ?? "", /^git clone git@ssh/);
  });

  test("the shell that a person chooses is that of every page from then on", async () => {
    await session.open(REPOSITORY);
    await click(session, "#__bolt-clone-repository");
    // The panel is drawn anew while it is read.
    const commands = async () => (await oneHour(session).catch(() => null))?.commands ?? "";
    const { select } = await oneHour(session);
    assert.equal(await select.getAttribute("value"), "posix");
    await press(session, select, Key.END);
    await session.until("the commands of the prompt", async () => (await commands()).includes("for /f"));
    await session.open(`${REPOSITORY}?empty=1&lang=de`);
    const { select: again, commands: remembered } = await oneHour(session);
    assert.equal(await again.getAttribute("value"), "cmd");
    assert.ok(remembered.includes("if defined GIT_AUTH_HEADER"), remembered);
    await press(session, again, Key.HOME);
    await session.until("the commands of bash", async () => (await commands()).includes("unset token"));
  });

  for (const [user, said] of /** @type {[string, string | null][]} */ ([
    ["contoso", null],
    ["ada", "cloneLeftOutUser"],
    ["ada:not-a-real-token", "cloneLeftOutPassword"],
  ])) {
    test(`is said what was left out of an address with ${user} before the host`, async () => {
      await session.open(`${REPOSITORY}?user=${user}`);
      await click(session, "#__bolt-clone-repository");
      const panel = await waitForSurface(session, "patrol-clone");
      const notes = await panel.findElements(By.css("[data-note=left-out]"));
      assert.deepEqual(await Promise.all(notes.map((note) => note.getText())), said ? [message(said)] : []);
      for (const command of (await commandsOf(panel)).slice(0, 2)) {
        assert.ok(command.includes(`clone ${ADDRESS}`), command);
      }
    });
  }

  /** @type {[string, string, number][]} */
  const credentials = [
    ["shown", "en", 1],
    ["shown", "de", 1],
    ["shown", "qps", 1],
    ["disabled", "en", 1],
    ["disabled", "de", 1],
    ["absent", "en", 0],
    ["absent", "de", 0],
    ["absent", "qps", 0],
  ];
  for (const [button, language, notes] of credentials) {
    test(`is ${notes ? "a" : "no"} note where the button for git credentials is ${button} (${language})`, async () => {
      await session.open(`${REPOSITORY}?credentials=${button}&lang=${language}`);
      await click(session, "#__bolt-clone-repository");
      const panel = await waitForSurface(session, "patrol-clone");
      assert.equal((await panel.findElements(By.css("[data-note=credentials]"))).length, notes);
    });
  }

  test("is nothing on pages without one", async () => {
    await session.open("/contoso/web/_git/shop/pullrequest/7");
    await assertNone(session, "patrol-clone");
    await session.open("/contoso/_usersSettings/tokens");
    await assertNone(session, "patrol-clone");
  });
});

/** @param {import("../driver/overlay.mjs").ShadowRoot} panel @returns {Promise<string[]>} */
async function commandsOf(panel) {
  const blocks = await panel.findElements(By.css("pre, pre code"));
  return Promise.all(blocks.map(async (block) => String(await block.getAttribute("textContent"))));
}

/** The choice of the shell and the commands beside it. @param {import("../driver/session.mjs").Session} session */
async function oneHour(session) {
  const panel = await waitForSurface(session, "patrol-clone");
  const way = await panel.findElement(By.css("details:has(select)"));
  const summary = await way.findElement(By.css("summary"));
  if (!(await way.getAttribute("open"))) await summary.click();
  const commands = String(await (await way.findElement(By.css("pre"))).getAttribute("textContent"));
  return { select: await way.findElement(By.css("select")), commands };
}

/** @param {import("../driver/session.mjs").Session} session @param {object} element @param {string} key */
async function press(session, element, key) {
  await session.driver.executeScript("arguments[0].focus()", element);
  await session.driver.actions().sendKeys(key).perform();
}
