// What a person meets when a part of Patrol does not come.

import assert from "node:assert/strict";
import { BROKEN } from "./broken.mjs";
import { contentOf, pasteInto } from "./clipboard.mjs";
import { fieldNamed } from "./fields.mjs";
import { message } from "./messages.mjs";
import { assertNone, waitForLine } from "./overlay.mjs";
import { shown, waitForStanding } from "./own-pages.mjs";
import { chooseEverywhere, click, openForm, submit } from "./token-form.mjs";

/** @typedef {import("./session.mjs").Session} Session */

const AREA = fieldNamed("a text area");

/** What a browser says of a part that is not there, or that a test has broken. */
export const ofTheTest = (/** @type {string} */ error) =>
  error.includes(BROKEN) || error.includes("surface/") || error.includes("context unloaded");

/**
 * Pastes what nobody can be asked about: it stays stopped, the page hears nothing of it, and a line says so.
 * @param {Session} session in the page's own frame, with a secret on the clipboard
 */
export async function assertStopped(session) {
  await session.driver.executeScript(
    `window.heard = "";
     window.addEventListener("paste", (event) => (window.heard += event.clipboardData.getData("text/plain")), true);`,
  );
  await pasteInto(session, AREA.field);
  assert.ok((await waitForLine(session)).includes(message("noticePasteStopped")));
  assert.equal(await contentOf(session, AREA.field), "");
  assert.equal(await session.driver.executeScript("return window.heard"), "");
  await assertNone(session, "patrol-review");
}

/** Status and popup must say that a part of Patrol is not there. @param {Session} session */
export async function assertPartTold(session) {
  await session.status(({ problems }) => problems.some((problem) => problem["page-problem"] === "part-missing"));
  await session.openPopup();
  await waitForStanding(session, "partly");
  assert.notEqual(await shown(session, "#problems"), "");
  await session.toPage();
}

/** Asks for a token with full access everywhere. @param {Session} session */
export async function askForFullAccess(session) {
  await openForm(session, "ci");
  await click(session, "#__bolt-full");
  await chooseEverywhere(session);
  await submit(session);
}
