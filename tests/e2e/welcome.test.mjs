// The page that opens after the installation: what it says is tried there, and nothing of the trying is kept.

import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, focus } from "../driver/clipboard.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { pressFix, takeTask, waitForLine, waitForNoRule, waitForOutcome, waitForRule } from "../driver/form-advice.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, lines, waitForNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const PAGE = "welcome.html";
const AREA = fieldNamed("a text area");
const MASK = /^\[redacted:azure-devops-pat:\d{4}-\d{2}\]$/;

/** The browser's numbers of the tabs with the page. @param {Session} session @returns {Promise<number[]>} */
const opened = (session) =>
  session.inPatrol(
    "return (await chrome.tabs.query({ url: chrome.runtime.getURL(argument) })).map(({ id }) => id)",
    PAGE,
  );

describeInBothBrowsers(
  "After the installation",
  (session) => {
    test("the welcome page opens once", async () => {
      const [tab, ...more] = await session.until("the welcome page", async () => {
        const tabs = await opened(session);
        return tabs.length > 0 ? tabs : null;
      });
      assert.deepEqual(more, []);
      await session.openOwn(`popup.html?tab=${tab}`);
      // Practice says nothing about whether Patrol works.
      await waitForStanding(session, "not-guarded");
    });
  },
  { welcome: "stays" },
);

