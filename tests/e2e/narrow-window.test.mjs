import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { speakOnly } from "../driver/extension-copy.mjs";
import { pressFix, takeTask, waitForNoRule, waitForOutcome, waitForRule } from "../driver/form-advice.mjs";
import { surfaces, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { SCOPE, TOKENS, chooseItem, click, openForm, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

/**
 * Fails when something of Patrol stands out of the window or of its own element, or makes the page scroll sideways.
 * @param {Session} session
 * @param {import("../driver/overlay.mjs").Surface[]} kinds
 */
async function assertFits(session, kinds) {
  const hosts = (await Promise.all(kinds.map((kind) => surfaces(session, kind)))).flat();
  const roots = await Promise.all(hosts.map((host) => host.getShadowRoot()));
  const parts = (await Promise.all(roots.map((root) => root.findElements(By.css("*"))))).flat();
  assert.ok(parts.length > 2, "there is next to nothing to look at");
  const wide = await session.driver.executeScript(
    `const [hosts, parts] = arguments;
     const out = parts.filter((part) => {
       const { left, right } = part.getBoundingClientRect();
       return left < 0 || right > innerWidth || (part.clientWidth > 0 && part.scrollWidth > part.clientWidth);
     });
     const widths = () => [document.documentElement, ...document.querySelectorAll(".bolt-panel-content")].map((part) => part.scrollWidth);
     const before = widths();
     for (const host of hosts) host.style.display = "none";
     const without = widths();
     for (const host of hosts) host.style.display = "";
     return [...out.map((part) => part.outerHTML.slice(0, 90)), ...before.filter((width, at) => width > without[at])];`,
    hosts,
    parts,
  );
  assert.deepEqual(wide, []);
}

/** Makes the page narrow, in pixels. No browser makes a window as narrow as that, but a larger page in it. @param {Session} session */
async function narrow(session, width = 321) {
  await session.open(TOKENS);
  const zoom = "await chrome.tabs.setZoom(argument.tab, Math.ceil((100 * 500) / argument.width) / 100)";
  await session.inPatrol(zoom, { tab: await session.tab(), width });
  await session.until("a narrow page", async () => {
    return Number(await session.driver.executeScript("return innerWidth")) <= width;
  });
}

for (const language of ["en", "de", "ja"]) {
  describeInBothBrowsers(
    `In a narrow window, in the language ${language}`,
    (session) => {
      test("advice in the token form fits, and its buttons are reached", async () => {
        // In a narrower window the form's own date does not fit.
        await narrow(session, 400);
        await openForm(session, "test");
        await click(session, "#__bolt-full");
        await chooseItem(session, 2, 3);
        await waitForRule(session, "lifetime-over-limit");
        await waitForRule(session, "full-access");
        await assertFits(session, ["patrol-advice", "patrol-note"]);
        await pressFix(session, "lifetime-over-limit");
        await waitForNoRule(session, "lifetime-over-limit");
        await takeTask(session, 2);
        await waitForOutcome(session);
        await assertFits(session, ["patrol-advice", "patrol-note"]);
      });

      test("the question and the advice after a creation fit", async () => {
        await narrow(session);
        session.replica.options.token = await testToken("new", 21);
        await openForm(session, "nightly build");
        await chooseItem(session, 2, 3);
        await waitForRule(session, "lifetime-over-limit");
        await click(session, SCOPE.codeWrite);
        await waitForRule(session, "high-privilege-scope");
        await submit(session);
        const review = await waitForReview(session);
        await assertFits(session, ["patrol-review"]);
        await review.choose("go-on");
        await shownToken(session);
        await waitForSurface(session, "patrol-created");
        await assertFits(session, ["patrol-created"]);
      });

      test("the way to the inventory fits", async () => {
        // In a narrower window the page itself has no room beside its menu.
        await narrow(session, 400);
        await waitForSurface(session, "patrol-list");
        await assertFits(session, ["patrol-list"]);
      });
    },
    {
      language,
      size: { width: 500, height: 900 },
      alter: (folder) => speakOnly(folder, language),
    },
  );
}
