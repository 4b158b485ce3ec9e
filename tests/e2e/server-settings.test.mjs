import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, shown, waitForStanding } from "../driver/own-pages.mjs";
import { outcome, start } from "../driver/scripted-request.mjs";
import {
  COLLECTION,
  PATTERN,
  SERVER,
  addServer,
  listed,
  registered,
  removeServer,
  told,
  typeServer,
} from "../driver/servers.mjs";
import { creations } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const PLAIN = `${COLLECTION}/web/_plain`;
const AREA = fieldNamed("a text area").field;

/** Nothing of Patrol is in the page: a token goes in, and a request goes out. @param {Session} session */
async function assertUntouched(session) {
  const token = await testToken("new", 21);
  await copy(session, token);
  await session.load(PLAIN, SERVER);
  await pasteInto(session, AREA);
  await session.until("the paste", async () => (await contentOf(session, AREA)) === token);
  await start(session, "fetch(url, { method: 'POST', body })");
  await outcome(session, "answered 200");
  assert.equal(creations(session).length, 1);
  await assertNone(session, "patrol-review");
  await assertNone(session, "patrol-notice");
  await session.openPopup();
  await waitForStanding(session, "not-guarded");
  assert.equal(await shown(session, "#about"), message("popupNotGuardedAbout"));
}

/** @param {Session} session */
async function assertGuarded(session) {
  await copy(session, await testToken("new", 22));
  await session.open(PLAIN, SERVER);
  await pasteInto(session, AREA);
  await (await waitForReview(session)).choose("cancel");
  assert.equal(await contentOf(session, AREA), "");
}

/** Gives Patrol all sites, as a person can in the browser's own settings. @param {Session} session */
async function giveAllSites(session) {
  const pattern = "https://*/*";
  await session.permit(pattern);
  await openSettings(session);
  await session.driver.executeScript(
    `const [pattern] = arguments;
     const button = document.createElement("button");
     button.id = "give";
     button.addEventListener("click", () =>
       chrome.permissions.request({ origins: [pattern] }).then((given) => (button.dataset.given = given)));
     document.querySelector("header").append(button);`,
    pattern,
  );
  const button = await session.driver.findElement(By.css("#give"));
  await button.click();
  await session.until("all sites", async () => (await button.getAttribute("data-given")) === "true");
}

describeInBothBrowsers("A server of one's own", (session) => {
  afterEach(() => session.inPatrol(`await chrome.permissions.remove({ origins: [argument] });`, PATTERN));

  test("is left alone until it is added", async () => {
    await assertUntouched(session);
    assert.deepEqual(await registered(session), []);
  });

  test("is guarded once it is added, by the address of one of its pages", async () => {
    await addServer(session);
    assert.deepEqual(await listed(session), [`https://${SERVER}`]);
    assert.equal(await session.driver.findElement(By.css("#server")).getAttribute("value"), "");
    assert.deepEqual(await registered(session), [[PATTERN], [PATTERN], [PATTERN]]);
    await assertGuarded(session);
    await session.openPopup();
    await waitForStanding(session, "protected");
    const places = await session.driver.findElements(By.css("#pause-where option"));
    assert.equal(await places.at(-1)?.getAttribute("textContent"), message("pauseHost").replace("$1", SERVER));
  });

  test("can be added by the keyboard, without a scheme", async () => {
    await session.permit(PATTERN);
    await openSettings(session);
    await session.driver.findElement(By.css("#server")).sendKeys(`${SERVER}/tfs`, Key.ENTER);
    await told(session, "serversAdded");
    assert.deepEqual(await listed(session), [`https://${SERVER}`]);
    await assertGuarded(session);
  });

  test("needs a reload of the pages that were open before, and the popup says so", async () => {
    await session.load(PLAIN, SERVER);
    await addServer(session);
    await session.openPopup();
    await waitForStanding(session, "needs-reload");
    await session.toPage();
    await session.driver.navigate().refresh();
    await session.status();
  });

  test("is left alone again when it is removed", async () => {
    await addServer(session);
    await assertGuarded(session);
    await removeServer(session);
    assert.deepEqual(await listed(session), []);
    assert.equal(await shown(session, "#no-servers"), message("serversNone"));
    assert.deepEqual(await registered(session), []);
    await assertUntouched(session);
  });

  test("is left alone when the permission is taken away elsewhere, also in open settings", async () => {
    await addServer(session);
    await session.inPatrol("await chrome.permissions.remove({ origins: [argument] })", PATTERN);
    await session.until("the scripts to go", async () => (await registered(session)).length === 0);
    await assertUntouched(session);
  });

  test("is guarded when the background finds that the browser has forgotten it", async () => {
    await addServer(session);
    await session.inPatrol("await chrome.scripting.unregisterContentScripts()");
    await session.stopBackground();
    // Any message wakes it.
    await openSettings(session);
    await session.until("the scripts to be back", async () => (await registered(session)).length === 3);
    await assertGuarded(session);
  });

  /** @type {[string, string][]} */
  const refused = [
    ["", "serversNotAddress"],
    ["my server", "serversNotAddress"],
    ["ftp://tfs.example.test", "serversNotAddress"],
    ["https://[::1]/tfs", "serversNotAddress"],
    ["https://dev.azure.com/contoso", "serversCovered"],
    ["contoso.visualstudio.com", "serversCovered"],
  ];
  for (const [typed, sentence] of refused) {
    test(`is refused as '${typed}', beside the field`, async () => {
      await openSettings(session);
      await typeServer(session, typed);
      await session.until("the refusal", async () => (await shown(session, "#server-error")) === message(sentence));
      const field = await session.driver.findElement(By.css("#server"));
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "server");
      assert.equal(await field.getAttribute("value"), typed);
      await field.sendKeys("x");
      await session.until("the refusal to go", async () => (await shown(session, "#server-error")) === "");
      assert.deepEqual(await registered(session), []);
    });
  }

  test("is the only one, also where the browser gives Patrol all sites", async () => {
    await giveAllSites(session);
    assert.deepEqual(await registered(session), []);
    await assertUntouched(session);
    await addServer(session);
    assert.deepEqual(await registered(session), [[PATTERN], [PATTERN], [PATTERN]]);
    await assertGuarded(session);
    await removeServer(session);
    await session.inPatrol("await chrome.permissions.remove({ origins: ['https://*/*'] })");
    assert.deepEqual(await registered(session), []);
  });

  test("is not added twice", async () => {
    await addServer(session);
    await typeServer(session, `https://${SERVER}`);
    await session.until(
      "the refusal",
      async () => (await shown(session, "#server-error")) === message("serversCovered"),
    );
    assert.deepEqual(await listed(session), [`https://${SERVER}`]);
  });
});

describeInBothBrowsers(
  "A server that the browser does not give",
  (session) => {
    test("is not added, and it is said beside the field", async () => {
      await openSettings(session);
      await typeServer(session, `https://${SERVER}`);
      await session.until(
        "the refusal",
        async () => (await shown(session, "#server-error")) === message("serversRefused"),
      );
      assert.deepEqual(await listed(session), []);
      assert.deepEqual(await registered(session), []);
    });
  },
  {
    // Nothing of the kind may be asked for then.
    alter: async (folder) => {
      const file = join(folder, "manifest.json");
      const { optional_host_permissions: _, ...manifest } = JSON.parse(await readFile(file, "utf8"));
      await writeFile(file, JSON.stringify(manifest));
    },
  },
);
