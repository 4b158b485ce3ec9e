// Secrets that are not asked about again, as the page script tells the background of them.

import { createHash } from "node:crypto";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {{ rule: string, digest: string }} SecretDigest */

export const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** @param {string} value @returns {SecretDigest} */
export const secret = (value, rule = "azure-devops-pat") => ({ rule, digest: sha256(value) });

/** Sends a message as the page script of the page under test does. @param {Session} session @param {unknown} message @returns {Promise<any>} */
export const fromPage = async (session, message) =>
  session.inPatrol(
    `const func = (message) => chrome.runtime.sendMessage(message);
     const [{ result }] = await chrome.scripting.executeScript({
       target: { tabId: argument.tab }, func, args: [argument.message],
     });
     return result;`,
    { message, tab: await session.tab() },
  );

/** @param {Session} session @param {SecretDigest[]} secrets */
export const remember = (session, ...secrets) => fromPage(session, { kind: "remember", secrets });
