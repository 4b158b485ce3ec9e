// The address that the gate judges is the one that the browser sends to, however a page writes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { surfaces, waitForReview } from "../driver/overlay.mjs";
import { bodies, openQuietPage, runInPage } from "../driver/scripted-request.mjs";
import { fence } from "../driver/token-form.mjs";

/** A page with a base for its addresses that leads elsewhere. */
const BASE = `
  const base = document.createElement("base");
  base.href = "/elsewhere/";
  document.head.append(base);
  const move = () => { base.href = "/contoso/_apis/tokens/"; return ""; };
  const done = () => { base.remove(); document.title = "done"; };`;

describeInBothBrowsers("The address that is judged is the one that is sent to, when the page", (session) => {
  /** @type {[string, string][]} */
  const MOVES = [
    [
      "moves the base of its addresses while its options are read",
      'fetch("pats", { get method() { move(); return "POST"; }, body }).finally(done);',
    ],
    [
      "moves it while the user's name is written",
      `const xhr = new XMLHttpRequest();
       xhr.onloadend = done;
       xhr.open("POST", "pats", true, { toString: move });
       xhr.send(body);`,
    ],
    [
      "moves it while a password is written",
      `const xhr = new XMLHttpRequest();
       xhr.onloadend = done;
       xhr.open("POST", "pats", true, null, { toString: move });
       xhr.send(body);`,
    ],
  ];
  for (const [what, send] of MOVES) {
    test(what, async () => {
      await openQuietPage(session, "?csp=none");
      await runInPage(session, `${BASE}\n${send}`);
      const isAsked = async () => (await surfaces(session, "patrol-review")).length > 0;
      const isDone = async () => (await session.driver.getTitle()) === "done";
      await session.until("a question, or an answer", async () => (await isAsked()) || (await isDone()));
      if (await isAsked()) await (await waitForReview(session)).choose("cancel");
      await fence(session);
      assert.deepEqual(
        session.replica.requests().filter(({ path }) => path.startsWith("/contoso/_apis/tokens")),
        [],
      );
    });
  }

  /** The same address, as a page can write it. @type {[string, string, string][]} */
  const WRITTEN = [
    ["writes it with a base of its own", "HierarchyQuery", 'base.href = "/contoso/_apis/Contribution/";'],
    [
      "hides the base behind an element of that name",
      "_apis/Contribution/HierarchyQuery",
      'base.href = "/contoso/"; name("baseURI");',
    ],
    ["writes it with other slashes", "\\\\\\\\dev.azure.com\\\\contoso\\\\_apis\\\\Contribution\\\\HierarchyQuery", ""],
    ["writes it with a line end in it", "/contoso/_apis/Contri\\nbution/Hierarchy\\tQuery", ""],
    ["writes it with encoded letters and steps", "/contoso/x/%2e%2e/_apis/Contribution/%48ierarchyQuery", ""],
    ["writes it with a port and an anchor", "//DEV.azure.com:443/contoso/_apis/Contribution/HierarchyQuery#x", ""],
  ];
  for (const [what, written, before] of WRITTEN) {
    test(`${what}, by fetch and by XMLHttpRequest`, async () => {
      await openQuietPage(session, "?csp=none");
      for (const send of [
        `fetch("${written}", { method: "POST", body }).catch(() => {});`,
        `const xhr = new XMLHttpRequest(); xhr.open("POST", "${written}"); xhr.send(body);`,
      ]) {
        await runInPage(
          session,
          `const name = (name) => { const image = document.createElement("img"); image.name = name; document.body.append(image); };
           const base = document.createElement("base");
           base.href = location.href;
           document.head.append(base);
           ${before}
           ${send}
           base.remove();`,
        );
        await (await waitForReview(session)).choose("cancel");
      }
      await fence(session);
      assert.deepEqual(bodies(session), []);
    });
  }
});
