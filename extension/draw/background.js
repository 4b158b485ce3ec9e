const { getMessage } = chrome.i18n;

/** How long an answer may take, in ms; the same as for a verdict on a request. */
const LIMIT = 5000;

/**
 * Asks the background. Null when no answer came in time, or none that can be read.
 * @param {object} message of `patrol_webext::ToBackground`
 * @returns {Promise<any>}
 */
export async function ask(message) {
  const late = new Promise((done) => setTimeout(done, LIMIT, "null"));
  try {
    return JSON.parse(await Promise.race([chrome.runtime.sendMessage(JSON.stringify(message)), late]));
  } catch {
    return null;
  }
}

/** A sentence in the person's language. @param {string} key @param {string | string[]} [gaps] what stands in its gaps */
export const text = (key, gaps) => getMessage(key, gaps) || key;

/** Said when no answer came. At hand from the start: when Patrol has been updated or removed under the page, texts cannot be had any more. */
export const noAdvice = text("formNoAnswer");
export const noAnswer = text("noAnswer");
