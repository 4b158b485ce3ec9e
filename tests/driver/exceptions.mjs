// Exceptions that are stored before a test, and what the history says of what they let pass.

/** @typedef {import("./session.mjs").Session} Session */

export const REASON = "Sample passwords of the course";
export const PLACE = { host: "dev.azure.com", path: "/contoso/web/_plain" };

/** A day as a form has it, so many from today. @param {number} days */
export const day = (days) => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
};

/**
 * What to store so that there is one exception; what is not given is about passwords on the plain page, until next week.
 * @param {{ kind?: string, place?: { host: string, path?: string }, pattern?: string, ends?: string, levels?: object }} [exception]
 */
export const excepting = ({ kind = "named-password", place = PLACE, pattern, ends = day(7), levels = {} } = {}) => ({
  settings: { version: 1, levels, exceptions: [{ kind, ...place, ...(pattern && { pattern }), reason: REASON, ends }] },
});

/** The exceptions that are stored. @param {Session} session @returns {Promise<any[]>} */
export const exceptions = (session) =>
  session.inOwn("return (await chrome.storage.local.get('settings')).settings?.exceptions ?? []");

/** What the history says was found, and what became of it. @param {Session} session @returns {Promise<string[]>} */
export const history = async (session) =>
  ((await session.storage()).audit ?? []).map(
    (/** @type {any} */ { rules, action, reason, sent }) =>
      `${rules} ${action}${sent ? ", sent" : ""}: ${reason ?? ""}`,
  );
