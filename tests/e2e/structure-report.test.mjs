// Pages that Patrol does not know: it says so, and a report can be copied that tells how they are built and nothing of what is on them.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { pasted } from "../driver/clipboard.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { COLLECTION, SERVER, addServer, removeServer } from "../driver/servers.mjs";
import { SCOPE, TOKENS, click, openForm, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const KEYS = "/contoso/_usersSettings/keys";
const LIST_LINK = ".region-navigation a:nth-of-type(1)";
const KEYS_LINK = ".region-navigation a:nth-of-type(2)";

/** Whether a status has a problem. @param {string} kind @returns {(status: import("../driver/session.mjs").PageStatus) => boolean} */
const has =
  (kind) =>
  ({ problems }) =>
    problems.some((problem) => problem["page-problem"] === kind);

/** Changes something of the page again whenever it is drawn. @param {Session} session @param {string} statements */
const keepChanged = (session, statements) =>
  session.driver.executeScript(
    `const change = () => { ${statements} };
     window.change = new MutationObserver(change);
     window.change.observe(document, { childList: true, subtree: true });
     change();`,
  );

/** A form in which the known scope mode has another id. @param {Session} session @param {string} [page] @param {string} [host] */
async function openUnknownForm(session, page = TOKENS, host = undefined) {
  await session.open(page, host);
  await keepChanged(session, 'document.getElementById("__bolt-custom")?.setAttribute("id", "another")');
  await click(session, ".bolt-header-commandbar .primary");
  await session.status(has("form-not-recognised"));
}

/** A list whose rows have another class. @param {Session} session */
async function openUnknownList(session) {
  await session.open(KEYS);
  await keepChanged(
    session,
    'for (const row of document.querySelectorAll(".bolt-table-row")) row.classList.replace("bolt-table-row", "another")',
  );
  await click(session, LIST_LINK);
  await session.status(has("list-not-recognised"));
}

/** A script of the page asks for a token in words that nobody can read; the question about it is answered with no. @param {Session} session */
async function askUnreadably(session) {
  await runAsPage(
    session,
    "fetch('/contoso/_apis/tokens/pats', { method: 'POST', body: 'scope=app_token' }).catch(() => {});",
  );
  await (await waitForReview(session)).choose("cancel");
  await session.status(has("request-not-recognised"));
}

/** Copies the report in the popup and gives its lines. @param {Session} session @param {string[]} problems keys of what the popup says */
async function copyReport(session, problems) {
  await session.openPopup();
  await waitForStanding(session, "partly");
  assert.equal(await shown(session, "#problems"), problems.map((key) => message(key)).join("\n"));
  assert.equal(await shown(session, "#report-answer"), "");
  assert.equal(await shown(session, "#report-way"), "", "the project has no address");
  await session.driver.findElement(By.css("#copy-report")).click();
  await session.until(
    "the popup to say that it is copied",
    async () => (await shown(session, "#report-answer")) === message("popupReportCopied"),
  );
  return (await pasted(session)).trimEnd().split("\n");
}

/** The line of an adapter, without the counts that are not asked for. @param {string[]} lines @param {string} adapter @param {string[]} [signs] */
function lineOf(lines, adapter, signs = []) {
  const [line = "", ...more] = lines.filter((line) => line.startsWith(`${adapter}: `));
  assert.deepEqual(more, []);
  const [certainty = "", ...counts] = line.slice(adapter.length + 2).split(", ");
  return [certainty, ...counts.filter((count) => signs.includes(count.split(" ")[0] ?? ""))];
}

/** Versions, and the form of every line: nothing but names of Patrol's and numbers. @param {Session} session @param {string[]} lines @param {string} service @param {string} page */
function assertContentFree(session, lines, service, page) {
  const [patrol, browser, ...rest] = lines;
  assert.match(String(patrol), /^Patrol \d+\.\d+\.\d+$/);
  assert.match(String(browser), session.browser === "firefox" ? /^browser: Firefox \d{3}$/ : /^browser: Chrome \d{3}$/);
  assert.deepEqual(rest.slice(0, 2), [`service: ${service}`, `page: ${page}`]);
  assert.deepEqual(
    rest.slice(2).map((line) => line.replace(/: (known|likely|unknown|absent)(, [a-z]+(-[a-z]+)* \d+\+?)*$/, "")),
    ["form", "list", "created", "clone", "request"],
  );
}

describeInBothBrowsers("A report about a page", (session) => {
  afterEach(() => {
    session.replica.options.token = undefined;
  });

  test("is not offered where all is known", async () => {
    await openForm(session, "ci");
    await waitForSurface(session, "patrol-advice");
    await session.openPopup();
    await waitForStanding(session, "protected");
    assert.equal(await session.driver.findElement(By.id("copy-report")).isDisplayed(), false);
  });

  test("tells of a form that is not known what of it is there", async () => {
    await openUnknownForm(session);
    await waitForSurface(session, "patrol-list");
    const lines = await copyReport(session, ["problemFormNotRecognised"]);
    assertContentFree(session, lines, "cloud", "tokens");
    assert.deepEqual(lineOf(lines, "form", ["form", "panel", "scope-mode-custom", "dropdown"]), [
      "unknown",
      "form 0",
      "panel 1",
      "scope-mode-custom 0",
      "dropdown 2",
    ]);
    assert.deepEqual(lineOf(lines, "list", ["list", "table", "row"]), ["known", "list 1", "table 1", "row 6"]);
    assert.deepEqual(lineOf(lines, "created", ["panel"]), ["absent", "panel 1"]);
    assert.deepEqual(lineOf(lines, "request", ["read", "unreadable"]), ["absent", "read 0", "unreadable 0"]);
  });

  test("tells of a list that is not known", async () => {
    await openUnknownList(session);
    const lines = await copyReport(session, ["problemListNotRecognised"]);
    assertContentFree(session, lines, "cloud", "tokens");
    assert.deepEqual(lineOf(lines, "list", ["list", "table", "row"]), ["unknown", "list 0", "table 1", "row 0"]);
    assert.deepEqual(lineOf(lines, "form"), ["absent"]);
  });

  test("is offered no more when a list has come that is known", async () => {
    await openUnknownList(session);
    await session.driver.executeScript(
      `window.change.disconnect();
       for (const row of document.querySelectorAll(".another")) row.classList.replace("another", "bolt-table-row");
       document.body.append("");`,
    );
    await session.status(({ problems }) => problems.length === 0);
    await waitForSurface(session, "patrol-list");
    await session.openPopup();
    await waitForStanding(session, "protected");
    assert.equal(await session.driver.findElement(By.id("copy-report")).isDisplayed(), false);
  });

  test("is offered no more on another page", async () => {
    await openUnknownList(session);
    await click(session, KEYS_LINK);
    await session.status(({ problems }) => problems.length === 0);
  });

  test("tells of a request that could not be read, beside a form and a new token that are known", async () => {
    await openForm(session, "ci");
    await waitForSurface(session, "patrol-advice");
    await askUnreadably(session);
    const before = await copyReport(session, ["problemRequestNotRecognised"]);
    assert.deepEqual(lineOf(before, "form", ["form", "scope-mode-custom", "dropdown"]), [
      "known",
      "form 1",
      "scope-mode-custom 1",
      "dropdown 2",
    ]);
    assert.deepEqual(lineOf(before, "request", ["read", "unreadable"]), ["unknown", "read 0", "unreadable 1"]);

    session.replica.options.token = await testToken("new", 21);
    await click(session, SCOPE.codeRead);
    await submit(session);
    await shownToken(session);
    const after = await copyReport(session, ["problemRequestNotRecognised"]);
    assert.deepEqual(lineOf(after, "created", ["token-field"]), ["known", "token-field 1"]);
    assert.deepEqual(lineOf(after, "request", ["read", "unreadable"]), ["likely", "read 1", "unreadable 1"]);
  });

  test("tells of a place to clone", async () => {
    await session.open("/contoso/web/_git/shop");
    await click(session, "#__bolt-clone-repository");
    await waitForSurface(session, "patrol-clone");
    await askUnreadably(session);
    const lines = await copyReport(session, ["problemRequestNotRecognised"]);
    assertContentFree(session, lines, "cloud", "repository");
    assert.deepEqual(lineOf(lines, "clone", ["place", "address", "container"]), [
      "known",
      "place 1",
      "address 1",
      "container 1",
    ]);
  });

  test("names neither host nor collection of a server", async () => {
    await addServer(session);
    await openUnknownForm(session, `${COLLECTION}/_usersSettings/tokens`, SERVER);
    const lines = await copyReport(session, ["problemFormNotRecognised"]);
    assertContentFree(session, lines, "server", "tokens");
    assert.doesNotMatch(lines.join("\n"), /tfs|example|DefaultCollection/i);
    await removeServer(session);
  });
});
