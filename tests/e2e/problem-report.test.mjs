// A problem that a person reports from the popup: what of it is handed on is shown first, is in English, and contains nothing of theirs.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { all, changed } from "../driver/broken.mjs";
import { copy, pasteInto, pasted } from "../driver/clipboard.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { HOST, addSite } from "../driver/sites.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const HOME = "https://forge.example/patrol";
const COMMENT = fieldNamed("a pull-request comment");

/** Longer addresses are refused by some servers. */
const LONGEST = 2000;

/** Words of the page, its address and its organization, and of what was pasted. */
const FOREIGN = /azure|contoso|\bweb\b|shop|pullrequest\/|_git|tfs|example|harmless/i;

/** The project has an address, and the person reads Japanese. */
const alter = all(
  changed("manifest.json", (text) => JSON.stringify({ ...JSON.parse(text), homepage_url: `${HOME}/` })),
  (folder) => speakOnly(folder, "ja"),
);

/** Opens the popup for the page under test, and in it the report of a problem. @param {Session} session @param {string} problem @param {string} [standing] */
async function openReport(session, problem, standing = "protected") {
  await session.openPopup();
  await waitForStanding(session, standing);
  const { driver } = session;
  assert.equal(await driver.findElement(By.id("report-text")).isDisplayed(), false, "it unfolds itself");
  await driver.findElement(By.css("#reporting summary")).click();
  await driver.findElement(By.css(`#report-what option[value=${problem}]`)).click();
  await session.until("the form of the problem", async () => (await form(session)).template === `${problem}.yml`);
  return shown(session, "#report-text");
}

/** The fields that the link fills in, and its address. @param {Session} session @returns {Promise<Record<string, string>>} */
async function form({ driver }) {
  const address = (await driver.findElement(By.id("report-form")).getAttribute("href")) ?? "";
  if (!address) return {};
  const { searchParams } = new URL(address);
  return { ...Object.fromEntries(searchParams), address };
}

/** Nothing of the person's is in what could be handed on. @param {Record<string, string>} filled @param {string} [secret] */
function assertNothingForeign({ address = "", ...fields }, secret = "") {
  assert.ok(address.startsWith(`${HOME}/issues/new?template=`), address);
  assert.ok(address.length < LONGEST, `${address.length}`);
  const said = [address.slice(HOME.length), ...Object.values(fields)].join("\n");
  assert.doesNotMatch(said, FOREIGN);
  if (secret) assertNowhere(secret, { said });
}

describeInBothBrowsers(
  "A problem",
  (session) => {
    /** Browser and Patrol. */
    const version = () => new RegExp(`^${session.browser === "firefox" ? "Firefox" : "Chrome"} \\d+, Patrol \\d`);

    test("that is a false alarm is told by its kind, after the question has said so in its language", async () => {
      const secret = `ghp_${randomBytes(27).toString("hex").slice(0, 36)}`;
      await copy(session, `harmless: ${secret}`);
      await openField(session, COMMENT);
      await pasteInto(session, COMMENT.field);
      const review = await waitForReview(session);
      // Folded up, as it is at first.
      const alarm = await review.root.findElement(By.css("#alarm p"));
      const said = await session.driver.executeScript("return arguments[0].textContent", alarm);
      assert.equal(said, message("reviewAlarmForget", "ja") + message("reviewAlarm", "ja"));
      await review.choose("go-on");
      const report = await openReport(session, "false-alarm");
      assert.match(
        report,
        /^Patrol \d+\.\d+\.\d+\nbrowser: \w+ \d+\nservice: cloud\npage: pull-request\nrule: github-[a-z-]+$/,
      );
      const filled = await form(session);
      assert.equal(filled.report?.trim(), report);
      assertNothingForeign(filled, secret);
      await session.driver.findElement(By.id("copy-report")).click();
      const copied = async () => (await shown(session, "#report-answer")) === message("popupReportCopied", "ja");
      await session.until("the report to be copied", copied);
      assert.equal((await pasted(session)).trim(), report);
    });

    test("that is of no kind which was found last can be told as well", async () => {
      await session.open(COMMENT.path);
      await openReport(session, "false-alarm");
      await session.driver.findElement(By.css("#report-kind option:last-child")).click();
      const named = async () => (await shown(session, "#report-text")).endsWith("rule: unknown");
      await session.until("the other report", named);
      assertNothingForeign(await form(session));
    });

    test("that is a missed secret, or a page that has changed, fills in what its form asks for", async () => {
      await session.open(COMMENT.path);
      await openReport(session, "missed-secret");
      const missed = await form(session);
      assert.deepEqual(Object.keys(missed).sort(), ["address", "place", "template", "version"]);
      assert.equal(missed.place, "pull-request");
      assert.match(missed.version ?? "", version());
      assertNothingForeign(missed);
      const report = await openReport(session, "page-changed");
      assert.match(report, /\nform: absent[^\n]*\nlist: absent[^\n]*\n/);
      const changed = await form(session);
      assert.equal(changed.seen?.trim(), report);
      assert.match(changed.version ?? "", version());
      assertNothingForeign(changed);
    });

    test("on a site besides Azure DevOps does not say that it is a server", async () => {
      await addSite(session, "ja");
      await session.open("/acme/web/_plain?data=absent", HOST);
      const report = await openReport(session, "missed-secret", "site");
      assert.match(report, /\nservice: site\npage: site$/);
      assertNothingForeign(await form(session));
    });
  },
  { alter },
);
