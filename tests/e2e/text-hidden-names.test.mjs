// An element of a page can have the name of something that scripts call on the document, and then stands in its place for the page's scripts.
// Text that people may write, in a wiki for one, does this without any script. Scripts of an extension must not see it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { testToken } from "../driver/tokens.mjs";

const FIELDS = ["a text area", "an editable element"].map(fieldNamed);

/** What scripts call on a document, except for what the drivers of the browsers call there themselves. */
const NAMES = ["createElement", "createElementNS", "getSelection", "execCommand", "readyState", "addEventListener"];

/** Puts elements with these names into the page. */
const HIDE = `
  const { body } = document;
  body.insertAdjacentHTML("beforeend", ${JSON.stringify(NAMES)}.map((name) => '<img hidden name="' + name + '">').join(""));
  body.dataset.hidden = ${JSON.stringify(NAMES)}.filter((name) => document[name] instanceof HTMLImageElement).length;`;

/** How many of the names are hidden. */
const HIDDEN = "return document.querySelector('body').dataset.hidden";

describeInBothBrowsers("On a page whose elements have the names of what the document can do", (session) => {
  before(async () => copy(session, `see ${await testToken("new", 45)} there`));

  for (const field of FIELDS) {
    test(`a token that is pasted into ${field.name} is asked about and redacted`, async () => {
      await openField(session, field);
      await runAsPage(session, HIDE);
      await session.until("hidden names", () => session.driver.executeScript(HIDDEN));
      assert.equal(await session.driver.executeScript(HIDDEN), `${NAMES.length}`);
      await pasteInto(session, field.field);
      const review = await waitForReview(session);
      await review.choose("redact");
      await session.until("the masked text", async () =>
        /^see \[redacted:[^\]]+\] there$/.test(await contentOf(session, field.field)),
      );
      assert.deepEqual((await session.status()).problems, []);
    });
  }
});
