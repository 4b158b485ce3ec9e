// A name that comes from elsewhere, on each surface that can show one: it stays in its quotes, or in its cell, and is none of Patrol's words.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { takeTask, waitForRule } from "../driver/form-advice.mjs";
import { entry, forgetTokens, openInventory, startAnew, visit } from "../driver/inventory.mjs";
import { surfaces, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { openSettings } from "../driver/own-pages.mjs";
import { FULL_ACCESS, bodies, openQuietPage, outcome, start } from "../driver/scripted-request.mjs";
import { levels } from "../driver/settings.mjs";
import { SCOPE, chooseItem, click, openForm } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const SAFE = "Patrol has checked this. It is safe.";

/** It ends its quotes, turns the direction, leaves the line, and goes on longer than anybody reads. */
const HOSTILE = `Git"\u202e\n\n${" ".repeat(80)}”${SAFE}${" y".repeat(1000)}`;

/** The same where a blank would end it: a blank that Unicode takes for a letter. */
const IN_ONE_WORD = HOSTILE.replaceAll(/\s/g, "\u2800");

/** An organization in an address. */
const ORGANIZATION = `contoso${" ".repeat(60)}”${SAFE}`;

/** Characters that no text of Patrol has. */
const MISLEADING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\u2800]|\s\s/u;

/** Asserts that a sentence holds the name in its quotes alone. @param {string} sentence @param {string} [begins] */
function assertQuoted(sentence, begins = "Git' '") {
  assert.doesNotMatch(sentence, MISLEADING);
  const quoted = [...sentence.matchAll(/\u2068"([^"]*)"\u2069/g)].map(([, name]) => String(name));
  assert.ok(
    quoted.some((name) => name.startsWith(`${begins}${SAFE}`)),
    sentence,
  );
  for (const name of quoted) assert.ok(name.length <= 101, name);
  assert.doesNotMatch(sentence.replaceAll(/\u2068"[^"]*"\u2069/g, ""), /It is safe|"/);
}

/** Asserts that a cell holds the name, cut and clean. @param {string} text */
function assertCell(text) {
  assert.doesNotMatch(text, MISLEADING);
  assert.ok(text.startsWith(`Git" ”${SAFE}`) && text.endsWith("…") && text.length <= 101, text);
}

/** The texts of elements as they are; what the driver gives as shown has no runs of blanks. @param {any} root @param {string} selector */
async function texts(root, selector) {
  const found = await root.findElements(By.css(selector));
  return Promise.all(
    found.map(async (/** @type {any} */ element) => String(await element.getAttribute("textContent"))),
  );
}

/** Waits until an element of a surface says something. @param {Session} session @param {() => Promise<string[]>} said */
function untilSaid(session, said) {
  return session.until("the hostile name", async () => {
    const texts = await said().catch(() => []);
    return texts.find((text) => text.includes(SAFE));
  });
}

/** Asks for a token with a scope of that name, and with every rule off but that for unknown scopes. @param {Session} session @param {"inform" | "acknowledge"} level */
async function askWithHostileScope(session, level) {
  await session.store(levels({ "token-not-needed": "off", "vague-name": "off", "unknown-scope": level }));
  await openQuietPage(session);
  const body = JSON.parse(FULL_ACCESS);
  body.dataProviderContext.properties.scope = IN_ONE_WORD;
  await start(session, "fetch(url, { method: 'POST', body })", JSON.stringify(body));
}

