// Forms that differ from the known one. What stands in the form is right or is not said; the question that follows is right in any case,
// whoever asks it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { takeTask, waitForOutcome, waitForRules } from "../driver/form-advice.mjs";
import { message } from "../driver/messages.mjs";
import { texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { SCOPE, TOKENS, chooseItem, click, creations, fence, openForm, submit } from "../driver/token-form.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const LIFETIME = "lifetime-over-limit";
const SCOPES = "high-privilege-scope";
/** The form is not the known one, and Patrol says so. */
const UNKNOWN = undefined;

/**
 * @typedef {object} Variant
 * @property {string} [query] of the page
 * @property {string} [alter] statements that change the page once the form is filled in
 * @property {1 | 2} [end] which drop-down is the end's
 * @property {string[] | undefined} said rules that speak beside the fields
 */

/** @type {Record<string, Variant>} */
const VARIANTS = {
  "in its known form": { said: [LIFETIME, SCOPES] },
  "with its fields from the last to the first": { query: "order=turned", end: 1, said: [SCOPES, LIFETIME] },
  "from the last to the first, with organizations by another name": {
    query: "order=turned&organizations=%23 Ltd",
    end: 1,
    said: [SCOPES, LIFETIME],
  },
  "with organizations by names that have numbers": { query: "organizations=Team 30 %23", said: [SCOPES] },
  "turned, with organizations by names that have numbers": {
    query: "order=turned&organizations=Team 30 %23",
    end: 1,
    said: [SCOPES],
  },
  "with the end in French": { query: "days=%23 jours", said: [LIFETIME, SCOPES] },
  "with the end in Japanese": { query: "days=%23日", said: [LIFETIME, SCOPES] },
  "with the end in Arabic digits, from right to left": {
    query: "days=%23 يومًا&digits=arab",
    alter: "document.documentElement.dir = 'rtl'",
    said: [LIFETIME, SCOPES],
  },
  "with the end in months": { query: "days=%23 mois&unit=30", said: [SCOPES] },
  "with areas of the same size in each other's place": { query: "areas=swapped&lang=qps", said: [LIFETIME] },
  "with drop-downs of another class": {
    alter: `for (const field of document.querySelectorAll(".bolt-panel input[type=button]"))
      field.classList.remove("bolt-dropdown-expandable-textfield-input");
      document.querySelector(".bolt-panel").append("")`,
    said: [SCOPES],
  },
  "with the browser's own radio buttons": { query: "radios=native", said: [LIFETIME, SCOPES] },
  "with areas of another class": {
    alter: `for (const area of document.querySelectorAll("[class*=groupingContainer]")) area.className = "another"`,
    said: [LIFETIME, SCOPES],
  },
  "beside another panel": {
    alter: `document.body.insertAdjacentHTML("afterbegin",
      "<div class='bolt-panel-callout-content' role=dialog><input><div role=listbox><div role=option>7</div></div></div>")`,
    said: [LIFETIME, SCOPES],
  },
  "in a dialog element": {
    alter: `const panel = document.querySelector(".bolt-panel-callout-content"), dialog = document.createElement("dialog");
      panel.removeAttribute("role"); panel.replaceWith(dialog); dialog.append(panel);
      dialog.style.cssText = "position: fixed; inset: 0; margin: 0; width: 100vw; height: 100vh; display: flex; z-index: 9999999";
      dialog.open = true`,
    said: UNKNOWN,
  },
  "without the known scope mode": {
    alter: `document.getElementById("__bolt-custom").id = "another"; document.querySelector(".bolt-panel").append("")`,
    said: UNKNOWN,
  },
};

/** The whole form is seen: a drop-down closes when its panel scrolls. */
const SIZE = { size: { width: 1280, height: 1800 } };

describeInBothBrowsers(
  "Of a token form",
  (session) => {
    for (const [what, { query = "", alter = "", end = 2, said }] of Object.entries(VARIANTS)) {
      test(`${what} nothing wrong is said, and the question is right`, async () => {
        await session.store({});
        await openForm(session, "nightly build", `${TOKENS}?${query}`);
        await click(session, SCOPE.codeWrite);
        await chooseItem(session, end, 3);
        await session.driver.executeScript(alter);
        if (said) await waitForRules(session, said);
        else await session.status(({ problems }) => problems[0]?.["page-problem"] === "form-not-recognised");
        await submit(session);
        const review = await waitForReview(session);
        const found = (await review.findings()).sort();
        assert.equal(found.length, 2, found.join("\n"));
        assert.match(found[0], /^Code \(Read & write\)/);
        assert.match(found[1], /90 days/);
        await review.choose("cancel");
        await fence(session);
        assert.equal(creations(session).length, 0);
        await session.until("the log", async () => (await session.storage()).audit);
      });
    }

    test("that cannot be read whole it is said so", async () => {
      await openForm(session, "nightly build", `${TOKENS}?days=%23 mois&unit=30`);
      const banner = await waitForSurface(session, "patrol-advice");
      await session.until("it", async () => (await texts(banner, "p")).includes(message("formPartly")));
    });

    test("with the browser's own date control the end is set and read there", async () => {
      await openForm(session, "nightly build", `${TOKENS}?date=native`);
      await takeTask(session, 2);
      await waitForOutcome(session);
      const date = await session.driver.findElement(By.css(".bolt-panel [type=date]"));
      assert.equal(await date.getAttribute("value"), new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
      await waitForRules(session, []);
    });
  },
  SIZE,
);
