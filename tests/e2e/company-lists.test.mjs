// Lists that a company has set: sites that it names, and lists that replace those of the person.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { openSettings, shown } from "../driver/own-pages.mjs";
import {
  PATTERN,
  SITE,
  assertChecked,
  assertLeftAlone,
  isPermitted,
  listedSites,
  rowButton,
  scripts,
  toldOfSite,
  waitForNoScripts,
} from "../driver/sites.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/** How long it may take until Patrol knows what a file says, in ms. */
const SEEN = 90_000;

const AREA = fieldNamed("a text area");
const OWN = "https://chat.example.test";
const KIND = "named-password";
const SETTINGS = { version: 1, mutedKinds: { "npm-token": true }, sites: { [OWN]: true } };
const LISTS = { company: { name: "Contoso" }, sites: { enforced: { [SITE]: true } } };
const REPLACED = { ...LISTS, sites: { ...LISTS.sites, replace: true }, mutedKinds: { replace: true } };

/** Waits until the settings list these sites. @param {Session} session @param {string[]} sites */
async function waitForSites(session, sites) {
  await session.until(
    `the sites ${sites.join()}`,
    async () => {
      await openSettings(session);
      await session.until("a list", async () => (await listedSites(session)).length > 0);
      return JSON.stringify(await listedSites(session)) === JSON.stringify(sites);
    },
    SEEN,
  );
}

/** What the background answers to a change. @param {Session} session @param {object} patch @returns {Promise<any>} */
const change = (session, patch) =>
  session.inPatrol("return chrome.runtime.sendMessage(argument)", {
    kind: "change-settings",
    change: JSON.stringify({ patch }),
  });

describeInBothBrowsers(
  "Lists of a company",
  (session) => {
    before(async () => {
      const held = () => session.inPatrol("return Boolean((await chrome.storage.local.get('company')).company)");
      await session.until("the policy", held, SEEN);
      // Beside the policy that is held.
      await session.inPatrol("await chrome.storage.local.set({ settings: argument })", SETTINGS);
    });

    test("take the place of the person's, which stay stored, and nothing can be added", async () => {
      await waitForSites(session, [SITE]);
      const { driver } = session;
      assert.equal(await driver.findElement(By.css("#site")).isEnabled(), false);
      for (const hidden of ["#add-site", "#site-presets button", "#muted"])
        assert.equal(await driver.findElement(By.css(hidden)).isDisplayed(), false, hidden);
      const setBy = message("companySetBy").replace("$1", quoted("Contoso"));
      assert.equal(await shown(session, "#site-company"), setBy);
      for (const patch of [{ sites: { "https://other.example.test": true } }, { mutedKinds: { [KIND]: true } }]) {
        const reply = await change(session, patch);
        assert.deepEqual(reply, { kind: "refused", phrase: { key: "companyLocked", args: [] } });
      }
      await copy(session, "DB_PASSWORD=qT7!mzPa2w\n");
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.equal((await review.root.findElements(By.css('[data-quiet="mute"]'))).length, 0, "muting is not offered");
      await review.choose("cancel");
      assert.deepEqual((await session.storage()).settings, SETTINGS);
    });

    test("let nobody into a site: the person does, and it is checked then", async () => {
      assert.equal(await isPermitted(session), false);
      assert.deepEqual(await scripts(session), []);
      await assertLeftAlone(session, 91);
      await session.permit(PATTERN);
      await openSettings(session);
      await session.until("the site", async () => (await shown(session, "#site-list")).includes(message("siteWaits")));
      await (await rowButton(session, "allow")).click();
      await toldOfSite(session, "siteAdded");
      assert.equal(await isPermitted(session), true);
      await assertChecked(session, 92);
      assert.deepEqual((await session.storage()).settings, SETTINGS, "it is the company's, not the person's");
    });

    test("that do not replace them any more leave the person's as they were", async () => {
      await session.setCompanyPolicy(LISTS);
      await waitForSites(session, [SITE, OWN]);
      assert.equal(await session.driver.findElement(By.css("#site")).isEnabled(), true);
      assert.equal(await shown(session, "#site-company"), "");
      assert.equal(await session.driver.findElement(By.css("#muted")).isDisplayed(), true);
      assert.equal(await isPermitted(session), true);
      await session.inPatrol("await chrome.permissions.remove({ origins: [argument] })", PATTERN);
      await waitForNoScripts(session);
      await waitForSites(session, [SITE, OWN]);
      assert.deepEqual((await session.storage()).settings, SETTINGS);
    });
  },
  { company: REPLACED, companyFile: "manifest" },
);