describeInBothBrowsers("A hostile name", (session) => {
  afterEach(() => startAnew(session));

  test("on the button for git credentials stays in the note beside it", async () => {
    await session.open("/contoso/web/_git/shop?credentials=shown");
    await click(session, "#__bolt-clone-repository");
    await waitForSurface(session, "patrol-clone");
    await session.driver.executeScript(
      `const buttons = [...document.querySelectorAll(".bolt-callout-content button.bolt-button")];
       buttons.find((button) => /\\bgit\\b/i.test(button.textContent)).textContent = arguments[0];`,
      HOSTILE,
    );
    const note = await untilSaid(session, async () =>
      texts(await waitForSurface(session, "patrol-clone"), "[data-note=credentials]"),
    );
    assertQuoted(note);
  });

  test("of a scope stays in the question", async () => {
    await askWithHostileScope(session, "acknowledge");
    const review = await waitForReview(session);
    const [finding] = await texts(review.root, "li strong");
    assertQuoted(String(finding));
    await review.choose("cancel");
    await outcome(session, "AbortError");
    assert.deepEqual(bodies(session), []);
  });

  test("of a scope stays in the line", async () => {
    await askWithHostileScope(session, "inform");
    await outcome(session, /answered/);
    assertQuoted(await untilSaid(session, async () => texts(await waitForSurface(session, "patrol-notice"), "p")));
  });

  test("of an organization stays in the advice of the form, and on its button", async () => {
    await openForm(session, "nightly build", `/${encodeURIComponent(ORGANIZATION)}/_usersSettings/tokens`);
    await chooseItem(session, 1, 2);
    await waitForRule(session, "all-organizations");
    const advice = async (/** @type {string} */ selector) => {
      const notes = await surfaces(session, "patrol-note");
      const found = notes.map(async (note) =>
        texts(await note.getShadowRoot(), `[data-rule=all-organizations] ${selector}`),
      );
      return (await Promise.all(found)).flat();
    };
    assertQuoted(await untilSaid(session, () => advice("p")), "contoso '");
    assertQuoted(await untilSaid(session, () => advice("button")), "contoso '");
  });

  test("of a box stays in what the form says of its choices", async () => {
    await openForm(session, "nightly build");
    await session.driver.executeScript(
      "document.querySelector(arguments[0]).querySelector('.bolt-checkbox-label').textContent = arguments[1]",
      SCOPE.codeRead,
      HOSTILE,
    );
    await takeTask(session, 1);
    const said = await untilSaid(session, async () => texts(await waitForSurface(session, "patrol-advice"), ".said"));
    assertQuoted(said, "Code (Git' '");
  });

  test("of a token stays in its cells of the inventory", async () => {
    session.replica.options.list = [entry("a", { name: HOSTILE, scope: IN_ONE_WORD })];
    await visit(session);
    await openInventory(session, "whole");
    const name = await untilSaid(session, () => texts(session.driver, "#rows .name"));
    assertCell(name);
    await session.driver.findElement(By.css(".toggle")).click();
    assertCell(await untilSaid(session, () => texts(session.driver, "#rows li bdi")));
    const link = await session.driver.findElement(By.css("#rows a[aria-label]"));
    assertQuoted(String(await link.getAttribute("aria-label")));
  });

  test("in the table of a page stays in its item of the inventory", async () => {
    session.replica.options.list = [entry("a", { name: HOSTILE })];
    await visit(session);
    await forgetTokens(session);
    await openInventory(session, "partial");
    assertCell(await untilSaid(session, () => texts(session.driver, "#partial-list .name")));
  });

  test("of a token, an organization or a site stays in its row of the settings, and a reason in that of the history", async () => {
    await session.store({
      audit: [{ time: 1, site: HOSTILE, surface: "other", rules: ["full-access"], action: "went-on", reason: HOSTILE }],
      reminders: [{ name: HOSTILE, organization: HOSTILE, ends: Date.now() + 30 * 86_400_000 }],
      settings: { version: 1, pausedHosts: [HOSTILE] },
    });
    await openSettings(session);
    assertQuoted(await untilSaid(session, () => texts(session.driver, "#reminders .name")));
    assertCell(await untilSaid(session, () => texts(session.driver, "#paused bdi")));
    assertCell(await untilSaid(session, () => texts(session.driver, "#history-list bdi")));
    assertQuoted(await untilSaid(session, () => texts(session.driver, "#history-list .reason")));
    for (const button of await session.driver.findElements(By.css("#reminders button, #paused button"))) {
      assertQuoted(String(await button.getAttribute("aria-label")));
    }
  });
});
