import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chord, contentOf, copy, focus, hasFocus, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;
const AREA = fieldNamed("a text area");

describeInBothBrowsers("The question about a paste", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 3);
  });
  const hold = async () => {
    await copy(session, token);
    await openField(session, AREA);
    await focus(session, AREA.field);
  };

  test("is answered by keyboard alone", async () => {
    await hold();
    await chord(session, "v");
    const review = await waitForReview(session);
    assert.equal(await review.focused(), "h1");
    await session.driver.actions().sendKeys("\uE007").perform();
    await session.until("the masked text", async () => MASK.test(await contentOf(session, AREA.field)));
    assert.ok(await hasFocus(session, AREA.field));
  });

  test("means no when Escape is pressed, and typing goes on in the field", async () => {
    await hold();
    await chord(session, "v");
    await waitForReview(session);
    await session.driver.actions().sendKeys("\uE00C").perform();
    await session.until("the focus to return", () => hasFocus(session, AREA.field));
    await session.driver.actions().sendKeys("abc").perform();
    await session.until("the typed text", async () => (await contentOf(session, AREA.field)) === "abc");
    await assertNone(session, "patrol-review");
  });

  test("keeps the caret: the text goes where it would have gone", async () => {
    await hold();
    await session.driver.actions().sendKeys("ab", "\uE012").perform();
    await chord(session, "v");
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => MASK.test(await contentOf(session, AREA.field)));
    await session.driver.actions().sendKeys("X").perform();
    await session.until("the typed letter", async () => (await contentOf(session, AREA.field)).includes("X"));
    assert.match(await contentOf(session, AREA.field), /^a\[redacted:[^\]]+\]Xb$/);
  });

  test("keeps the selection: the text replaces it", async () => {
    await hold();
    await session.driver.actions().sendKeys("old").perform();
    await chord(session, "a");
    await chord(session, "v");
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => MASK.test(await contentOf(session, AREA.field)));
    assert.match(await contentOf(session, AREA.field), /^\[redacted:[^\]]+\]$/);
  });

  test("leaves an insert that Ctrl+Z takes back", async () => {
    await copy(session, "before ");
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await session.until("the first paste", async () => (await contentOf(session, AREA.field)) === "before ");
    const mark = "document.body.dataset.same = 'page'";
    await session.driver.executeScript(mark);
    await copy(session, token);
    await focus(session, AREA.field);
    await session.driver.actions().sendKeys("\uE010").perform();
    await chord(session, "v");
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => MASK.test(await contentOf(session, AREA.field)));
    await chord(session, "z");
    await session.until(
      "the insert to be undone",
      async () => !(await contentOf(session, AREA.field)).includes("redacted"),
    );
    assert.equal(await contentOf(session, AREA.field), "before ");
  });

  test("keeps the keys from the page", async () => {
    await hold();
    await session.driver.executeScript(
      "window.keys = []; for (const kind of ['keydown', 'keyup', 'input']) " +
        "window.addEventListener(kind, ({ key }) => window.keys.push(key ?? kind), true)",
    );
    await chord(session, "v");
    const review = await waitForReview(session);
    await session.driver.executeScript("window.keys = []");
    await session.driver.actions().sendKeys("\uE004", "q").perform();
    await review.choose("cancel");
    await session.driver.actions().sendKeys("w").perform();
    await session.until("the typed letter", async () => (await contentOf(session, AREA.field)) === "w");
    const keys = /** @type {string[]} */ (await session.driver.executeScript("return window.keys"));
    assert.deepEqual(
      [...new Set(keys)].filter((key) => key !== "w" && key !== "input"),
      [],
    );
  });
});
