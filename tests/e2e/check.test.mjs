// A person asks: does this text hold a secret? The answer is a line in the page. Or wants what is found replaced. And what else is pressed outside of pages: a shortcut of the
// keyboard, a notification. A driver cannot press these, so a copy of the background says what it listens for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { focus } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, assertNotice, waitForLine } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const EDITABLE = fieldNamed("an editable element");
const TOKENS = "https://dev.azure.com/contoso/_usersSettings/tokens";
const DAY = 86_400_000;

const PRESSABLE = preceded(
  SCRIPT.background,
  `{ const events = {
       menu: chrome.contextMenus.onClicked,
       command: chrome.commands.onCommand,
       notification: chrome.notifications.onClicked,
     };
     const heard = {};
     for (const [name, event] of Object.entries(events)) {
       const listen = event.addListener.bind(event);
       event.addListener = (listener) => {
         heard[name] = listener;
         listen(listener);
       };
     }
     const create = chrome.notifications.create.bind(chrome.notifications);
     chrome.notifications.create = (id, options) => {
       chrome.storage.session.set({ shownForTest: id });
       return create(id, options);
     };
     chrome.runtime.onMessage.addListener((message) => {
       if (message?.kind === "press-for-test") heard[message.name](...message.values);
     }); }`,
);

/** Presses something that the browser shows. @param {Session} session @param {"menu" | "command" | "notification"} name @param {unknown[]} values */
const press = (session, name, values) =>
  session.inPatrol("chrome.runtime.sendMessage({ kind: 'press-for-test', ...argument }).catch(() => {});", {
    name,
    values,
  });

/** Presses an entry of the menu. @param {Session} session @param {"selection" | "field" | "redact"} entry */
const pressMenu = async (session, entry) =>
  press(session, "menu", [{ menuItemId: entry, frameId: 0 }, { id: await session.tab() }]);

/**
 * Presses a shortcut, a second later: the page has to be in front when it is asked, as it is when a person presses a key.
 * @param {Session} session
 * @param {"check" | "redact"} command
 */
const pressKeys = async (session, command) =>
  session.inPatrol(
    `setTimeout(() => chrome.runtime.sendMessage({ kind: "press-for-test", ...argument }).catch(() => {}), 1000);`,
    { name: "command", values: [command, { id: await session.tab() }] },
  );

/** @param {Session} session @param {string} selector @param {string} text */
async function fill(session, selector, text) {
  const field = await focus(session, selector);
  await field.sendKeys(text);
}

/** What Patrol says of so many secrets. @param {"checkFound" | "checkRedacted"} key */
const saidOf = (key) => (/** @type {number} */ count, /** @type {string} */ names) =>
  message(`${key}_${count === 1 ? "one" : "other"}`)
    .replace("$1", `${count}`)
    .replace("$2", names);

const found = saidOf("checkFound");
const replaced = saidOf("checkRedacted");

