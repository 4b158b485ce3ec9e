// Beacons and forms leave no time to ask: one that goes where tokens are made is not sent, and the page says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, assertNotice } from "../driver/overlay.mjs";
import { QUERY, openQuietPage, runInPage } from "../driver/scripted-request.mjs";
import { fence } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const PATS = "/contoso/_apis/tokens/pats?api-version=7.1-preview.1";

/** Makes a form that asks for a token; it loads into a frame, so that the page stays. */
const FORM = `
  const frame = Object.assign(document.createElement("iframe"), { name: "answer", hidden: true });
  const form = document.createElement("form");
  Object.assign(form, { method: "post", enctype: "text/plain", target: "answer" });
  form.setAttribute("action", "${PATS}");
  const field = Object.assign(document.createElement("input"), { name: "action", value: body });
  const button = Object.assign(document.createElement("button"), { type: "submit", textContent: "Send" });
  form.append(field, button);
  document.body.append(frame, form);`;

/** @type {Record<string, string>} statements that ask for a token; `said` is what the page is told */
const STOPPED = {
  "a beacon of text": `said(navigator.sendBeacon("${PATS}", body));`,
  "a beacon of text to where everything goes": `said(navigator.sendBeacon(url, body));`,
  "a beacon of a Blob": `said(navigator.sendBeacon(url, new Blob([body], { type: "text/plain" })));`,
  "a beacon of bytes": `said(navigator.sendBeacon(url, new TextEncoder().encode(body)));`,
  "a beacon of a form": `const data = new FormData(); data.set("a", body); said(navigator.sendBeacon("${PATS}", data));`,
  "a beacon to an object that writes itself differently": `let times = 0; said(navigator.sendBeacon({ toString: () => (times++ ? "/contoso/_apis/echo" : url) }, body));`,
  "a request that is sent when the page goes": `try { fetchLater("${PATS}", { method: "POST", body, activateAfter: 0 }); said(true); } catch { said(false); }`,
  "a Request that is sent when the page goes": `try { fetchLater(new Request(url, { method: "POST", body }), { activateAfter: 0 }); said(true); } catch { said(false); }`,
  "a form that is sent by its button": `${FORM} button.click(); said(false);`,
  "a form that is sent by a script": `${FORM} form.submit(); said(false);`,
  "a form whose button is asked for": `${FORM} form.requestSubmit(button); said(false);`,
  "a form whose button has the address": `${FORM} form.setAttribute("action", "/contoso/_apis/echo"); button.setAttribute("formaction", "${PATS}"); button.click(); said(false);`,
  "a form whose button has the method": `${FORM} form.method = "get"; button.setAttribute("formmethod", "post"); button.click(); said(false);`,
  "a form whose address was changed when it was sent": `${FORM} form.setAttribute("action", "/contoso/_apis/echo");
     addEventListener("keydown", () => {}); form.addEventListener("click", () => form.setAttribute("action", "${PATS}"), true); button.click(); said(false);`,
};

/** @type {Record<string, string>} statements that ask for nothing */
const PASSES = {
  "a beacon that goes elsewhere": `said(navigator.sendBeacon("/contoso/_apis/echo?mark", body));`,
  "a beacon that asks for no token": `said(navigator.sendBeacon(url + "?mark", JSON.stringify({ contributionIds: ["ms.vss-web.theme-data"] })));`,
  "a request that asks for nothing when the page goes": `globalThis.fetchLater ? fetchLater("/contoso/_apis/echo?mark", { method: "POST", body, activateAfter: 0 }) : fetch("/contoso/_apis/echo?mark"); said(true);`,
  "a form that goes elsewhere": `${FORM} form.setAttribute("action", "/contoso/_apis/echo?mark"); button.click(); said(true);`,
  "a form that goes nowhere": `${FORM} form.method = "dialog"; form.addEventListener("submit", (event) => said(!event.defaultPrevented)); form.requestSubmit(); fetch("/contoso/_apis/echo?mark");`,
  "a form that asks for what there is": `${FORM} form.method = "get"; field.name = "mark"; button.click(); said(true);`,
};

/** What the page was told. @param {Session} session @param {string} statements @returns {Promise<boolean>} */
async function told(session, statements) {
  await runInPage(session, `const said = (value) => { document.body.dataset.said = value; };\n${statements}`);
  const said = await session.until("the page to be told", () =>
    session.driver.executeScript("return document.body.dataset.said"),
  );
  return said === "true";
}

/** What went where tokens are made. @param {Session} session */
const written = ({ replica }) =>
  replica
    .requests()
    .filter(({ method, path }) => method === "POST" && (path === QUERY || path.includes("/tokens/pats")));

describeInBothBrowsers("A page that leaves no time to ask", (session) => {
  for (const [what, statements] of Object.entries(STOPPED)) {
    // Firefox has no `fetchLater`.
    if (session.browser === "firefox" && statements.includes("fetchLater")) continue;
    test(`does not send ${what}, and says so`, async () => {
      await openQuietPage(session, "?csp=none");
      assert.equal(await told(session, statements), false);
      await fence(session);
      assert.deepEqual(written(session), []);
      await assertNotice(session, "noticeSynchronous");
    });
  }

  for (const [what, statements] of Object.entries(PASSES)) {
    test(`sends ${what}`, async () => {
      await openQuietPage(session, "?csp=none");
      assert.equal(await told(session, statements), true);
      await session.replica.waitFor(({ path }) => path.includes("mark"));
      await assertNone(session, "patrol-notice");
    });
  }

  test("does not send a form of a frame without an address", async () => {
    await openQuietPage(session, "?csp=none");
    const statements = `const outer = document.createElement("iframe"); document.body.append(outer);
      const inner = outer.contentDocument; ${FORM.replaceAll("document.", "inner.")} form.submit(); said(false);`;
    await told(session, statements);
    await fence(session);
    assert.deepEqual(written(session), []);
  });

  test("does not send a form in a document that was written anew", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(
      session,
      `document.open(); document.write("<body><p>anew</p>"); document.close();
       ${FORM} button.click(); document.body.dataset.said = "false";`,
    );
    await assertNotice(session, "noticeSynchronous");
    await fence(session);
    assert.deepEqual(written(session), []);
  });
});
