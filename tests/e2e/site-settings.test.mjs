// Sites besides Azure DevOps: texts are checked there, and nothing else.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone } from "../driver/overlay.mjs";
import { openPausing, openSettings, shown, waitForStanding } from "../driver/own-pages.mjs";
import { start } from "../driver/scripted-request.mjs";
import {
  HOST,
  PATTERN,
  SITE,
  addSite,
  assertChecked,
  assertLeftAlone,
  isPermitted,
  listedSites,
  rowButton,
  scripts,
  toldOfSite,
  typeSite,
  waitForNoScripts,
} from "../driver/sites.mjs";
import { click, fence } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const COLLECTION = "/tfs/DefaultCollection";

/** What is stored of the person's settings. @param {Session} session @returns {Promise<any>} */
const settings = (session) => session.inPatrol("return (await chrome.storage.local.get('settings')).settings ?? {}");

describeInBothBrowsers("A site besides Azure DevOps", (session) => {
  afterEach(async () => {
    await session.inPatrol("await chrome.permissions.remove({ origins: [argument] })", PATTERN);
    await session.store({});
    await waitForNoScripts(session);
  });

  test("is checked for texts once it is added, and the popup and the history name it", async () => {
    await assertLeftAlone(session, 31);
    await addSite(session);
    assert.deepEqual(await listedSites(session), [SITE]);
    assert.equal(await session.driver.findElement(By.css("#server-list")).getAttribute("hidden"), "true");
    assert.deepEqual((await settings(session)).sites, { [SITE]: true });
    const running = await scripts(session);
    assert.ok(running.length > 0);
    for (const { id, js, matches, world } of running) {
      assert.match(id, /^site-/);
      assert.match(js[0], /site\.js$/);
      assert.deepEqual([matches, world], [[PATTERN], "ISOLATED"]);
    }
    await assertChecked(session, 32);
    const { surface, problems, paused } = await session.status();
    assert.deepEqual({ surface, problems, paused }, { surface: "site", problems: [], paused: [] });

    await session.openPopup();
    await waitForStanding(session, "site");
    assert.equal(await shown(session, "#heading"), message("popupSite"));
    await openPausing(session);
    assert.equal(await shown(session, "#pause-place"), "", "no part of the address is an organization");
    await session.openOwn("settings.html#history");
    await session.until("the history", async () => (await shown(session, "#history-list")).includes(HOST));
    const { audit } = await session.inPatrol("return chrome.storage.local.get('audit')");
    assert.deepEqual(
      audit.map((/** @type {any} */ entry) => [entry.site, entry.surface, entry.action]),
      [[HOST, "site", "redacted"]],
    );
  });

  test("is checked for nothing else, even where it looks like Azure DevOps", async () => {
    await addSite(session);
    await session.open(`${COLLECTION}/_usersSettings/tokens`, HOST);
    await fence(session);
    session.replica.clear();
    await start(
      session,
      `fetch("${COLLECTION}/_apis/tokens/pats", { method: "POST", body: '{"scope":"app_token","validTo":"2099-01-01"}' })`,
    );
    await session.replica.waitFor(({ path, method }) => path.includes("tokens/pats") && method === "POST");
    for (const surface of /** @type {const} */ (["patrol-review", "patrol-advice", "patrol-list", "patrol-notice"])) {
      await assertNone(session, /** @type {any} */ (surface));
    }
    await session.open(`${COLLECTION}/web/_git/shop`, HOST);
    await click(session, "#__bolt-clone-repository");
    await fence(session);
    assert.deepEqual((await session.status()).problems, []);
    await assertNone(session, "patrol-clone");
  });

  test("is left alone again when it is removed", async () => {
    await addSite(session);
    await (await rowButton(session, "remove")).click();
    await toldOfSite(session, "serversRemoved");
    assert.deepEqual(await listedSites(session), []);
    assert.equal((await settings(session)).sites, undefined);
    assert.equal(await isPermitted(session), false);
    await waitForNoScripts(session);
    await assertLeftAlone(session, 33);
  });

  test("is left alone when the browser takes the permission back, and can be allowed again", async () => {
    await addSite(session);
    await session.inPatrol("await chrome.permissions.remove({ origins: [argument] })", PATTERN);
    await waitForNoScripts(session);
    await assertLeftAlone(session, 34);
    await session.permit(PATTERN);
    await openSettings(session);
    await session.until("the site", async () => (await listedSites(session)).length === 1);
    assert.ok((await shown(session, "#site-list")).includes(message("siteWaits")));
    await (await rowButton(session, "allow")).click();
    await toldOfSite(session, "siteAdded");
    assert.ok(!(await shown(session, "#site-list")).includes(message("siteWaits")));
    await assertChecked(session, 35);
  });

  test("gives its permission back when the settings do not name it any more, and is no server then", async () => {
    await addSite(session);
    await session.inPatrol("await chrome.storage.local.remove('settings')");
    await session.until("the permission to go", async () => !(await isPermitted(session)));
    await waitForNoScripts(session);
  });

  test("stays one where the settings cannot be read", async () => {
    await addSite(session);
    await session.inPatrol("await chrome.storage.local.set({ settings: { version: 99 } })");
    await session.inPatrol("return chrome.runtime.sendMessage({ kind: 'servers' })");
    assert.ok(await isPermitted(session));
    assert.ok((await scripts(session)).every(({ id }) => id.startsWith("site-")));
  });

  test("is refused where its address is broken or covered, beside the field", async () => {
    await openSettings(session);
    for (const [typed, sentence] of [
      ["", "siteNotAddress"],
      ["my site", "siteNotAddress"],
      ["ftp://chat.example.test", "siteNotAddress"],
      ["https://[::1]/", "siteNotAddress"],
      ["https://dev.azure.com/contoso", "serversCovered"],
    ]) {
      await typeSite(session, typed);
      await toldOfSite(session, sentence);
      const field = await session.driver.findElement(By.css("#site"));
      assert.equal(await field.getAttribute("aria-invalid"), "true", typed);
      await field.sendKeys("x");
      await session.until("the refusal to go", async () => (await shown(session, "#site-error")) === "");
    }
    assert.deepEqual(await scripts(session), []);
    assert.deepEqual(await settings(session), {});
  });
});

describeInBothBrowsers(
  "A site that the browser does not give",
  (session) => {
    test("is not added, and nothing of it is stored", async () => {
      await openSettings(session);
      await typeSite(session, SITE);
      await toldOfSite(session, "serversRefused");
      assert.deepEqual(await listedSites(session), []);
      assert.deepEqual(await settings(session), {});
    });

    test("costs itself only where it is stored and is none, and is told", async () => {
      await session.store({ settings: { version: 1, sites: { [SITE]: true, "https://a b": true } } });
      await openSettings(session);
      await session.until("the site", async () => (await listedSites(session)).length === 1);
      assert.ok((await shown(session, "#site-list")).includes(message("siteWaits")));
      assert.ok((await shown(session, "#problem-list")).includes("https://a b"));
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
