// A text with many secrets: what is shown at once, what can be unfolded, and what a screen reader is told.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { texts, waitForReview } from "../driver/overlay.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");

describeInBothBrowsers("A text with many secrets", (session) => {
  /** @type {string[]} */
  let tokens = [];
  before(async () => {
    tokens = await Promise.all(Array.from({ length: 8 }, (_, at) => testToken(at % 2 ? "new" : "legacy", 70 + at)));
    const lines = [...tokens.map((token) => `PAT=${token}`), `again: ${tokens[0]}`, `and again: ${tokens[0]}`];
    await copy(session, [...lines, "psql postgres://ada:kulgrej7@db.contoso.com/build"].join("\n"));
  });
  const hold = async () => {
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    return waitForReview(session);
  };

  test("shows five by kind, each with its line, and the rest when asked", async () => {
    const { root } = await hold();
    const [title] = await texts(root, "h1");
    assert.match(title ?? "", /\b9\b/);
    const first = await texts(root, "#found li");
    assert.equal(first.length, 2, first.join("\n"));
    assert.equal((await texts(root, "#found .line")).length, 5);
    const [again] = await texts(root, "#found .line");
    assert.match(again ?? "", /^Line 1: PAT=\S\S••••\S\S\n[^]*3 times/);
    assert.deepEqual(await texts(root, "summary"), [message("reviewRest_other").replace("$1", "4")]);
    assert.equal((await texts(root, "details .line")).join(""), "", "the rest is folded");
    await (await root.findElement(By.css("summary"))).click();
    const rest = await texts(root, "details .line");
    assert.equal(rest.length, 4);
    assert.match(rest.join("\n"), /Line 11: psql postgres:\/\/ada:••••@db\.contoso\.com/);
    for (const token of tokens) assertNowhere(token, { question: [...first, ...rest].join() });
  });

  test("keeps title and buttons in sight in a low window", async () => {
    const { driver } = session;
    const size = await driver.manage().window().getRect();
    await driver
      .manage()
      .window()
      .setRect({ ...size, height: 420 });
    try {
      const { root } = await hold();
      await (await root.findElement(By.css("summary"))).click();
      const isInSight = (/** @type {string} */ selector) =>
        root.findElement(By.css(selector)).then((element) =>
          driver.executeScript(
            `const { top, bottom, left, right } = arguments[0].getBoundingClientRect();
             const hit = arguments[0].getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
             return top >= 0 && bottom <= innerHeight && hit === arguments[0];`,
            element,
          ),
        );
      for (const part of ["h1", "button[value=redact]", "button[value=cancel]", "button[value=go-on]"])
        assert.equal(await isInSight(part), true, part);
    } finally {
      await driver.manage().window().setRect(size);
    }
  });

  test("is told by its name, its title and its kinds", async () => {
    const { root } = await hold();
    const dialog = await root.findElement(By.css("dialog"));
    const described = /** @type {string} */ (
      await session.driver.executeScript(
        `const root = arguments[0].getRootNode();
         return arguments[0].getAttribute("aria-describedby").split(" ").map((id) => root.getElementById(id).textContent).join(" ");`,
        dialog,
      )
    );
    assert.match(described, /Azure DevOps personal access token/);
    const [spoken] = /** @type {string[]} */ (
      await session.driver.executeScript(
        `return [...arguments[0].querySelectorAll(".line")].map((line) => {
           const copy = line.cloneNode(true);
           for (const hidden of copy.querySelectorAll("[aria-hidden]")) hidden.remove();
           return copy.textContent;
         });`,
        dialog,
      )
    );
    assert.ok(!/•/.test(spoken ?? "") && spoken?.includes(message("reviewHidden")), spoken);
    assert.deepEqual(await texts(root, ".mark"), [message("brand")]);
  });

  test("says why it asks, and leads to the settings", async () => {
    const { root } = await hold();
    const why = await root.findElement(By.css("[data-quiet=why]"));
    await why.click();
    assert.equal(await why.getAttribute("aria-expanded"), "true");
    assert.deepEqual(await texts(root, "#why"), [message("reviewWhy")]);
    await (await root.findElement(By.css("[data-quiet=settings]"))).click();
    await session.until("the settings about pasting", () =>
      session.inPatrol(
        `const pages = await chrome.tabs.query({ url: chrome.runtime.getURL("settings.html") + "*" });
         const opened = pages.filter(({ url }) => url.endsWith("#pasting"));
         await chrome.tabs.remove(opened.map(({ id }) => id));
         return opened.length === 1;`,
      ),
    );
    await session.toPage();
    assert.equal((await root.findElements(By.css("dialog[open]"))).length, 1, "the question was answered");
  });

  test("says when a secret expires", async () => {
    const signature = "kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";
    await copy(
      session,
      `https://x.blob.core.windows.net/c?sv=2024-11-04&se=2099-05-06T12:00:00Z&sp=r&sig=${signature}`,
    );
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const review = await waitForReview(session);
    assert.match((await review.findings()).join(), /expires May 6, 2099/);
    await review.choose("cancel");
  });
});
