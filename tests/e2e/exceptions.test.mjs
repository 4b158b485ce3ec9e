// An exception: nobody is asked about a kind of secret on some pages, for a reason, until a day; and on no other page, and no longer.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { contentOf, copy, focus, pasteInto, typeKeys } from "../driver/clipboard.mjs";
import { PLACE, REASON, day, exceptions, excepting, history } from "../driver/exceptions.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, arrivedAtLast, startJson } from "../driver/scripted-writes.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");
const INPUT = ".plain-input";
const SECRET = "DB_PASSWORD=qT7!mzPa2w";

describeInBothBrowsers("An exception", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 74);
  });
  beforeEach(async () => {
    await session.store({});
    await session.forgetHistory();
  });

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
    await session.until("the exception", async () => (await exceptions(session)).length > 0);
    assert.deepEqual(await exceptions(session), [made]);
    assert.ok((await shown(session, "#exception-list")).includes(quoted(REASON)));

    await copy(session, SECRET);
    await openField(session, AREA);
    await goesIn(AREA.field, SECRET);
    await session.until("the history", async () => (await history(session)).length > 0);
    assert.deepEqual(await history(session), [`named-password allowed: ${REASON}`]);
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
    await session.until("the history", async () => (await history(session)).length > 0);
    assert.deepEqual(await history(session), [`named-password allowed: ${REASON}`]);
    await assertNone(session, "patrol-flag");
  });

  test("holds for what the page sends, on its page alone", async () => {
    await session.store(excepting());
    const comment = { comments: [{ content: SECRET }] };
    await openQuietPage(session);
    await startJson(session, WRITE.comment, comment);
    await outcome(session, "answered 200");
    assert.equal(arrived(session, WRITE.comment)[0]?.body, JSON.stringify(comment));
    await session.until("the history", async () => (await history(session)).length > 0);
    assert.deepEqual(await history(session), [`named-password allowed, sent: ${REASON}`]);
    // Another document: this one may send it from now on.
    await session.open("/fabrikam/web/_plain");
    session.replica.clear();
    await startJson(session, WRITE.comment, comment);
    await (await waitForReview(session)).choose("cancel");
    await outcome(session, "AbortError");
    assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
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
    await session.until("the exception to go", async () => (await exceptions(session)).length === 0);
    await session.driver.executeScript("document.querySelector('#undo').click()");
    await session.until("the exception to come back", async () => (await exceptions(session)).length === 1);
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
    await session.until("the change", async () => (await exceptions(session))[0]?.kind === "any");
    assert.deepEqual(await exceptions(session), [changed]);
    await fill({ kind: "npm-token", address: "https://dev.azure.com/", reason: `it is ${token}`, ends: day(1) });
    await session.until("a refusal", async () => (await error()) === message("exceptionNoReason"));
    assert.deepEqual(await exceptions(session), [changed]);
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
      (await history(session)).filter((line) => line.includes("allowed")),
      [],
    );
  });
});

describeInBothBrowsers(
  "An exception in a private window",
  (session) => {
    test("does not hold, for what enters the page nor for what it sends", async () => {
      await session.store(excepting());
      await copy(session, SECRET);
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, AREA.field), "");
      await startJson(session, WRITE.comment, { comments: [{ content: SECRET }] });
      await (await waitForReview(session)).choose("cancel");
      await outcome(session, "AbortError");
      assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
    });
  },
  {
    // As the browser tells it of a page in a private window.
    alter: preceded(
      SCRIPT.background,
      `{ const { onMessage } = chrome.runtime;
         const listen = onMessage.addListener.bind(onMessage);
         const hidden = (sender) => (sender.tab ? { ...sender, tab: { ...sender.tab, incognito: true } } : sender);
         onMessage.addListener = (listener) =>
           listen((message, sender, answer) => listener(message, hidden(sender), answer)); }`,
    ),
  },
);
