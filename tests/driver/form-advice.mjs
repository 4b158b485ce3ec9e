// What Patrol shows in the token form: a banner, and notes below the fields.

import { By } from "selenium-webdriver";
import { surfaces, texts, waitForSurface } from "./overlay.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {"all-organizations" | "full-access" | "high-privilege-scope" | "lifetime-over-limit" | "hidden-inclusion" | "token-widened" | "vague-name"} Rule */

/** What a test runs into while the page draws a note anew; what it looks for is there a moment later. */
const REDRAWN = [
  "StaleElementReferenceError",
  "NoSuchShadowRootError",
  "DetachedShadowRootError",
  "ElementClickInterceptedError",
];

/**
 * Waits for something in the notes.
 * @template T
 * @param {Session} session
 * @param {string} what
 * @param {(roots: Awaited<ReturnType<typeof waitForSurface>>[]) => Promise<T>} find
 */
function untilInNotes(session, what, find) {
  return session.until(what, async () => {
    try {
      const notes = await surfaces(session, "patrol-note");
      return await find(await Promise.all(notes.map((note) => note.getShadowRoot())));
    } catch (error) {
      if (REDRAWN.includes(/** @type {Error} */ (error).name)) return null;
      throw error;
    }
  });
}

/**
 * Waits until exactly these rules speak below the fields, in the order of the page.
 * @param {Session} session
 * @param {string[]} rules
 */
export async function waitForRules(session, rules) {
  /** @type {string[]} */
  let last = [];
  await untilInNotes(session, `[${rules}] beside the fields`, async (roots) => {
    last = [];
    for (const root of roots) {
      for (const finding of await root.findElements(By.css("[data-rule]"))) {
        last.push((await finding.getAttribute("data-rule")) ?? "");
      }
    }
    return last.join() === rules.join();
  }).catch((error) => {
    throw new Error(`${error.message} There is [${last}].`);
  });
}

/**
 * Waits until the banner says how the form stands.
 * @param {Session} session
 * @param {string} sentence
 */
export async function waitForLine(session, sentence) {
  let last = "";
  await session
    .until(`the form to be called: ${sentence}`, async () => {
      try {
        [last = ""] = await texts(await waitForSurface(session, "patrol-advice"), ".line");
        return last === sentence;
      } catch (error) {
        if (REDRAWN.includes(/** @type {Error} */ (error).name)) return false;
        throw error;
      }
    })
    .catch((error) => {
      throw new Error(`${error.message} It is called: ${last}`);
    });
}

/**
 * Waits until a rule speaks below a field, and gives its text.
 * @param {Session} session
 * @param {Rule} rule
 */
export function waitForRule(session, rule) {
  return untilInNotes(session, `${rule} beside a field`, async (roots) => {
    for (const root of roots) {
      const [finding] = await root.findElements(By.css(`[data-rule="${rule}"]`));
      if (finding) return finding.getText();
    }
    return null;
  });
}

/**
 * Waits until a rule has nothing more to say below a field.
 * @param {Session} session
 * @param {Rule} rule
 */
export async function waitForNoRule(session, rule) {
  await untilInNotes(session, `no ${rule} beside a field`, async (roots) => {
    const found = await Promise.all(roots.map((root) => root.findElements(By.css(`[data-rule="${rule}"]`))));
    return found.flat().length === 0;
  });
}

/**
 * Presses the button of a finding.
 * @param {Session} session
 * @param {Rule} rule
 */
export async function pressFix(session, rule) {
  await untilInNotes(session, `the button of ${rule}`, async (roots) => {
    for (const root of roots) {
      const [button] = await root.findElements(By.css(`[data-rule="${rule}"] button`));
      if (!button) continue;
      // Chromium's driver does not scroll to what stands in a shadow root.
      await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
      return button.click().then(() => true);
    }
    return false;
  });
}

/**
 * Chooses a task in the advisor.
 * @param {Session} session
 * @param {number} task counted from 1
 */
export async function chooseTask(session, task) {
  const banner = await waitForSurface(session, "patrol-advice");
  const option = await session.until("the tasks", async () => (await banner.findElements(By.css("option")))[task]);
  await option.click();
  return banner;
}

/**
 * Chooses a task in the advisor and lets it be done.
 * @param {Session} session
 * @param {number} task counted from 1
 */
export async function takeTask(session, task) {
  const banner = await chooseTask(session, task);
  const button = await session.until(
    "the advice for the task",
    async () => (await banner.findElements(By.css('[data-rule=""] button')))[0],
  );
  await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
  await button.click();
}

/**
 * Waits until the banner says how a change went.
 * @param {Session} session
 * @param {string} [word] that must stand in it
 */
export async function waitForOutcome(session, word = "") {
  return session.until(`the outcome with "${word}"`, async () => {
    try {
      const [said = ""] = await texts(await waitForSurface(session, "patrol-advice"), ".said");
      return said !== "" && said.includes(word) && said;
    } catch (error) {
      if (REDRAWN.includes(/** @type {Error} */ (error).name)) return null;
      throw error;
    }
  });
}
