import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { BROKEN, changed, deaf, missing, partFile, preceded, replaced } from "../driver/broken.mjs";
import { contentOf, copy, focus, pasteInto } from "../driver/clipboard.mjs";
import { dropFromOutside } from "../driver/drag.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNotice } from "../driver/overlay.mjs";
import { askForFullAccess, assertPartTold, assertStopped, ofTheTest } from "../driver/parts.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { creations, fence, shownToken } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/both-browsers.mjs").SuiteOptions} SuiteOptions */

const AREA = fieldNamed("a text area");
const REVIEW = partFile("review");
const WENT_UNCHECKED = "went-unchecked";
const STOP = { settings: { version: 1, stopUnchecked: true } };

/** Ways in which the question does not come. @type {[string, SuiteOptions][]} */
const FAILURES = [
  ["its file is missing", { alter: missing(REVIEW) }],
  ["its file is cut short", { alter: changed(REVIEW, (part) => part.slice(0, part.length / 2)) }],
  ["its file is empty", { alter: replaced(REVIEW) }],
  ["it fails when it is loaded", { alter: replaced(REVIEW, `throw new Error("${BROKEN}");`) }],
  [
    "the browser does not open it",
    { alter: preceded(REVIEW, `HTMLDialogElement.prototype.showModal = () => { throw new Error("${BROKEN}"); };`) },
  ],
  [
    "it fails when it is called",
    { alter: preceded(REVIEW, `HTMLDialogElement.prototype.setAttribute = () => { throw new Error("${BROKEN}"); };`) },
  ],
  ["the background does not bring it", { alter: deaf('kind === "load"') }],
];

for (const [how, options] of FAILURES) {
  describeInBothBrowsers(
    `When the question cannot be shown because ${how}`,
    (session) => {
      before(async () => copy(session, await testToken("new", 34)));
      afterEach(() => session.store({}));

      test("a paste stays stopped, again and again, and page and popup say so", async () => {
        await openField(session, AREA);
        await assertStopped(session);
        await assertPartTold(session);
        await openField(session, AREA);
        await assertStopped(session);
      });

      test("a drop stays stopped, and what was typed stays and is not sent", async () => {
        const token = await testToken("new", 34);
        await openField(session, AREA);
        await dropFromOutside(session, { selector: AREA.field }, token);
        await assertNotice(session, "noticeDropStopped");
        assert.equal(await contentOf(session, AREA.field), "");
        await focus(session, AREA.field);
        await session.driver.actions().sendKeys(token).perform();
        await (await session.driver.findElement(By.css(AREA.send))).click();
        await assertNotice(session, "noticeSendStopped");
        assert.equal(await contentOf(session, AREA.field), token);
        assertNotSent(token, session.replica);
      });

      test("a paste without a secret goes in", async () => {
        await copy(session, "nothing to hide");
        await openField(session, AREA);
        await pasteInto(session, AREA.field);
        await session.until("the text", async () => (await contentOf(session, AREA.field)) === "nothing to hide");
        await copy(session, await testToken("new", 34));
      });

      test("a token request goes out, and the page says that it was not checked", async () => {
        await askForFullAccess(session);
        await shownToken(session);
        assert.equal(creations(session).length, 1);
        await assertNotice(session, "problemWentUnchecked");
        const { problems } = await session.status();
        assert.ok(
          problems.some((problem) => problem["page-problem"] === WENT_UNCHECKED),
          JSON.stringify(problems),
        );
      });

      test("a token request stops where the person wants that", async () => {
        await session.store(STOP);
        await askForFullAccess(session);
        await assertNotice(session, "noticeUncheckedStopped");
        await fence(session);
        assert.equal(creations(session).length, 0);
      });
    },
    { ...options, errors: ofTheTest },
  );
}
