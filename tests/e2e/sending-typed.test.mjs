// What is typed into a page is asked about once: when it is sent by a button that is known, or else by the request that sends it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf } from "../driver/clipboard.mjs";
import { EditorPages } from "../driver/editors.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, arrivedAtLast, byXhr, startWrite } from "../driver/scripted-writes.mjs";
import { assertNotSent, assertNowhere } from "../driver/secrets.mjs";
import { click, fence } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const PLACES = ["a pull-request comment", "a wiki page", "a work item's description", "the file editor"].map(
  fieldNamed,
);

/** How a page sends without a button. @type {[string, string][]} */
const WAYS = [
  ["fetch", "fetch(url, { method: 'POST', body })"],
  ["a Request", "fetch(new Request(url, { method: 'POST', body }))"],
  ["an XMLHttpRequest", byXhr("body")],
];

describeInBothBrowsers("A typed token", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new");
  });

  /** @param {import("../driver/fields.mjs").Field} place */
  const content = (place) => contentOf(session, place.content ?? place.field);
  /** @param {import("../driver/fields.mjs").Field} place */
  const type = async (place) => {
    await session.forgetHistory();
    await openField(session, place);
    await session.driver.findElement(By.css(place.field)).click();
    await session.driver.actions().sendKeys(`use ${token} here`).perform();
    await session.until("what was typed", async () => (await content(place)).includes(`use ${token} here`));
  };

  for (const place of PLACES) {
    const sent = () =>
      session.replica
        .requests()
        .filter(({ method, path }) => method !== "GET" && path.includes(place.arrives) && !path.includes("Hierarchy"));

    test(`in ${place.name} is asked about once when it is sent, and not again`, async () => {
      await type(place);
      await click(session, place.send);
      await (await waitForReview(session)).choose("go-on");
      const [request] = await session.until("the request", async () => (sent().length > 0 ? sent() : null));
      assert.ok(request.body.includes(`use ${token} here`));
      await assertNone(session, "patrol-review");
    });

    test(`in ${place.name} is not sent when the person says so, and stays in it`, async () => {
      await type(place);
      await click(session, place.send);
      await (await waitForReview(session)).choose("cancel");
      await fence(session);
      assert.deepEqual(sent(), []);
      assertNotSent(token, session.replica);
      assert.ok((await content(place)).includes(`use ${token} here`));
    });
  }

  test("is asked about though it stood in the editor's own text area when the person typed on", async () => {
    // For a screen reader, Monaco keeps a copy of its text in the area in which it catches the keys.
    const editor = {
      name: "Monaco for a screen reader",
      page: "monaco",
      query: "?screen-reader",
      field: ".view-lines",
    };
    const page = new EditorPages(session, editor);
    await page.serve();
    await page.openGuarded();
    await page.atOnce(...` ${token} `);
    await waitForSurface(session, "patrol-flag");
    await page.atOnce("x");
    await session.until("the letter", async () => (await page.read()).includes(`${token} x`));
    // What has changed is read when the field is left.
    await session.driver.executeScript("document.activeElement.blur()");
    await startWrite(session, WRITE.comment, WAYS[0]?.[1] ?? "", JSON.stringify({ comments: [{ content: token }] }));
    await (await waitForReview(session)).choose("cancel");
    await outcome(session, "AbortError");
    assert.deepEqual(arrived(session, WRITE.comment), []);
  });

  const [comment] = PLACES;
  if (!comment) throw new Error("There is no comment.");
  for (const [how, send] of WAYS) {
    const save = async () => {
      await type(comment);
      await startWrite(session, WRITE.comment, send, JSON.stringify({ comments: [{ content: `use ${token} here` }] }));
      return waitForReview(session);
    };

    test(`that the page has sent by itself when the person said so is not asked about when they send it (${how})`, async () => {
      await (await save()).choose("go-on");
      await outcome(session, /^answered/);
      session.replica.clear();
      // By the key: what says that a secret stands in the field can stand over the button.
      const button = await session.driver.findElement(By.css(comment.send));
      await session.driver.executeScript("arguments[0].focus()", button);
      await session.driver.actions().sendKeys(Key.ENTER).perform();
      const { body } = await session.replica.waitFor(
        ({ method, path }) => method !== "GET" && path.includes("/threads"),
      );
      assert.ok(body.includes(`use ${token} here`));
      await assertNone(session, "patrol-review");
    });

    test(`is held when the page saves by itself, and never leaves when the person says so (${how})`, async () => {
      const review = await save();
      assert.equal(await review.title(), message("sendTitle_one").replace("$2", message("sendComment")));
      assertNowhere(token, { question: await review.text() });
      assert.deepEqual(await review.choices(), ["cancel", "go-on"]);
      await review.choose("cancel");
      await outcome(session, "AbortError");
      assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
      assertNotSent(token, session.replica);
      assert.ok((await content(comment)).includes(`use ${token} here`));
      const [entry] = await session.until("the history", async () => (await session.storage()).audit);
      assert.deepEqual([entry.action, entry.sent], ["cancelled", true]);
    });

    test(`goes out unchanged and once, and is not asked about again, when the page saves by itself (${how})`, async () => {
      await (await save()).choose("go-on");
      await outcome(session, "answered 200");
      const body = JSON.stringify({ comments: [{ content: `use ${token} here` }] });
      await startWrite(session, WRITE.comment, send, body);
      await outcome(session, "answered 200");
      await assertNone(session, "patrol-review");
      assert.deepEqual(
        arrived(session, WRITE.comment).map((request) => request.body),
        [body, body],
      );
    });
  }
});
