// What a person has entered and not decided about is asked about before it is sent, whatever sends it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, focus, pasteInto, typeKeys } from "../driver/clipboard.mjs";
import { FIELDS, fieldNamed, openField, sendField } from "../driver/fields.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;
const INPUT = fieldNamed("an input");
const AREA = fieldNamed("a text area");
const SENT = [
  "an input",
  "a text area",
  "an editable element",
  "a pull-request comment",
  "a wiki page",
  "a work item's description",
];

describeInBothBrowsers("What is sent", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 201);
  });

  const content = (/** @type {string} */ selector) => contentOf(session, selector);
  const type = (/** @type {string[]} */ ...keys) => typeKeys(session, ...keys);
  const press = async (/** @type {string} */ selector) => (await session.driver.findElement(By.css(selector))).click();
  /** How often something arrived. @param {string} path */
  const arrived = (path) =>
    session.replica.requests().filter((request) => request.method !== "GET" && request.path.includes(path)).length;

  for (const place of FIELDS.filter(({ name }) => SENT.includes(name))) {
    test(`from ${place.name} by its button waits for the person, and arrives once`, async () => {
      for (const [choice, expected] of /** @type {const} */ ([
        ["redact", MASK],
        ["go-on", new RegExp(token)],
      ])) {
        await openField(session, place);
        await focus(session, place.field);
        await type(` use ${token} here`);
        await press(place.send);
        const review = await waitForReview(session);
        assert.equal(arrived(place.arrives), 0, "it was sent before it was decided");
        await review.choose(choice);
        const { body } = await session.replica.waitFor(
          ({ method, path }) => method !== "GET" && path.includes(place.arrives) && !path.includes("HierarchyQuery"),
        );
        assert.match(body, expected);
        assert.equal(arrived(place.arrives), 1);
        if (choice === "redact") assertNotSent(token, session.replica);
        session.replica.clear();
      }
    });

    test(`from ${place.name} stays when the person cancels`, async () => {
      await openField(session, place);
      await focus(session, place.field);
      await type(` use ${token} here`);
      const typed = await content(place.field);
      await press(place.send);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await content(place.field), typed);
      // What is sent later, and arrives: without the secret.
      await press(place.send);
      await (await waitForReview(session)).choose("redact");
      await session.until("the text to arrive", async () => arrived(place.arrives) > 0);
      assertNotSent(token, session.replica);
    });
  }

  test("by Enter in a line waits, and is sent once", async () => {
    for (const choice of /** @type {const} */ (["redact", "go-on"])) {
      await openField(session, INPUT);
      await focus(session, INPUT.field);
      await type(token, Key.ENTER);
      const review = await waitForReview(session);
      assert.equal(arrived(INPUT.arrives), 0, "it was sent before it was decided");
      await review.choose(choice);
      const { body } = await session.replica.waitFor(({ path }) => path.includes(INPUT.arrives));
      assert.equal(MASK.test(body), choice === "redact");
      assert.equal(arrived(INPUT.arrives), 1);
      session.replica.clear();
    }
  });

  test("by Ctrl+Enter reaches the page's own listener when that is decided", async () => {
    await openField(session, AREA);
    await runAsPage(
      session,
      `window.heard = [];
       addEventListener("keydown", ({ key, ctrlKey }) => {
         if (key === "Enter" && ctrlKey) window.heard.push(document.querySelector(".plain-textarea").value);
       });
       document.body.dataset.listens = "yes";`,
    );
    await session.until("the listener", () => session.driver.executeScript("return document.body.dataset.listens"));
    await focus(session, AREA.field);
    await type(token);
    await session.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    const review = await waitForReview(session);
    const heard = () =>
      /** @type {Promise<string[]>} */ (
        session.driver.executeScript("return JSON.parse(JSON.stringify((window.wrappedJSObject ?? window).heard))")
      );
    assert.deepEqual(await heard(), []);
    await review.choose("redact");
    await session.until("the page to hear of it", async () => (await heard()).length > 0);
    const [text = "", ...more] = await heard();
    assert.match(text, MASK);
    assert.deepEqual(more, []);
  });

  test("by a script of the page that submits the form waits as well", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await type(token);
    await runAsPage(session, `document.querySelector(".plain-form").requestSubmit()`);
    await (await waitForReview(session)).choose("redact");
    const { body } = await session.replica.waitFor(({ path }) => path.includes(AREA.arrives));
    assert.match(body, MASK);
  });

  test("after a paste that was decided asks nothing", async () => {
    await copy(session, `use ${token} here`);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("go-on");
    await session.until("the text", async () => (await content(AREA.field)).includes(token));
    await type(" and more");
    assert.ok((await sendField(session, AREA)).includes(token));
    await assertNone(session, "patrol-review");
  });

  test("beside a new secret leaves what was let in before", async () => {
    const other = await testToken("new", 202);
    await copy(session, `${token} `);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("go-on");
    await session.until("the text", async () => (await content(AREA.field)).includes(token));
    await type(other);
    await press(AREA.send);
    await (await waitForReview(session)).choose("redact");
    const { body } = await session.replica.waitFor(({ path }) => path.includes(AREA.arrives));
    assert.match(body, MASK);
    assert.ok(body.includes(token), "what was let in is gone");
    assertNotSent(other, session.replica);
  });

  test("by another main button of the page is not held", async () => {
    const place = fieldNamed("a pull-request comment");
    await openField(session, place);
    await focus(session, place.field);
    await type(token);
    await runAsPage(
      session,
      `const vote = document.querySelector(".repos-pr-header-vote-button");
       vote.addEventListener("click", () => (vote.dataset.voted = "yes"));
       vote.dataset.voted = "no";`,
    );
    const voted = (/** @type {string} */ answer) =>
      session.until(`"${answer}"`, async () => {
        const said = "return document.querySelector('.repos-pr-header-vote-button').dataset.voted";
        return (await session.driver.executeScript(said)) === answer;
      });
    await voted("no");
    await press(".repos-pr-header-vote-button");
    await voted("yes");
    await assertNone(session, "patrol-review");
  });

  const FORM = '<form class="inner"><input class="inner-line"><button class="inner-send">Send</button></form>';
  for (const [where, opens] of [
    ["a dialog", `holder.innerHTML = "<dialog>FORM</dialog>"; holder.firstChild.showModal();`],
    ["a popover", `holder.innerHTML = "<div popover=manual>FORM</div>"; holder.firstChild.showPopover();`],
    ["a shadow root", `holder.attachShadow({ mode: "open" }).innerHTML = "FORM";`],
  ]) {
    test(`from ${where} waits, and is sent once`, async () => {
      await openField(session, AREA);
      await runAsPage(
        session,
        `const holder = document.createElement("div");
         holder.className = "holder";
         document.querySelector("main").prepend(holder);
         ${opens?.replace("FORM", FORM.replaceAll('"', ""))}
         const form = (holder.shadowRoot ?? holder).querySelector("form");
         form.addEventListener("submit", (event) => {
           event.preventDefault();
           fetch("/contoso/web/_apis/echo", { method: "POST", body: form.querySelector("input").value });
         });`,
      );
      const inside = (/** @type {string} */ selector) =>
        session.until(
          selector,
          () =>
            /** @type {Promise<import("selenium-webdriver").WebElement | null>} */ (
              session.driver.executeScript(
                `const holder = document.querySelector(".holder");
               return holder && (holder.shadowRoot ?? holder).querySelector(arguments[0]);`,
                selector,
              )
            ),
        );
      await (await inside(".inner-line")).click();
      await type(token);
      await (await inside(".inner-send")).click();
      const review = await waitForReview(session);
      assert.equal(arrived(AREA.arrives), 0, "it was sent before it was decided");
      await review.choose("redact");
      const { body } = await session.replica.waitFor(({ path }) => path.includes(AREA.arrives));
      assert.match(body, MASK);
      assert.equal(arrived(AREA.arrives), 1);
    });
  }
});
