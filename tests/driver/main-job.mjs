// What Patrol is for, once from beginning to end.

import assert from "node:assert/strict";
import { contentOf, copy, pasteInto } from "./clipboard.mjs";
import { fieldNamed, openField, sendField } from "./fields.mjs";
import { waitForReview, waitForSurface } from "./overlay.mjs";
import { openSettings, waitForStanding } from "./own-pages.mjs";
import { assertNotSent } from "./secrets.mjs";
import { click, creations, fence, openForm, shownToken, submit } from "./token-form.mjs";
import { testToken } from "./tokens.mjs";

/** @typedef {import("./session.mjs").Session} Session */

const COMMENT = fieldNamed("a pull-request comment");

/** The steps in their order, each with what is to be seen when it is done. @type {[string, (session: Session) => Promise<void>][]} */
export const STEPS = [
  [
    "a token pasted into a comment is stopped",
    async (session) => {
      await copy(session, `curl -u :${await testToken("new")} https://dev.azure.com/contoso/_apis/projects`);
      await openField(session, COMMENT);
      await pasteInto(session, COMMENT.field);
      await waitForReview(session);
      assert.equal(await contentOf(session, COMMENT.field), "");
    },
  ],
  [
    "it is pasted without the secret",
    async (session) => {
      await (await waitForReview(session)).choose("redact");
      await session.until("the masked text", async () =>
        (await contentOf(session, COMMENT.field)).includes("[redacted:"),
      );
    },
  ],
  [
    "nothing of the secret is sent",
    async (session) => {
      assert.match(await sendField(session, COMMENT), /\[redacted:/);
      assertNotSent(await testToken("new"), session.replica);
    },
  ],
  [
    "the token form is advised on",
    async (session) => {
      await openForm(session, "ci");
      await waitForSurface(session, "patrol-advice");
    },
  ],
  [
    "a request for full access is held",
    async (session) => {
      await click(session, "#__bolt-full");
      await submit(session);
      await waitForReview(session);
      await fence(session);
      assert.equal(creations(session).length, 0);
    },
  ],
  [
    "it does not leave when it is cancelled",
    async (session) => {
      await (await waitForReview(session)).choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);
    },
  ],
  [
    "it goes out once when the person says so",
    async (session) => {
      await submit(session);
      await (await waitForReview(session)).choose("go-on");
      await shownToken(session);
      assert.equal(creations(session).length, 1);
    },
  ],
  [
    "a clone address gets commands that need no token",
    async (session) => {
      await session.open("/contoso/web/_git/shop");
      await click(session, "#__bolt-clone-repository");
      await waitForSurface(session, "patrol-clone");
    },
  ],
  [
    "the popup says that the page is protected",
    async (session) => {
      await session.openPopup();
      await waitForStanding(session, "protected");
    },
  ],
  ["the settings open", openSettings],
];
