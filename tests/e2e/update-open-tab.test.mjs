import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { FIELD, frameNamed, openFrame } from "../driver/frames.mjs";
import { assertInWords, message } from "../driver/messages.mjs";
import {
  assertNone,
  assertNotice,
  cancelTopmost,
  surfaces,
  waitForLine,
  waitForNone,
  waitForReview,
} from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { bodies, openQuietPage, outcome, start } from "../driver/scripted-request.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const LATE = { "page-problem": "gate-late" };
const FETCH = "fetch(url, { method: 'POST', body })";

/** What an old Patrol leaves in the browser's record when it is gone from under its page. */
const OF_THE_UPDATE = (/** @type {string} */ error) => /context invalidated|context unloaded|dead object/i.test(error);

/** Pastes into the open page: one question comes, in words, and its answer is carried out once. @param {Session} session @param {string} field */
async function assertOneQuestion(session, field) {
  await pasteInto(session, field);
  const review = await waitForReview(session);
  assertInWords(await review.text());
  assert.ok((await review.text()).includes(message("reviewTitle_one")));
  assert.equal((await surfaces(session, "patrol-review")).length, 1);
  await review.choose("redact");
  await session.until("the masked text", async () => (await contentOf(session, field)).includes("[redacted:"));
  assert.match(await contentOf(session, field), /^see \[redacted:[^\]]+\]$/);
  await assertNone(session, "patrol-review");
}

/** Patrol must say that requests are not held before the page is loaded anew, and load it when it is told to. @param {Session} session */
async function assertReload(session) {
  assert.deepEqual((await session.status()).problems, [LATE]);
  await session.driver.executeScript("window.before = true");
  await session.openPopup();
  await waitForStanding(session, "partly");
  assertInWords(await shown(session, "#problems"));
  assert.notEqual(await shown(session, "#problems"), "");
  assert.notEqual(await shown(session, "#reload"), "");
  await session.driver.findElement(By.css("#reload")).click();
  await session.toPage();
  await session.until("the page to be loaded anew", async () =>
    session.driver.executeScript("return window.before === undefined && document.querySelector('main') !== null"),
  );
  assert.deepEqual((await session.status()).problems, []);
}

/** A background of another name: Firefox keeps a script of the same name in memory. @param {string} folder */
async function withEmptyBackground(folder) {
  const manifest = join(folder, "manifest.json");
  const named = await readFile(manifest, "utf8");
  assert.ok(named.includes(`"${SCRIPT.background}"`));
  await writeFile(manifest, named.replace(`"${SCRIPT.background}"`, '"empty.js"'));
  await writeFile(join(folder, "empty.js"), "");
}

/** What must hold in a page that was open before this Patrol. @param {Session} session @param {() => Promise<void>} bring Patrol into it */
function holdsInOpenPage(session, bring) {
  test("a paste is asked about once, in words", async () => {
    await session.load(AREA.path);
    await bring();
    await session.status();
    await assertOneQuestion(session, AREA.field);
  });
}

describeInBothBrowsers(
  "Under a page that is open when Patrol is updated",
  (session) => {
    before(async () => copy(session, `see ${await testToken("new", 41)}`));

    holdsInOpenPage(session, () => session.reloadPatrol());

    test("a paste is asked about once also after a second update", async () => {
      await session.open(AREA.path);
      await session.reloadPatrol();
      await session.status();
      await session.reloadPatrol();
      await session.status();
      await assertOneQuestion(session, AREA.field);
    });

    test("a paste in a frame is asked about once", async () => {
      await openFrame(session, frameNamed("a frame whose text the page holds"));
      await session.reloadPatrol();
      await session.status();
      await session.driver.switchTo().frame(await session.driver.findElement(By.css("iframe")));
      await assertOneQuestion(session, FIELD);
    });

    test("Patrol says that token requests are not held, and offers to load the page anew", async () => {
      await session.open(AREA.path);
      await session.reloadPatrol();
      await assertReload(session);
    });

    test("a token request is asked about once, and goes nowhere when the person cancels", async () => {
      await openQuietPage(session);
      await session.reloadPatrol();
      await session.status();
      await start(session, FETCH);
      const review = await waitForReview(session);
      assertInWords(await review.text());
      await cancelTopmost(session);
      await outcome(session, /AbortError/);
      await assertNone(session, "patrol-review");
      assert.equal(bodies(session).length, 0);
    });

    test("a question that is open about a paste is answered or goes, and the next paste is asked about once", async () => {
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      await waitForReview(session);
      await session.reloadPatrol();
      await session.status();
      await cancelTopmost(session);
      await waitForNone(session, "patrol-review");
      assert.equal(await contentOf(session, AREA.field), "");
      await assertOneQuestion(session, AREA.field);
    });

    test("a request that waits for an answer does not wait for ever", async () => {
      await openQuietPage(session);
      await start(session, FETCH);
      await waitForReview(session);
      await session.reloadPatrol();
      await session.status();
      await cancelTopmost(session);
      await outcome(session, /AbortError|answered 200/);
      // Nobody has decided that it may go: then it is said that it went.
      if (bodies(session).length > 0) await assertNotice(session, "problemWentUnchecked");
      await waitForNone(session, "patrol-review");
    });
  },
  { errors: OF_THE_UPDATE },
);

describeInBothBrowsers(
  "Under a page that is open when Patrol is updated to one that does not start",
  (session) => {
    test("a paste stays stopped, and the page says so in words", async () => {
      await copy(session, await testToken("new", 42));
      await openField(session, AREA);
      await session.reloadPatrol(withEmptyBackground);
      await pasteInto(session, AREA.field);
      assertInWords(await waitForLine(session));
      assert.equal(await contentOf(session, AREA.field), "");
      await assertNone(session, "patrol-review");
    });
  },
  { errors: OF_THE_UPDATE },
);

for (const what of ["a paste is asked about once, in words", "Patrol offers to load the page anew"]) {
  describeInBothBrowsers(
    `In a page that was open before Patrol was installed, ${what}`,
    (session) => {
      test("as soon as it is there", async () => {
        await session.load(AREA.path);
        await session.install();
        await session.status();
        if (what.startsWith("Patrol")) return assertReload(session);
        await copy(session, `see ${await testToken("new", 44)}`);
        await assertOneQuestion(session, AREA.field);
      });
    },
    { later: true, errors: OF_THE_UPDATE },
  );
}
