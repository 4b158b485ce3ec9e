import assert from "node:assert/strict";
import { afterEach, before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { levels } from "../driver/settings.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");

describeInBothBrowsers("The level of the rule for pasted secrets", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new", 4);
  });
  afterEach(() => session.store({}));

  /** @param {import("../driver/settings.mjs").Level} level */
  const pasteAt = async (level) => {
    await session.store(levels({ "secret-in-text": level }));
    await copy(session, token);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
  };
  const pasted = () => session.until("the paste", async () => (await contentOf(session, AREA.field)) === token);

  test("off: nothing is asked and nothing is said", async () => {
    await pasteAt("off");
    await pasted();
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-notice");
  });

  test("inform: the paste goes on and a note is shown", async () => {
    await pasteAt("inform");
    await pasted();
    const notes = await texts(await waitForSurface(session, "patrol-notice"), "[role=alert], [role=status]");
    assert.match(notes.join(), /\w/);
    assertNowhere(token, { "the note": notes.join() });
    await assertNone(session, "patrol-review");
  });

  test("what has expired is a note, whatever the level", async () => {
    const signature = "kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";
    const link = (/** @type {string} */ end) =>
      `https://fabrikam.blob.core.windows.net/c?sv=2024-11-04&se=${end}&sp=r&sig=${signature}`;
    await session.store(levels({ "secret-in-text": "block" }));
    await copy(session, link("2024-12-01"));
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await session.until("the paste", async () => (await contentOf(session, AREA.field)) === link("2024-12-01"));
    const notes = await texts(await waitForSurface(session, "patrol-notice"), "[role=alert], [role=status]");
    assert.match(notes.join(), /expired/);
    await assertNone(session, "patrol-review");
    await copy(session, link("2124-12-01"));
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await waitForReview(session);
    assert.equal(await contentOf(session, AREA.field), "", "what has not expired went on");
  });

  test("reason: it goes on only with a reason, which is kept in the log", async () => {
    await pasteAt("reason");
    const review = await waitForReview(session);
    await review.press("go-on");
    assert.equal(await review.focused(), "reason", "the person was not asked for the reason");
    assert.equal(await contentOf(session, AREA.field), "", "it went on without a reason");
    await review.writeReason("   ");
    await review.press("go-on");
    assert.equal(await review.focused(), "reason", "blanks were taken for a reason");
    assert.equal(await contentOf(session, AREA.field), "", "it went on with blanks for a reason");
    await review.writeReason("a test token");
    await review.choose("go-on");
    await pasted();
    const log = await session.until("the log", async () => (await session.storage()).audit);
    assert.equal(log.length, 1);
    const { action, reason, rules, site } = log[0];
    assert.deepEqual(
      { action, reason, rules, site },
      {
        action: "went-on",
        reason: "a test token",
        rules: ["azure-devops-pat"],
        site: "dev.azure.com",
      },
    );
    assertNowhere(token, { "the log": JSON.stringify(log) });
  });

  test("reason: the safe ways need none", async () => {
    await pasteAt("reason");
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () => (await contentOf(session, AREA.field)).startsWith("[redacted:"));
  });

  test("block: there is no way to go on", async () => {
    await pasteAt("block");
    const review = await waitForReview(session);
    assert.deepEqual(await review.choices(), ["redact", "cancel"]);
    await review.choose("cancel");
    const log = await session.until("the log", async () => (await session.storage()).audit);
    assert.equal(log[0].action, "blocked");
    assert.equal(await contentOf(session, AREA.field), "");
  });
});
