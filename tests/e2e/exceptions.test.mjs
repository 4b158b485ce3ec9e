// An exception: nobody is asked about a kind of secret on some pages, for a reason, until a day; and on no other page, and no longer.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, focus, pasteInto, typeKeys } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const INPUT = ".plain-input";
const SECRET = "DB_PASSWORD=qT7!mzPa2w";
const REASON = "Sample passwords of the course";
const PLACE = { host: "dev.azure.com", path: "/contoso/web/_plain" };

/** A day as a form has it, so many from today. */
const day = (/** @type {number} */ days) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
};

/** What to store so that there is one exception; what is not given is about passwords on the plain page, until next week. */
const excepting = ({ kind = "named-password", place = PLACE, ends = day(7), levels = {} } = {}) => ({
  settings: { version: 1, levels, exceptions: [{ kind, ...place, reason: REASON, ends }] },
});

describeInBothBrowsers("An exception", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 74);
  });
  beforeEach(async () => {
    await session.store({});
    await session.forgetHistory();
  });

  /** @returns {Promise<any[]>} */
  const exceptions = () =>
    session.inOwn("return (await chrome.storage.local.get('settings')).settings?.exceptions ?? []");
  /** What the history says was found, and what became of it. @returns {Promise<string[]>} */
  const history = async () =>
    ((await session.storage()).audit ?? []).map(
      (/** @type {any} */ { rules, action, reason }) => `${rules} ${action}: ${reason ?? ""}`,
    );
  /** @param {string} selector @param {string} text */
  const goesIn = async (selector, text) => {
    await pasteInto(session, selector);
    await session.until("the text", async () => (await contentOf(session, selector)).includes(text));
    await assertNone(session, "patrol-review");
  };
  /** @param {string} selector */
  const isAsked = async (selector) => {
    await pasteInto(session, selector);
    await (await waitForReview(session)).choose("cancel");
    assert.equal(await contentOf(session, selector), "");
  };
  /** Goes to a path without loading it, as the pages of Azure DevOps do. @param {string} path */
  const goTo = async (path) => {
    await runAsPage(session, `history.pushState(null, "", "${path}");`);
    await session.until(path, async () => (await session.driver.getCurrentUrl()).endsWith(path));
  };
  /** Fills the form of the settings in and presses its button. @param {Record<string, string>} fields */
  const fill = (fields) =>
    session.driver.executeScript(
      `for (const [id, value] of Object.entries(arguments[0])) document.getElementById("exception-" + id).value = value;
       document.querySelector("#excepting button").click();`,
      fields,
    );

  test("is made in the settings, holds on its page alone, and the history tells why", async () => {
    await openSettings(session);
    await fill({ address: "https://dev.azure.com/contoso/web/_plain?a=b#c", reason: ` ${REASON} `, ends: day(7) });
    await saved(session);
    const made = { kind: "named-password", ...PLACE, reason: REASON, ends: day(7) };
    await session.until("the exception", async () => (await exceptions()).length > 0);
    assert.deepEqual(await exceptions(), [made]);
    assert.ok((await shown(session, "#exception-list")).includes(quoted(REASON)));

    await copy(session, SECRET);
    await openField(session, AREA);
    await goesIn(AREA.field, SECRET);
    await session.until("the history", async () => (await history()).length > 0);
    assert.deepEqual(await history(), [`named-password allowed: ${REASON}`]);
    // The page goes on without being loaded anew.
    await goTo("/contoso/web/_plains");
    await isAsked(INPUT);
    await goTo("/contoso/web/_plain/below");
    await goesIn(INPUT, SECRET);
    await session.open("/fabrikam/web/_plain");
    await isAsked(AREA.field);

    await openSettings(session);
    const said = message("historyTextAllowed_one").split("$")[0] + "Password in a setting or variable";
    await session.until("the history", async () => (await shown(session, "#history-list")).includes(said));
    const list = await shown(session, "#history-list");
    assert.ok(list.includes(message("historyAllowedReason").replace("$1", quoted(REASON))), list);
  });

  test("holds for what is typed", async () => {
    await session.store(excepting());
    await openField(session, AREA);
    await focus(session, AREA.field);
    await typeKeys(session, `${SECRET} `);
    await session.until("the history", async () => (await history()).length > 0);
    assert.deepEqual(await history(), [`named-password allowed: ${REASON}`]);
    await assertNone(session, "patrol-flag");
  });

  test("is over behind its last day, is listed as that, and goes when it is removed", async () => {
    await copy(session, SECRET);
    await session.store(excepting({ ends: day(0) }));
    await openField(session, AREA);
    await goesIn(AREA.field, SECRET);
    await session.store(excepting({ ends: day(-1) }));
    await openField(session, AREA);
    await isAsked(AREA.field);
    await session.store(excepting({ ends: day(400) }));
    await openField(session, AREA);
    await isAsked(AREA.field);

    await session.store(excepting({ ends: day(-1) }));
    await openSettings(session);
    const ended = message("exceptionEnded").split("$")[0] ?? "";
    await session.until("the list", async () => (await shown(session, "#exception-list")).includes(ended));
    await session.driver.executeScript("document.querySelector('#exception-list button:not([data-edit])').click()");
    await session.until("the exception to go", async () => (await exceptions()).length === 0);
    await session.driver.executeScript("document.querySelector('#undo').click()");
    await session.until("the exception to come back", async () => (await exceptions()).length === 1);
  });

  test("is changed in the form, which says what it does not take", async () => {
    await session.store(excepting());
    await openSettings(session);
    await session.until("the list", async () => (await shown(session, "#exception-list")).includes(PLACE.path));
    await session.driver.executeScript("document.querySelector('#exception-list [data-edit]').click()");
    const error = () => shown(session, "#exception-error");
    for (const [fields, key] of /** @type {const} */ ([
      [{ address: "nonsense nonsense" }, "exceptionNoAddress"],
      [{ address: "https://dev.azure.com/", kind: "any" }, "exceptionNoAddress"],
      [{ address: "https://dev.azure.com/contoso", reason: " " }, "exceptionNoReason"],
      [{ reason: "another course", ends: day(400) }, "exceptionNoEnd"],
    ])) {
      await fill(fields);
      await session.until(`${key} for ${JSON.stringify(fields)}`, async () => (await error()) === message(key));
    }
    await fill({ ends: day(30) });
    await saved(session);
    assert.equal(await error(), "");
    const changed = { kind: "any", host: PLACE.host, path: "/contoso", reason: "another course", ends: day(30) };
    await session.until("the change", async () => (await exceptions())[0]?.kind === "any");
    assert.deepEqual(await exceptions(), [changed]);
    await fill({ kind: "npm-token", address: "https://dev.azure.com/", reason: `it is ${token}`, ends: day(1) });
    await session.until("a refusal", async () => (await error()) === message("exceptionNoReason"));
    assert.deepEqual(await exceptions(), [changed]);
  });

  test("is for tokens of Azure DevOps only where it names them, and for nothing where a reason is wanted", async () => {
    await copy(session, token);
    for (const [stored, asks] of /** @type {const} */ ([
      [excepting({ kind: "any" }), true],
      [excepting({ kind: "azure-devops-pat" }), false],
      [excepting({ kind: "azure-devops-pat", levels: { "secret-in-text": "reason" } }), true],
    ])) {
      await session.store(stored);
      await openField(session, AREA);
      if (asks) await isAsked(AREA.field);
      else await goesIn(AREA.field, token);
    }
  });

  test("does not hold beside a secret that it is not about", async () => {
    await session.store(excepting());
    await copy(session, `${SECRET}\n${token}`);
    await openField(session, AREA);
    await isAsked(AREA.field);
    assert.deepEqual(
      (await history()).filter((line) => line.includes("allowed")),
      [],
    );
  });
});