describeInBothBrowsers(
  "A check that the person asks for",
  (session) => {
    test("is in the menu", async () => {
      for (const id of ["selection", "field", "redact"]) {
        const error = await session.inPatrol(
          `return new Promise((done) => {
             chrome.contextMenus.update(argument, { enabled: true }, () => done(chrome.runtime.lastError?.message ?? ""));
           });`,
          id,
        );
        assert.equal(error, "", id);
      }
    });

    test("finds the secret in a field, changes nothing, and keeps nothing of it", async () => {
      const token = await testToken("new", 31);
      await openField(session, AREA);
      await fill(session, AREA.field, `first ${token} last`);
      await pressMenu(session, "field");
      const line = await waitForLine(session);
      assert.ok(line.includes(found(1, message("secret_azure_devops_pat"))), line);
      assert.ok(!line.includes(token.slice(0, 12)));
      assert.equal(await session.driver.findElement(By.css(AREA.field)).getAttribute("value"), `first ${token} last`);
      assert.equal((await session.storage()).audit, undefined);
      assert.equal((await session.status()).findings, 0);
      await assertNone(session, "patrol-review");
    });

    test("looks at the selection only", async () => {
      await openField(session, AREA);
      await fill(session, AREA.field, `first ${await testToken("new", 32)}`);
      const select = (/** @type {number} */ end) =>
        session.driver.executeScript(
          "document.querySelector(arguments[0]).setSelectionRange(0, arguments[1])",
          AREA.field,
          end,
        );
      await select(5);
      await pressMenu(session, "selection");
      await assertNotice(session, "checkClean");
      await select(500);
      await pressMenu(session, "selection");
      await session.until("the finding", async () =>
        (await waitForLine(session)).includes(found(1, message("secret_azure_devops_pat"))),
      );
    });

    test("looks at what the page itself shows, and counts", async () => {
      const [one, other] = [await testToken("new", 33), await testToken("new", 34)];
      await session.open(AREA.path);
      await session.driver.executeScript(
        `const shown = document.createElement("p");
         shown.textContent = arguments[0];
         document.querySelector("main").prepend(shown);
         document.getSelection().selectAllChildren(shown);`,
        `${one} and ${other}`,
      );
      await pressMenu(session, "selection");
      const line = await waitForLine(session);
      assert.ok(line.includes(found(2, message("secret_azure_devops_pat"))), line);
    });

    test("looks at the whole of an editable element", async () => {
      await openField(session, EDITABLE);
      await fill(session, EDITABLE.field, `first ${await testToken("new", 35)}`);
      await pressMenu(session, "field");
      assert.ok((await waitForLine(session)).includes(found(1, message("secret_azure_devops_pat"))));
    });

    test("says when there is no text, also while Patrol is paused", async () => {
      await session.store({ settings: { version: 1, pausedHosts: ["dev.azure.com"] } });
      await session.open(AREA.path);
      await pressMenu(session, "selection");
      await assertNotice(session, "checkNoText");
      await session.store({});
    });

    test("comes by the keyboard: the selection, or the field where nothing is selected", async () => {
      await openField(session, AREA);
      await fill(session, AREA.field, `first ${await testToken("new", 36)}`);
      await pressKeys(session, "check");
      await focus(session, AREA.field);
      assert.ok((await waitForLine(session)).includes(found(1, message("secret_azure_devops_pat"))));
    });

    test("replaces every secret in a field, and the rest stays", async () => {
      const tokens = [await testToken("new", 37), await testToken("new", 38)];
      await openField(session, AREA);
      await fill(session, AREA.field, `first ${tokens.join(" and ")} last`);
      await pressMenu(session, "redact");
      const line = await waitForLine(session);
      assert.ok(line.includes(replaced(2, message("secret_azure_devops_pat"))), line);
      const left = String(await session.driver.findElement(By.css(AREA.field)).getAttribute("value"));
      assert.match(left, /^first .+ and .+ last$/);
      for (const token of tokens) assert.ok(!left.includes(token.slice(4, -4)), left);
      await pressMenu(session, "field");
      await session.until("nothing to be left", async () =>
        (await waitForLine(session)).includes(message("checkClean")),
      );
    });

    test("replaces what is in several blocks of an editable element, and keeps the blocks", async () => {
      const tokens = [await testToken("new", 39), await testToken("new", 40)];
      await openField(session, EDITABLE);
      await runAsPage(
        session,
        `document.querySelector(${JSON.stringify(EDITABLE.field)}).innerHTML =
           ${JSON.stringify(`<p>first <b>${tokens[0]}</b></p><p>${tokens[1]} last</p>`)};`,
      );
      await focus(session, EDITABLE.field);
      await pressMenu(session, "redact");
      const line = await waitForLine(session);
      assert.ok(line.includes(replaced(2, message("secret_azure_devops_pat"))), line);
      const blocks = await session.driver.findElements(By.css(`${EDITABLE.field} p`));
      const [first, second] = await Promise.all(blocks.map((block) => block.getAttribute("textContent")));
      assert.match(String(first), /^first .+$/);
      assert.match(String(second), /^.+ last$/);
      for (const token of tokens) assert.ok(!`${first}${second}`.includes(token.slice(4, -4)), `${first} ${second}`);
    });

    test("replaces by the keyboard what is selected, and nothing else", async () => {
      const [chosen, other] = [await testToken("new", 41), await testToken("new", 42)];
      await openField(session, AREA);
      await fill(session, AREA.field, `${chosen} ${other}`);
      await pressKeys(session, "redact");
      await focus(session, AREA.field);
      await session.driver.executeScript(
        "document.querySelector(arguments[0]).setSelectionRange(0, arguments[1])",
        AREA.field,
        chosen.length,
      );
      assert.ok((await waitForLine(session)).includes(replaced(1, message("secret_azure_devops_pat"))));
      const left = String(await session.driver.findElement(By.css(AREA.field)).getAttribute("value"));
      assert.ok(left.endsWith(` ${other}`) && !left.includes(chosen.slice(4, -4)), left);
    });

    test("says when a field takes nothing", async () => {
      const token = await testToken("new", 43);
      await openField(session, AREA);
      await fill(session, AREA.field, token);
      await runAsPage(session, `document.querySelector(${JSON.stringify(AREA.field)}).readOnly = true;`);
      await pressMenu(session, "redact");
      await assertNotice(session, "checkRedactFailed");
      assert.equal(await session.driver.findElement(By.css(AREA.field)).getAttribute("value"), token);
    });

    test("a reminder leads to the page where its token was made", async () => {
      const reminder = { name: "build", organization: "contoso", page: TOKENS, ends: Date.now() + 2 * DAY };
      await session.store({ reminders: [reminder] });
      await session.stopBackground();
      await session.open(AREA.path); // wakes it
      const shown = "return (await chrome.storage.session.get('shownForTest')).shownForTest ?? null";
      const id = await session.until("the notification", () => session.inPatrol(shown));
      await press(session, "notification", [id]);
      const tab = await session.until("the token page", () =>
        session.inPatrol(
          "return (await chrome.tabs.query({ url: argument, status: 'complete' }))[0]?.id ?? null",
          TOKENS,
        ),
      );
      await session.inPatrol("await chrome.tabs.remove(argument)", tab);
    });
  },
  { alter: PRESSABLE },
);
