// The guide on paper, and where there is little room for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { openGuide, press } from "../driver/guide.mjs";
import { onPaper } from "../driver/paper.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const CONTEXT = "org=contoso&project=Web%20Site&repo=shop";

/** Pages of every kind. */
const PLACES = [
  "list",
  "question/git",
  "scenario/git-once",
  "scenario/feed-npm",
  "playbook",
  "playbook/kill",
  "snippet",
  "snippet/azure-key-vault/python",
  "practice/vault",
  "failure/token-expired",
];

/** What the page shows of a selector, as text. @param {Session} session @param {string} selector @returns {Promise<string[]>} */
const shown = ({ driver }, selector) =>
  driver.executeScript(
    `const found = [...document.querySelectorAll(arguments[0])].filter((part) => part.checkVisibility());
     return found.map((part) => part.innerText.trim());`,
    selector,
  );

/** What stands out of the page, or of its own box where that is cut off. @param {Session} session @returns {Promise<string[]>} */
const cutOff = ({ driver }) =>
  driver.executeScript(
    `const { scrollWidth, clientWidth } = document.documentElement;
     const scrolls = (part) => part.closest("pre, .matrix") && ["auto", "scroll"].includes(getComputedStyle(part.closest("pre, .matrix")).overflowX);
     const out = [...document.querySelectorAll("main *")].filter((part) => {
       if (!part.checkVisibility() || scrolls(part)) return false;
       const { left, right, width } = part.getBoundingClientRect();
       return width > 0 && (left < -1 || right > clientWidth + 1);
     });
     return [...(scrollWidth > clientWidth ? ["the page: " + scrollWidth] : []), ...out.map((part) => part.outerHTML.slice(0, 90))];`,
  );

for (const theme of /** @type {const} */ (["light", "dark"])) {
  describeInBothBrowsers(
    `The guide on paper, in the ${theme} theme`,
    (session) => {
      test("has the command of the chosen shell and its name, and nothing to press", async () => {
        await openGuide(session, `scenario/git-once?${CONTEXT}`);
        await press(session, "article:not([hidden]) [data-shell=powershell]");
        await onPaper(session, async () => {
          assert.deepEqual(
            await shown(session, ".copy, .bar, #values, nav, .token-page, [aria-pressed=false], input"),
            [],
          );
          assert.deepEqual([...new Set(await shown(session, ".shells"))], ["PowerShell"]);
          const commands = await shown(session, "article .command pre");
          assert.ok(commands.some((command) => command.includes("$token = az account")));
          assert.ok(commands.every((command) => !command.includes("unset token")));
        });
        assert.ok((await shown(session, ".copy")).length > 0);
      });

      test("tells where links lead, in black on white", async () => {
        await openGuide(session, `scenario/git-laptop?${CONTEXT}`);
        await onPaper(session, async () => {
          const links = /** @type {[string, string][]} */ (
            await session.driver.executeScript(
              `return [...document.querySelectorAll("article:not([hidden]) a")].filter((link) => link.checkVisibility()).map(
                 (link) => [link.getAttribute("href") ?? "", getComputedStyle(link, "::after").content]);`,
            )
          );
          assert.ok(links.some(([href]) => href.startsWith("https://learn.microsoft.com/")));
          assert.ok(links.some(([href]) => href.startsWith("https://dev.azure.com/contoso/")));
          // Firefox says the rule, Chromium what comes of it.
          for (const [href, behind] of links) {
            const isTold = behind.includes("attr(href)") || behind.includes(href);
            assert.equal(isTold, href.startsWith("https:"), `${href}: ${behind}`);
          }
          const colours = await session.driver.executeScript(
            "const { color, backgroundColor } = getComputedStyle(document.body); return [color, backgroundColor];",
          );
          assert.deepEqual(colours, ["rgb(28, 30, 33)", "rgb(255, 255, 255)"]);
        });
      });

      test("has the checklist with what was chosen, boxes, and what each of its steps says", async () => {
        await openGuide(session, "playbook");
        await press(session, "[name=place][value=public]");
        await press(session, "[name=whose][value=other]");
        try {
          await onPaper(session, async () => {
            assert.deepEqual(await shown(session, "fieldset label"), [
              "In public, such as on GitHub or Stack Overflow",
              "Somebody else's",
            ]);
            assert.deepEqual(await shown(session, "[type=radio], :not(.shells) > button"), []);
            assert.equal((await shown(session, "[type=checkbox]")).length, 8);
            const steps = await shown(session, "#playbook li:not([hidden]) a");
            const said = await shown(session, ".playbook h2");
            assert.deepEqual(said.toSorted(), steps.toSorted());
          });
          assert.deepEqual(await shown(session, ".playbook h2"), []);
        } finally {
          await press(session, "#forget");
        }
      });

      test("is not cut off", async () => {
        for (const place of PLACES) {
          await openGuide(session, `${place}?${CONTEXT}`);
          await onPaper(session, async () => {
            const scrolled = await session.driver.executeScript(
              `return [...document.querySelectorAll("pre, .matrix")].filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
                 .map((part) => part.textContent.slice(0, 60))`,
            );
            assert.deepEqual(scrolled, [], place);
            assert.deepEqual(await cutOff(session), [], place);
          });
        }
      });
    },
    { theme, size: { width: 800, height: 1000 } },
  );
}

for (const language of ["en", "de"]) {
  describeInBothBrowsers(
    `The guide in a window of 320 pixels, in the language ${language}`,
    (session) => {
      for (const place of PLACES) {
        test(`fits: ${place}`, async () => {
          const file = language === "de" ? "guide.de.html" : "guide.html";
          await session.openOwn("settings.html");
          await session.openOwn(`${file}#${place}?${CONTEXT}`);
          await session.until("the guide to be alive", () =>
            session.driver.executeScript("return document.querySelector('.live') !== null"),
          );
          await session.driver.executeScript(
            "return chrome.tabs.getCurrent().then(({ id }) => chrome.tabs.setZoom(id, Math.ceil((100 * 500) / 320) / 100))",
          );
          await session.until("a narrow page", async () => {
            return Number(await session.driver.executeScript("return innerWidth")) <= 321;
          });
          assert.deepEqual(await cutOff(session), []);
        });
      }
    },
    { language, size: { width: 500, height: 900 } },
  );
}
