// What Patrol shows in the token form: a banner, and notes below the fields.

import { By } from "selenium-webdriver";
import { surfaces, texts, waitForSurface } from "./overlay.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {"all-organizations" | "full-access" | "high-privilege-scope" | "lifetime-over-limit" | "lifetime-over-a-week" | "vague-name"} Rule */

/**
 * The ids of the rules that speak below the fields, in the order of the page.
 * @param {Session} session
 * @returns {Promise<string[]>}
 */
export async function rulesBesideFields(session) {
  const rules = [];
  for (const note of await surfaces(session, "patrol-note")) {
    const root = await note.getShadowRoot();
    for (const finding of await root.findElements(By.css("[data-rule]"))) {
      rules.push((await finding.getAttribute("data-rule")) ?? "");
    }
  }
  return rules;
}

/**
 * Waits until a rule speaks below a field, and gives its finding.
 * @param {Session} session
 * @param {Rule} rule
 */
export function waitForRule(session, rule) {
  return session.until(`${rule} beside a field`, async () => {
    for (const note of await surfaces(session, "patrol-note")) {
      const [finding] = await (await note.getShadowRoot()).findElements(By.css(`[data-rule="${rule}"]`));
      if (finding) return finding;
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
  await session.until(`no ${rule} beside a field`, async () => !(await rulesBesideFields(session)).includes(rule));
}

/**
 * Presses the button of a finding.
 * @param {Session} session
 * @param {Rule} rule
 */
export async function pressFix(session, rule) {
  await waitForRule(session, rule);
  // A verdict that comes meanwhile draws the note anew.
  await session.until(`the button of ${rule}`, async () => {
    try {
      await (await waitForRule(session, rule)).findElement(By.css("button")).click();
      return true;
    } catch (error) {
      if (/** @type {Error} */ (error).name === "StaleElementReferenceError") return false;
      throw error;
    }
  });
}

/**
 * Chooses a task in the advisor and lets it be done.
 * @param {Session} session
 * @param {number} task counted from 1
 */
export async function takeTask(session, task) {
  const banner = await waitForSurface(session, "patrol-advice");
  const option = await session.until("the tasks", async () => (await banner.findElements(By.css("option")))[task]);
  await option.click();
  const button = await session.until(
    "the advice for the task",
    async () => (await banner.findElements(By.css('[data-rule=""] button')))[0],
  );
  await button.click();
}

/**
 * Waits until the banner says how a change went.
 * @param {Session} session
 * @param {string} [word] that must stand in it
 */
export async function waitForOutcome(session, word = "") {
  const banner = await waitForSurface(session, "patrol-advice");
  return session.until(`the outcome with "${word}"`, async () => {
    const [said] = await texts(banner, ".said");
    return said !== "" && said.includes(word) && said;
  });
}
