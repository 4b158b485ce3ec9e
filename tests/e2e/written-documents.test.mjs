import assert from "node:assert/strict";
import { before, test } from "node:test";
import { runBeforeAll } from "../driver/bidi.mjs";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, changed } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { message } from "../driver/messages.mjs";
import { assertNotice, cancelTopmost, waitForReview } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { bodies, openQuietPage, outcome, start } from "../driver/scripted-request.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { TOKENS } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";
import { ASKS, BY_OLD_FUNCTIONS, FIELD, KEEP_FUNCTIONS, LISTENS, WAYS, write } from "../driver/written.mjs";

/** Scripts stand in the text of the document, or beside it where the page's policy asks for that. */
const POLICIES = [
  { csp: "none", inline: true },
  { csp: "strict", inline: false },
];

for (const policy of POLICIES) {
  describeInBothBrowsers(`Under the policy '${policy.csp}', in a document`, (session) => {
    let token = "";
    before(async () => {
      token = await testToken("new", 31);
      await copy(session, `see ${token}`);
    });

    for (const way of WAYS) {
      test(`${way.name}, a pasted token is stopped before the document's own listeners`, async () => {
        await openQuietPage(session, `?csp=${policy.csp}`);
        await write(session, way, LISTENS, policy);
        await pasteInto(session, FIELD);
        const review = await waitForReview(session);
        assert.equal(await contentOf(session, FIELD), "");
        await review.choose("redact");
        await session.until("the masked text", async () =>
          (await contentOf(session, FIELD)).startsWith("see [redacted:"),
        );
        const heard = await session.driver.executeScript("return window.heard.join()");
        assertNowhere(token, { "what the document heard": String(heard) });
      });

      test(`${way.name}, its own script gets no token unasked`, async () => {
        await openQuietPage(session, `?csp=${policy.csp}`);
        await write(session, way, ASKS, policy);
        const outcomes = () => session.driver.executeScript("return window.outcomes");
        await assertNotice(session, "noticeSynchronous");
        assert.deepEqual(await outcomes(), { "at once": "NetworkError" });
        // A document that is written several times asks as often.
        await session.until("the end of the request", async () => {
          await cancelTopmost(session);
          return /** @type {any} */ (await outcomes()).later;
        });
        assert.deepEqual(await outcomes(), { "at once": "NetworkError", later: "AbortError" });
        assert.deepEqual(bodies(session), []);
      });
    }
  });
}

describeInBothBrowsers(
  "In a document",
  (session) => {
    test(`${BY_OLD_FUNCTIONS.name}, a pasted token is stopped, and token requests are held`, async () => {
      await copy(session, `see ${await testToken("new", 45)}`);
      await runBeforeAll(session, KEEP_FUNCTIONS);
      await openQuietPage(session);
      await write(session, BY_OLD_FUNCTIONS, LISTENS, { inline: false });
      await pasteInto(session, FIELD);
      await (await waitForReview(session)).choose("cancel");
      assert.equal(await contentOf(session, FIELD), "");
      await start(session, "fetch(url, { method: 'POST', body })");
      await (await waitForReview(session)).choose("cancel");
      await outcome(session, "AbortError");
      assert.deepEqual(bodies(session), []);
      assert.deepEqual((await session.status()).problems, []);
    });
  },
  { bidi: true },
);

describeInBothBrowsers("What Patrol says of a page that was written anew", (session) => {
  for (const way of WAYS.filter(({ name }) => /opened and written|after it was loaded|three times/.test(name))) {
    test(`is what holds: a document ${way.name}`, async () => {
      await openQuietPage(session);
      await write(session, way, LISTENS, { inline: false });
      const { problems, paused } = await session.status();
      assert.deepEqual({ problems, paused }, { problems: [], paused: [] });
      await session.openPopup();
      await waitForStanding(session, "protected");
      assert.equal(await shown(session, "#problems"), "");
      assert.equal(await shown(session, "#heading"), message("popupProtected"));
      await session.toPage();
    });
  }
});

describeInBothBrowsers(
  "A gate that has fallen silent",
  (session) => {
    test("is not called protection: page, status and popup say at once that requests are not held", async () => {
      await session.open(TOKENS);
      assert.deepEqual((await session.status()).problems, []);
      await session.driver.executeScript("window.silenceGate()");
      assert.deepEqual((await session.status()).problems, [{ "page-problem": "gate-missing" }]);
      await session.openPopup();
      await waitForStanding(session, "partly");
      assert.equal(await shown(session, "#problems"), message("problemGateMissing"));
      await session.toPage();
    });
  },
  {
    alter: changed(
      SCRIPT.gate,
      (gate) => `
        const { addEventListener } = EventTarget.prototype;
        const added = [];
        window.silenceGate = () => {
          for (const [target, ...call] of added) target.removeEventListener(...call);
        };
        EventTarget.prototype.addEventListener = function (...call) {
          added.push([this, ...call]);
          return addEventListener.apply(this, call);
        };
        ${gate}
        EventTarget.prototype.addEventListener = addEventListener;`,
    ),
  },
);