describeInBothBrowsers("On the welcome page", (session) => {
  beforeEach(async () => {
    await session.store({});
    await session.openOwn(PAGE);
    await session.until("the page", async () => (await shown(session, "h1")) === message("welcomeTitle"));
  });

  const field = "#comment";
  const token = () => shown(session, "#token");
  const paste = async () => {
    await focus(session, field);
    await chord(session, "v");
  };
  const copyToken = async () => {
    await session.driver.findElement(By.css("#copy")).click();
    await session.until("the token to be copied", async () => (await shown(session, "#copy-answer")) !== "");
    assert.equal(await shown(session, "#copy-answer"), message("welcomeCopied"));
  };
  /** What Patrol has stored, but for what is stored by itself. */
  const stored = async () => JSON.stringify(await session.inOwn("return chrome.storage.local.get(null)"));

  test("a fresh token can be copied, is asked about and redacted, and leaves no trace", async () => {
    const made = await token();
    await copyToken();
    const before = await stored();
    await paste();
    const review = await waitForReview(session);
    assert.equal((await review.findings()).length, 1);
    assert.ok((await review.text()).includes(message("brandPractice")));
    assertNowhere(made, { question: await review.text() });
    await review.choose("redact");
    await session.until("the masked text", async () => MASK.test(await contentOf(session, field)));
    await waitForSurface(session, "patrol-after");
    assert.equal(await stored(), before);
    assert.equal((await session.storage()).audit, undefined);
    await session.openOwn(PAGE);
    assert.notEqual(await token(), made);
  });

  test("a token that is pasted anyway is not remembered, and none that is nobody's is to be revoked", async () => {
    const made = await token();
    await copyToken();
    const before = await stored();
    await paste();
    const review = await waitForReview(session);
    await (await review.root.findElement(By.css("#remember"))).click();
    await review.choose("go-on");
    await session.until("the token", async () => (await contentOf(session, field)) === made);
    const notice = await waitForSurface(session, "patrol-notice");
    const said = await (await notice.findElement(By.css("[role=alert]"))).getText();
    assert.ok(said.includes(message("rememberPractice")), said);
    await assertNone(session, "patrol-after");
    const listed = await session.inOwn('return chrome.runtime.sendMessage({ kind: "list-remembered" })');
    assert.deepEqual(listed, { kind: "remembered", secrets: [] });
    assert.equal(await stored(), before);
  });

  test("the mode that is chosen is stored, and the practice follows it", async () => {
    await session.driver.findElement(By.css("#mode-strict")).click();
    await session.until(
      "it to be stored",
      async () => (await shown(session, "#mode-result")) === message("settingsSaved"),
    );
    const chosen = (await session.inOwn("return chrome.storage.local.get('settings')")).settings;
    assert.equal(chosen.levels.mode, "strict");
    await copyToken();
    await session.until("a question that wants a reason", async () => {
      await paste();
      const review = await waitForReview(session);
      const fields = await review.root.findElements(By.css("textarea[name=reason]"));
      await review.choose("cancel");
      return fields.length > 0;
    });
  });

  test("the practice form is advised on, and changed by a press", async () => {
    await waitForLine(session, message("formStart"));
    const { driver } = session;
    await focus(session, "#expiration");
    await driver.actions().sendKeys(Key.ENTER, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ENTER).perform();
    await waitForRule(session, "lifetime-over-limit");
    await pressFix(session, "lifetime-over-limit");
    await waitForNoRule(session, "lifetime-over-limit");
    assert.equal(await contentOf(session, "#expiration"), "30 days");
    await takeTask(session, 2);
    await waitForOutcome(session, "Code");
    const ticked = await driver.executeScript(
      "return [...document.querySelectorAll('.groupingContainer :checked')].map(({ value }) => value)",
    );
    assert.deepEqual(ticked, ["Read", "Read & write"]);
  });

  test("a risky practice token is asked about, and none is created or written down", async () => {
    const before = await stored();
    const { driver } = session;
    await waitForLine(session, message("formStart"));
    await driver.findElement(By.css("#name")).sendKeys("practice");
    await driver.findElement(By.css("#__bolt-full")).click();
    await waitForRule(session, "full-access");
    await driver.findElement(By.css("#create")).click();
    const review = await waitForReview(session);
    assert.equal(await shown(session, "#form-answer"), "");
    await review.choose("go-on");
    await session.until("the end", async () => (await shown(session, "#form-answer")) === message("welcomeFormDone"));
    await waitForNone(session, "patrol-review");
    assert.equal(await stored(), before);
    assert.deepEqual(await session.inOwn("return Object.keys(await chrome.storage.session.get('inventory'))"), []);
  });

  test("nothing of the gate or the form is complained about", async () => {
    await waitForSurface(session, "patrol-advice");
    await copy(session, await testToken("new", 5));
    await session.openOwn(PAGE);
    await paste();
    await (await waitForReview(session)).choose("cancel");
    assert.deepEqual(await lines(session), []);
  });

  test("open tabs say themselves that Patrol is at work in them", async () => {
    await session.until("the answer of no tab", async () => (await shown(session, "#tabs-none")) !== "");
    await session.open(AREA.path);
    await session.openOwn(PAGE);
    await session.until(
      "the answer of a tab",
      async () => (await shown(session, "#tabs-working")) === message("welcomeTabsWorking_one"),
    );
    assert.equal(await shown(session, "#tabs-none"), "");
    assert.equal(await shown(session, "#reload-all"), "");
    await session.toPage();
    await session.driver.get("about:blank");
  });
});

describeInBothBrowsers(
  "Beside a page that was open before Patrol was installed",
  (session) => {
    before(async () => {
      await session.load(AREA.path);
      await session.install();
    });

    test("the welcome page offers to load it anew, and then says that Patrol is at work", async () => {
      await session.openOwn(PAGE);
      await session.until(
        "the late tab",
        async () => (await shown(session, "#tabs-late")) === message("welcomeTabsLate_one"),
      );
      assert.equal(await shown(session, "#tabs-working"), "");
      await session.driver.findElement(By.css("#reload-all")).click();
      await session.until(
        "it to be at work",
        async () => (await shown(session, "#tabs-working")) === message("welcomeTabsWorking_one"),
      );
      assert.equal(await shown(session, "#tabs-late"), "");
    });
  },
  { later: true, errors: (error) => /context invalidated|context unloaded|dead object/i.test(error) },
);
