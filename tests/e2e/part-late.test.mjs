import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { all, deaf, heldParts, partFile, preceded, release } from "../driver/broken.mjs";
import { contentOf, copy, focus, pasteInto, pasted } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { FIELD, frameNamed, openFrame } from "../driver/frames.mjs";
import { assertNone, waitForLine, waitForReview } from "../driver/overlay.mjs";
import { assertStopped, ofTheTest } from "../driver/parts.mjs";
import { fence } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");
const REVIEW = partFile("review");

describeInBothBrowsers(
  "When the background is silent",
  (session) => {
    before(async () => copy(session, await testToken("new", 35)));

    test("a paste stays stopped, the page says so, and the text is still on the clipboard", async () => {
      await openField(session, AREA);
      await assertStopped(session);
      assert.equal(await pasted(session), await testToken("new", 35));
    });

    test("a paste in a frame stays stopped, and the frame says so", async () => {
      await openFrame(session, frameNamed("a frame whose text the page holds"));
      await pasteInto(session, FIELD);
      await waitForLine(session);
      assert.equal(await contentOf(session, FIELD), "");
    });
  },
  { alter: deaf("true"), errors: ofTheTest },
);

describeInBothBrowsers("When the background is asleep", (session) => {
  before(async () => copy(session, await testToken("new", 36)));

  for (const kind of ["the page itself", "a frame that the page fills", "a sandboxed frame without an origin"]) {
    test(`the question comes all the same in ${kind}`, async () => {
      await openFrame(session, frameNamed(kind));
      const frame = await session.driver.executeScript("return window !== top");
      await session.stopBackground();
      assert.equal(await session.driver.executeScript("return window !== top"), frame);
      await pasteInto(session, FIELD);
      await (await waitForReview(session)).choose("redact");
      await session.until("the masked text", async () => (await contentOf(session, FIELD)).startsWith("[redacted:"));
    });
  }
});

describeInBothBrowsers(
  "When the part with the question is late",
  (session) => {
    before(async () => copy(session, await testToken("new", 37)));

    test("a paste that was given up stays so, and the next one is asked about", async () => {
      await openField(session, AREA);
      await assertStopped(session);
      await release(session);
      await session.status();
      await assertNone(session, "patrol-review");
      assert.equal(await contentOf(session, AREA.field), "");
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("redact");
      await session.until("the masked text", async () =>
        (await contentOf(session, AREA.field)).startsWith("[redacted:"),
      );
      assert.deepEqual((await session.status()).problems, []);
    });
  },
  { alter: heldParts, errors: ofTheTest },
);

describeInBothBrowsers(
  "When the person goes to another field while the question is on its way",
  (session) => {
    before(async () => copy(session, await testToken("new", 39)));

    test("what is typed there stays there", async () => {
      const other = ".plain-input";
      await openField(session, AREA);
      await focus(session, AREA.field);
      const origin = await session.driver.findElement(By.css(other));
      const actions = session.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).sendKeys("ab");
      await actions.move({ origin }).click().sendKeys("cd").perform();
      assert.equal(await contentOf(session, other), "cd");
      await release(session);
      await (await waitForReview(session)).choose("cancel");
      await session.until("the typed text", async () => (await contentOf(session, AREA.field)) === "ab");
      assert.equal(await contentOf(session, other), "cd");
    });
  },
  { alter: heldParts, errors: ofTheTest },
);

describeInBothBrowsers(
  "When the page changes while a part is on its way",
  (session) => {
    before(async () => copy(session, await testToken("new", 38)));

    test("the part does not run in the next page, and comes there when it is needed", async () => {
      const runs = () => session.driver.executeScript("return document.documentElement.dataset.parts ?? 'none'");
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await session.open(`${AREA.path}?next`);
      await release(session);
      await fence(session);
      assert.equal(await runs(), "none");
      await assertNone(session, "patrol-review");
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      await pasteInto(session, AREA.field);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await runs(), "1");
    });
  },
  {
    alter: all(
      heldParts,
      preceded(
        REVIEW,
        "{ const { dataset } = document.documentElement; dataset.parts = String(1 + Number(dataset.parts ?? 0)); }",
      ),
    ),
    errors: ofTheTest,
  },
);

describeInBothBrowsers(
  "When the site is taken from Patrol under the open page",
  (session) => {
    before(async () => copy(session, await testToken("new", 39)));

    test("a paste stays stopped, and the page says so", async () => {
      await openField(session, AREA);
      await session.setHostAccess(false);
      await assertStopped(session);
    });
  },
  { errors: ofTheTest },
);
