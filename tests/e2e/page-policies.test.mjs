import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField, sendField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNotice, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { shown } from "../driver/own-pages.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { TOKENS, click, creations, fence, openForm, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const POLICIES = ["strict", "self", "trusted-types", "none"];

/** @typedef {import("../driver/session.mjs").Session} Session */

/** @param {Session} session @param {string} policy */
function redactsUnder(session, policy) {
  test(`a pasted token is redacted under the policy '${policy}'`, async () => {
    const token = await testToken("new", 7);
    const comment = fieldNamed("a pull-request comment");
    await copy(session, `see ${token}`);
    await openField(session, { ...comment, path: `${comment.path}?csp=${policy}` });
    await pasteInto(session, comment.field);
    await (await waitForReview(session)).choose("redact");
    await session.until("the masked text", async () =>
      (await contentOf(session, comment.field)).startsWith("see [redacted:"),
    );
    assert.match(await sendField(session, comment), /see \[redacted:/);
    assertNotSent(token, session.replica);
  });
}

/** @param {Session} session @param {string} policy */
function holdsUnder(session, policy) {
  test(`a token request is advised on and held under the policy '${policy}'`, async () => {
    await openForm(session, "ci", `${TOKENS}?csp=${policy}`);
    await waitForSurface(session, "patrol-advice");
    await click(session, "#__bolt-full");
    await submit(session);
    const review = await waitForReview(session);
    await fence(session);
    assert.equal(creations(session).length, 0);
    await review.choose("go-on");
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });
}

/** @param {Session} session @param {string} policy */
function offersUnder(session, policy) {
  test(`a clone address gets its commands under the policy '${policy}'`, async () => {
    await session.open(`/contoso/web/_git/shop?csp=${policy}`);
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    assert.equal((await panel.findElements(By.css("pre"))).length, 3);
  });
}

describeInBothBrowsers("Whatever the page's policy", (session) => {
  for (const policy of POLICIES) {
    redactsUnder(session, policy);
    holdsUnder(session, policy);
    offersUnder(session, policy);
  }
});

describeInBothBrowsers(
  "Where nothing is compiled and there is no WebAssembly",
  (session) => {
    test("the browser is one like that", async () => {
      await session.open("/contoso/web/_plain");
      assert.equal(await session.driver.executeScript("return typeof WebAssembly"), "undefined");
    });

    redactsUnder(session, "strict");

    test("a token request goes out, and the page says that it was not judged", async () => {
      await openForm(session, "ci");
      await click(session, "#__bolt-full");
      await submit(session);
      await shownToken(session);
      assert.equal(creations(session).length, 1);
      await assertNotice(session, "problemWentUnchecked");
    });

    for (const [who, stored] of /** @type {const} */ ([
      ["the person wants that", { settings: { version: 1, stopUnchecked: true } }],
      [
        "the company enforces that",
        {
          settings: { version: 1, stopUnchecked: false },
          company: { version: 1, policy: { stopUnchecked: { enforced: true } } },
        },
      ],
    ])) {
      test(`a token request stops where ${who}, and the page says so`, async () => {
        await session.store(stored);
        await openForm(session, "ci");
        await click(session, "#__bolt-full");
        await submit(session);
        await assertNotice(session, "noticeUncheckedStopped");
        await fence(session);
        assert.equal(creations(session).length, 0);
        await session.store({});
      });
    }

    test("the popup says that it cannot say", async () => {
      await session.open("/contoso/web/_plain");
      await session.openPopup();
      await session.until(
        "the sentence",
        async () => (await shown(session, "#not-started")) === message("popupNotStarted"),
      );
    });
  },
  {
    welcome: "none",
    flags: ["--js-flags=--jitless"],
    preferences: {
      "javascript.options.wasm": false,
      "javascript.options.wasm_trustedprincipals": false,
      "javascript.options.baselinejit": false,
      "javascript.options.ion": false,
    },
    // Background and pages of Patrol are WebAssembly; that they do not start is what the last test is about.
    errors: (error) => /WebAssembly|wasm/.test(error),
  },
);
