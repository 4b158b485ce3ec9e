// Every editor with the real package. The truth is what the same keys do in the same browser without Patrol.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { copy } from "../driver/clipboard.mjs";
import { EDITORS, EditorPages } from "../driver/editors.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/g;
const PASTE = Key.chord(Key.CONTROL, "v");
const UNDO = Key.chord(Key.CONTROL, "z");
const SELECT = Key.chord(Key.SHIFT, Key.ARROW_RIGHT);
const WORD = "harmless";

const plain = (/** @type {string} */ word) => ({
  "text/plain": `key:\tvalue\r\n  two:  blanks\r\n\r\n😀 שלום\r\nlast ${word} end`,
});
const rich = (/** @type {string} */ word) => ({
  "text/plain": `one bold ${word} link\ntwo end`,
  "text/html": `<p>one <b>bold</b> ${word} <a href="https://example.org/">link</a></p><p>two end</p>`,
});

/** 200 KB, for those who have a minute for each editor. */
const long = (/** @type {string} */ word) => ({
  "text/plain": `${"  - name: value\r\n".repeat(6_000)}last ${word} end\r\n${"\tindented  text\r\n".repeat(6_000)}end`,
});
const DEEP = process.env.PATROL_EDITORS_DEEP ? { long } : {};

/** Only editors whose name contains this. */
const only = process.env.PATROL_EDITOR ?? "";

describeInBothBrowsers("Pasted into", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new");
  });

  for (const editor of EDITORS) {
    if ((editor.only ?? session.browser) !== session.browser || !editor.name.includes(only)) continue;
    describe(editor.name, () => {
      const page = new EditorPages(session, editor);
      before(() => page.serve());
      after(() => page.close());

      for (const [kind, text] of Object.entries({ plain, ...(editor.rich ? { rich } : {}), ...DEEP })) {
        describe(`${kind} text`, () => {
          /** What the same keys do without Patrol. */
          const truth = { first: "", pasted: "", undone: "", replaced: "", twice: "", typed: "", below: "" };

          before(async () => {
            await copy(session, text(token));
            await page.openUnguarded();
            truth.first = await page.read();
            truth.pasted = await page.after(PASTE);
            truth.undone = await page.after(UNDO);
            await page.renew(truth.first);
            truth.replaced = await page.after(SELECT, PASTE);
            truth.twice = await page.after(PASTE);
            truth.typed = await page.after("z");
            await page.renew(truth.first);
            await page.atOnce(Key.ENTER, PASTE);
            truth.below = await page.settled((model) => model.includes("end"));
            await page.openGuarded();
          });

          /** @param {string} expected @param {string} what @param {string} [word] in place of the secret */
          async function shows(expected, what, word = token) {
            const plainly = (/** @type {string} */ model) => model.replaceAll(MASK, token).replaceAll(word, token);
            const model = plainly(await page.settled((model) => plainly(model) === expected));
            assert.equal(model, expected, what);
          }

          test("with a secret does not go in when the person cancels", async () => {
            await page.keys(PASTE);
            const review = await page.inField(() => waitForReview(session));
            await shows(truth.first, "while the question is open");
            await page.inField(() => review.choose("cancel"));
            await shows(truth.first, "cancelled");
            assertNowhere(token, { "the page": await page.dom(), "the model": await page.read() });
          });

          test("with a secret goes in as without Patrol when the person says so", async () => {
            await page.renew(truth.first);
            await page.keys(PASTE);
            await page.answer("go-on");
            await shows(truth.pasted, "pasted");
            await page.keys(UNDO);
            await shows(truth.undone, "undone");
          });

          test("goes in without its secret, over a selection, and once more behind it", async () => {
            await page.renew(truth.first);
            await page.keys(SELECT, PASTE);
            await page.answer("redact");
            await shows(truth.replaced, "over the selection");
            assertNowhere(token, { "the page": await page.dom(), "the model": await page.read() });
            await page.keys(PASTE);
            await page.answer("go-on");
            await shows(truth.twice, "behind it");
            await page.keys("z");
            await shows(truth.typed, "typed behind it");
          });

          test("with a secret goes in where the caret was put just before", async () => {
            await page.renew(truth.first);
            await page.atOnce(Key.ENTER, PASTE);
            await page.answer("go-on");
            await shows(truth.below, "in a new line");
          });

          test("without a secret goes in as without Patrol", async () => {
            await copy(session, text(WORD));
            await page.openGuarded();
            await page.keys(PASTE);
            await shows(truth.pasted, "pasted", WORD);
            await page.keys(UNDO);
            await shows(truth.undone, "undone");
          });
        });
      }
    });
  }
});
