import type { Page } from "../../page/page.js";
import type { FormVerdict, Verdict } from "../../protocol.js";

/** Whether a verdict is one to ask about. */
export const isToAsk = ({ outcome }: FormVerdict): boolean => outcome !== "pass" && outcome !== "note";

/**
 * Asks about the form as it is about to be sent; the request that follows is then not asked about again.
 * @returns whether to go on
 */
export async function ask(page: Page, form: FormVerdict, signal: AbortSignal): Promise<boolean> {
  // What is said of the token, without the places in the form.
  const advice = form.advice.map(({ at, button, ...advice }) => advice);
  const verdict: Verdict = { outcome: form.outcome, advice, ends: null };
  const review = await page.load("review");
  const answer = await review?.aboutToken(page, verdict, signal);
  // Nobody has decided about a form that is gone.
  if (signal.aborted) return false;
  // Without a question on the screen the gate asks.
  if (!answer) return true;
  const rules = new Set(verdict.advice.map(({ rule }) => rule));
  page.record([...rules], verdict.outcome, answer.choice, answer.reason);
  const goesOn = answer.choice === "go-on";
  if (goesOn) page.token.told = { verdict, at: Date.now() };
  return goesOn;
}
