// Tokens that the person made in this browser: how they are made, what is known of them, and what a question says of them.

import { copy, pasteInto } from "./clipboard.mjs";
import { inDatabase } from "./database.mjs";
import { fieldNamed, openField } from "./fields.mjs";
import { forgetTokens } from "./inventory.mjs";
import { texts, waitForReview, waitForSurface } from "./overlay.mjs";
import { sha256 } from "./remembered.mjs";
import { SCOPE, click, creations, openForm, shownToken, submit } from "./token-form.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** Where they are pasted. */
export const AREA = fieldNamed("a text area");

/** Puts the server's answers, and all that is known of tokens, back to the beginning. @param {Session} session */
export async function startOver(session) {
  session.replica.options.token = undefined;
  session.replica.options.list = undefined;
  await forgetTokens(session);
  await session.inPatrol("return chrome.runtime.sendMessage(argument)", { kind: "forget-all-own-tokens" });
  await session.store({});
}

/**
 * A day as Patrol writes it.
 * @param {Session} session
 * @param {string | number} moment
 * @returns {Promise<string>}
 */
export const day = (session, moment) =>
  session.driver.executeScript(
    "return new Date(arguments[0]).toLocaleDateString('en', { dateStyle: 'medium', timeZone: 'UTC' })",
    moment,
  );

/** What is known of the person's tokens, the latest first. @param {Session} session @returns {Promise<any[]>} */
export const known = async (session) =>
  (await session.inPatrol("return chrome.runtime.sendMessage(argument)", { kind: "list-own-tokens" })).tokens;

/** What is in the database of them, without asking the background. @param {Session} session @returns {Promise<any[]>} */
export const stored = async (session) =>
  (await inDatabase(session, `return done(records("readonly").get("ownTokens"));`))?.tokens ?? [];

/** The message of a page whose token has this value. @param {string} value */
export const kept = (value, fields = {}, token = {}) => ({
  kind: "keep-own-token",
  fields: {
    source: "request",
    intent: "create",
    name: "laptop",
    scopes: ["vso.code"],
    validTo: new Date(Date.now() + 7 * 86_400_000).toISOString(),
    reach: { organizations: 1 },
    ...fields,
  },
  token: { rule: "azure-devops-pat", confidence: "certain", digest: sha256(value), ...token },
});

/** Makes a token that reads code, and gives when it ends. @param {Session} session @param {string} value @param {string} name */
export async function create(session, value, name) {
  session.replica.options.token = value;
  await openForm(session, name);
  await click(session, SCOPE.codeRead);
  await submit(session);
  await shownToken(session);
  await waitForSurface(session, "patrol-created");
  const { validTo } = JSON.parse(creations(session).at(-1)?.body ?? "").dataProviderContext.properties;
  return validTo;
}

/** Waits until so many are known. @param {Session} session @param {number} count */
export const waitForKnown = (session, count) =>
  session.until(`${count} known`, async () => (await known(session)).length === count);

/** Pastes a text, and gives the question. @param {Session} session @param {string} text */
export async function questionAbout(session, text) {
  await copy(session, text);
  await openField(session, AREA);
  await pasteInto(session, AREA.field);
  return waitForReview(session);
}

/** What the question about a text says of whose its tokens are. @param {Session} session @param {string} text */
export async function saidAbout(session, text) {
  const review = await questionAbout(session, text);
  const said = await texts(review.root, ".own");
  await review.choose("cancel");
  return said;
}
