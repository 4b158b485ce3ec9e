import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { pressFix, takeTask, waitForNoRule, waitForOutcome } from "../driver/form-advice.mjs";
import { assertNotice } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { TOKENS, chooseItem, click, creations, openForm, shownToken, submit } from "../driver/token-form.mjs";

const DAY_MS = 86_400_000;
/** Places of tasks in the advisor. */
const PUSH = 2;
const READ_PACKAGES = 3;
const EDIT_WIKI = 12;

describeInBothBrowsers("A change of the token form by one click", (session) => {
  for (const language of ["en", "de", "qps"]) {
    const page = `${TOKENS}?lang=${language}`;

    test(`makes a risky form a safe one, and the page sends what it shows (${language})`, async () => {
      await openForm(session, "nightly build", page);
      await click(session, "#__bolt-full");
      await chooseItem(session, 1, 3);
      await chooseItem(session, 2, 3);
      await pressFix(session, "all-organizations");
      await waitForOutcome(session);
      await waitForNoRule(session, "all-organizations");
      await pressFix(session, "lifetime-over-limit");
      await waitForNoRule(session, "lifetime-over-limit");
      await pressFix(session, "full-access");
      await waitForNoRule(session, "full-access");
      await click(session, '[class*="groupingContainer-"]:nth-child(1) .bolt-checkbox:nth-child(1)');
      await submit(session);
      await shownToken(session);
      const { scope, targetAccounts, validTo } = asked(session);
      assert.equal(scope, "vso.work");
      assert.equal(targetAccounts.length, 1);
      assert.equal(daysUntil(validTo), 30);
    });

    test(`chooses exactly what a task needs, with a date where no choice fits (${language})`, async () => {
      await openForm(session, "nightly build", page);
      await click(session, "#__bolt-full");
      await takeTask(session, PUSH);
      await waitForOutcome(session);
      assert.deepEqual(await checked(session), ["2.1", "2.2"]);
      await submit(session);
      await shownToken(session);
      const { scope, validTo } = asked(session);
      assert.equal(scope, "vso.code_write");
      assert.equal(daysUntil(validTo), 7);
    });
  }

  test("goes on in a form that the page draws anew after each change", async () => {
    await openForm(session, "nightly build", `${TOKENS}?redraw=1`);
    await click(session, "#__bolt-full");
    await takeTask(session, PUSH);
    await waitForOutcome(session);
    assert.deepEqual(await checked(session), ["2.1", "2.2"]);
  });

  test("says so when the form is closed meanwhile", async () => {
    await openForm(session, "nightly build");
    await click(session, "#__bolt-full");
    await runAsPage(
      session,
      `const close = document.querySelector(".bolt-panel-footer button:not(.primary)");
       new MutationObserver(() => close.click()).observe(document.querySelector("#__bolt-full"), { attributes: true });
       document.body.dataset.watched = "yes";`,
    );
    await session.until("the page to watch", () =>
      session.driver.executeScript("return document.body.dataset.watched"),
    );
    await takeTask(session, PUSH);
    await assertNotice(session, "formGone");
    assert.deepEqual(creations(session), []);
  });

  test("is one of the form that is seen, not of one that the page has left out of sight", async () => {
    await openForm(session, "nightly build");
    await runAsPage(
      session,
      `const left = document.querySelector(".bolt-panel-callout-content").cloneNode(true);
       for (const ours of left.querySelectorAll("patrol-advice, patrol-note")) ours.remove();
       left.style.display = "none";
       document.body.prepend(left);
       document.body.dataset.left = "yes";`,
    );
    await session.until("two forms", () => session.driver.executeScript("return document.body.dataset.left"));
    await click(session, ".bolt-portal-host #__bolt-full, .bolt-portal #__bolt-full");
    await pressFix(session, "full-access");
    await waitForNoRule(session, "full-access");
  });

  test("unchecks what a task does not need, and looks behind the link for what is not shown", async () => {
    await openForm(session, "nightly build");
    await click(session, '[class*="groupingContainer-"]:nth-child(2) .bolt-checkbox:nth-child(4)');
    await takeTask(session, EDIT_WIKI);
    await waitForOutcome(session, "Wiki");
    await submit(session);
    await shownToken(session);
    assert.equal(asked(session).scope, "vso.wiki_write");
  });

  test("works where only packaging is allowed", async () => {
    await openForm(session, "nightly build", `${TOKENS}?policy=packaging`);
    await takeTask(session, READ_PACKAGES);
    await waitForOutcome(session, "Packaging");
    assert.deepEqual(await checked(session), ["1.1"]);
  });

  test("works where a policy leaves fewer choices of an end", async () => {
    await openForm(session, "nightly build", `${TOKENS}?policy=lifespan&lang=de`);
    await takeTask(session, PUSH);
    await waitForOutcome(session);
    const [date] = await session.driver.findElements(By.css(".ms-DatePicker input"));
    assert.equal(await date.getAttribute("value"), new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10));
  });

  test("never presses a box that it cannot tell, and names what to choose", async () => {
    await openForm(session, "nightly build", `${TOKENS}?areas=by-name`);
    await takeTask(session, PUSH);
    await waitForOutcome(session, "Code (Read & write)");
    assert.deepEqual(await checked(session), []);
  });
});

/** The area and level of each box that is checked. @param {import("../driver/session.mjs").Session} session */
function checked({ driver }) {
  return driver.executeScript(`
    const areas = [...document.querySelectorAll('[class*="groupingContainer-"]')];
    return areas.flatMap((area, at) => [...area.querySelectorAll("[role=checkbox]")].flatMap((box, level) =>
      box.getAttribute("aria-checked") === "true" ? [at + 1 + "." + (level + 1)] : []));`);
}

/** What the one creation asked for. @param {import("../driver/session.mjs").Session} session */
function asked(session) {
  const [request, ...more] = creations(session);
  assert.equal(more.length, 0);
  return JSON.parse(request.body).dataProviderContext.properties;
}

/** @param {string} moment */
function daysUntil(moment) {
  return Math.ceil((Date.parse(moment) - Date.now()) / DAY_MS);
}
