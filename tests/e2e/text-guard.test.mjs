import assert from "node:assert/strict";
import { before, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, hasFocus, pasteInto } from "../driver/clipboard.mjs";
import { FIELDS, openField, sendField } from "../driver/fields.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { assertNotSent, assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;

describeInBothBrowsers("A pasted token", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new");
  });

  for (const place of FIELDS) {
    const content = () => contentOf(session, place.content ?? place.field);
    const hold = async () => {
      await copy(session, `use ${token} here`);
      await openField(session, place);
      const empty = await content();
      await pasteInto(session, place.field);
      const review = await waitForReview(session);
      assert.equal(await content(), empty, "the paste went on before it was decided");
      return { review, empty };
    };

    test(`is redacted in ${place.name}, and nothing of it is sent`, async () => {
      const { review } = await hold();
      const findings = await review.findings();
      assert.equal(findings.length, 1);
      assertNowhere(token, { question: await review.text() });
      await review.choose("redact");
      await session.until("the masked text", async () => /use \S+ here/.test(await content()));
      assert.match(await content(), MASK);
      assert.ok(await hasFocus(session, place.field), "the field has lost the focus");
      const html = /** @type {string} */ (
        await session.driver.executeScript(
          `const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
           return document.documentElement.outerHTML + fields.join();`,
        )
      );
      assertNowhere(token, { "the page": html });
      assert.match(await sendField(session, place), MASK);
      assertNotSent(token, session.replica);
    });

    test(`goes into ${place.name} as it was when the person says so`, async () => {
      const { review } = await hold();
      await review.choose("go-on");
      await session.until("the text", async () => (await content()).includes(`use ${token} here`));
      assert.ok((await sendField(session, place)).includes(`use ${token} here`));
    });

    test(`does not go into ${place.name} when the person cancels`, async () => {
      const { review, empty } = await hold();
      await review.choose("cancel");
      await session.until("the focus to return", () => hasFocus(session, place.field));
      await session.driver.actions().sendKeys("z").perform();
      await session.until("the typed letter", async () => (await content()).includes("z"));
      assert.equal((await content()).replace("z", "").trim(), empty.trim());
    });
  }
});
