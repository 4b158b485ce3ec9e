// A secret went on: the note, the history, a check and the popup lead to what can be done now, and the list of steps waits until it is done.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { copy, focus, pasteInto, typeKeys } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { openGuide, press } from "../driver/guide.mjs";
import { message } from "../driver/messages.mjs";
import { waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { closeTab, shown, waitForStanding } from "../driver/own-pages.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const COMMENT = fieldNamed("a pull-request comment");
const NAMES = "org=contoso&project=web&repo=shop";

/** A background that can be told that an entry of the browser's menu was pressed. */
const PRESSABLE = preceded(
  SCRIPT.background,
  `{ const { onClicked } = chrome.contextMenus;
     const listen = onClicked.addListener.bind(onClicked);
     let heard = () => {};
     onClicked.addListener = (listener) => listen((heard = listener));
     chrome.runtime.onMessage.addListener((message) => {
       if (message?.kind === "press-for-test") heard(...message.values);
     }); }`,
);

/** What the popup says of the list. @param {Session} session */
const plan = (session) => shown(session, "#plan-done");

/** @param {number} done @param {number} all */
const said = (done, all) =>
  message(`planDone_${done === 1 ? "one" : "other"}`)
    .replace("$1", `${done}`)
    .replace("$2", `${all}`);

/** Opens the popup for the page under test. @param {Session} session */
async function openPopup(session) {
  await session.open(COMMENT.path);
  await session.openPopup();
  await waitForStanding(session, "protected");
}

describeInBothBrowsers(
  "After a secret went on",
  (session) => {
    afterEach(() => session.store({}));

    test("the note leads to where a secret of its kind is revoked", async () => {
      await copy(session, `token: ghp_${randomBytes(27).toString("hex").slice(0, 36)}`);
      await openField(session, COMMENT);
      await pasteInto(session, COMMENT.field);
      await (await waitForReview(session)).choose("go-on");
      const note = await waitForSurface(session, "patrol-after");
      assert.deepEqual(await note.findElements(By.css("a")), [], "no page of Azure DevOps revokes it");
      const button = await note.findElement(By.css(".actions button"));
      assert.equal(await button.getText(), message("guideLeak"));
      await button.click();
      await closeTab(session, `guide.html#provider/github?${NAMES}`);
    });

    for (const [what, ask] of /** @type {[string, () => Promise<unknown>][]} */ ([
      ["sent", async () => (await session.driver.findElement(By.css(COMMENT.send))).click()],
      [
        "kept",
        async () => {
          const flag = await waitForSurface(session, "patrol-flag");
          await (await flag.findElement(By.css("button"))).click();
        },
      ],
    ])) {
      test(`the note leads there too when it was typed and ${what}`, async () => {
        await openField(session, COMMENT);
        await focus(session, COMMENT.field);
        await typeKeys(session, `token: ghp_${randomBytes(27).toString("hex").slice(0, 36)}`);
        await ask();
        await (await waitForReview(session)).choose("go-on");
        const note = await waitForSurface(session, "patrol-after");
        const button = await note.findElement(By.css(".actions button"));
        assert.equal(await button.getText(), message("guideLeak"));
        await button.click();
        await closeTab(session, `guide.html#provider/github?${NAMES}`);
      });
    }

    test("a token that was typed and sent is revoked on the page of its organization", async () => {
      await openField(session, COMMENT);
      await focus(session, COMMENT.field);
      await typeKeys(session, await testToken("new", 72));
      await (await session.driver.findElement(By.css(COMMENT.send))).click();
      await (await waitForReview(session)).choose("go-on");
      await session.replica.waitFor(({ method, path }) => method !== "GET" && path.includes(COMMENT.arrives));
      const note = await waitForSurface(session, "patrol-after");
      const link = await note.findElement(By.css("a"));
      assert.equal(await link.getAttribute("href"), "https://dev.azure.com/contoso/_usersSettings/tokens");
    });

    test("the history leads there too, with the organization that the site names, and only where a secret went on", async () => {
      const entry = { time: Date.now(), site: "dev.azure.com", surface: "pull-request", rules: ["azure-devops-pat"] };
      await session.store({
        audit: [
          { ...entry, action: "went-on", site: "contoso.visualstudio.com" },
          { ...entry, action: "redacted" },
          { ...entry, action: "informed", rules: ["npm-token", "npm-token-legacy"] },
          { ...entry, action: "went-on", rules: ["npm-token", "azure-devops-pat"] },
          { ...entry, action: "went-on", rules: ["full-access"] },
        ],
      });
      await session.openOwn("popup.html");
      await session.openOwn("settings.html#history");
      const links = () =>
        session.driver.executeScript(
          `return [...document.querySelectorAll("#history-list li")].map((row) => {
             const link = row.querySelector("a");
             return link && [link.textContent, link.href.slice(location.origin.length)];
           });`,
        );
      await session.until("the entries", async () => (await links()).length === 5);
      const label = message("historyPlan");
      assert.deepEqual(await links(), [
        null,
        [label, "/guide.html#playbook"],
        [label, "/guide.html#provider/npm"],
        null,
        [label, "/guide.html#playbook?org=contoso"],
      ]);
    });

    test("a check of what the page shows leads there", async () => {
      await session.open(COMMENT.path);
      await session.driver.executeScript(
        `const shown = document.createElement("p");
         shown.textContent = arguments[0];
         document.querySelector("main").prepend(shown);
         document.getSelection().selectAllChildren(shown);`,
        await testToken("new", 71),
      );
      await session.inPatrol(
        "chrome.runtime.sendMessage({ kind: 'press-for-test', values: argument }).catch(() => {});",
        [{ menuItemId: "selection", frameId: 0 }, { id: await session.tab() }],
      );
      const line = await waitForSurface(session, "patrol-notice");
      const button = await line.findElement(By.css(".guide"));
      assert.equal(await button.getText(), message("guideLeak"));
      await button.click();
      await closeTab(session, `guide.html#playbook?${NAMES}`);
    });

    test("the popup says how far the steps are, and leads back to them", async () => {
      await openPopup(session);
      assert.equal(await plan(session), "", "there is none");
      await openGuide(session, "playbook?org=fabrikam");
      await press(session, "[name=place][value=public]");
      await press(session, "[name=whose][value=other]");
      await press(session, "[data-step=identify]");
      await openPopup(session);
      assert.equal(await plan(session), said(1, 8));
      await press(session, "#plan-continue");
      await closeTab(session, "guide.html#playbook?org=fabrikam");
      await openGuide(session, "playbook");
      await press(session, "[data-step=notify]");
      await openPopup(session);
      assert.equal(await plan(session), said(2, 8));
      const kept = await session.driver.executeScript("return { ...localStorage }");
      assert.deepEqual(Object.keys(kept), ["guideChecklist"]);
      assert.deepEqual(JSON.parse(kept.guideChecklist), {
        place: "public",
        whose: "other",
        done: ["identify", "notify"],
        names: "",
      });
      await press(session, "#plan-forget");
      assert.equal(await plan(session), "");
      assert.deepEqual(await session.driver.executeScript("return { ...localStorage }"), {});
      assert.equal(await session.driver.executeScript("return document.activeElement.id"), "heading");
    });

    test("the popup is silent when all steps are done, and about what no guide has kept", async () => {
      await openGuide(session, "playbook");
      await press(session, "[name=place][value=internal]");
      await press(session, "[name=whose][value=other]");
      const steps = await session.driver.executeScript(
        "return [...document.querySelectorAll('#playbook li:not([hidden]) input')].map(({ dataset }) => dataset.step)",
      );
      assert.equal(steps.length, 8);
      for (const step of steps.slice(0, -1)) await press(session, `[data-step=${step}]`);
      await openPopup(session);
      assert.equal(await plan(session), said(7, 8));
      await openGuide(session, "playbook");
      await press(session, `[data-step=${steps.at(-1)}]`);
      await openPopup(session);
      assert.equal(await plan(session), "");
      const broken = ["[]", '{"done":7}', '{"place":"<b>","done":["<b>"]}', "x".repeat(100_000)];
      for (const kept of broken) {
        await session.driver.executeScript("localStorage.setItem('guideChecklist', arguments[0])", kept);
        await openPopup(session);
        assert.equal(await plan(session), "", kept.slice(0, 40));
      }
      await session.driver.executeScript("localStorage.clear()");
    });
  },
  { alter: PRESSABLE },
);
