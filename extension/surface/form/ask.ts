import type { Page } from "../../page/page.js";
import type { FormVerdict, Verdict } from "../../protocol.js";

/** Whether a verdict is one to ask about. */
export const isToAsk = ({ outcome }: FormVerdict): boolean => outcome !== "pass" && outcome !== "note";

/**
 * Asks about the form as it is about to be sent; the request that follows is then not asked about again.
 * @param task which one is chosen, counted from 1; 0 is none
 * @returns whether to go on
 */
export async function ask(page: Page, form: FormVerdict, task: number, signal: AbortSignal): Promise<boolean> {
  const { outcome, advice, question } = form;
  const verdict: Verdict = { outcome, advice, question, ends: null, shrunk: null };
  const review = await page.load("review");
  const answer = await review?.aboutToken(page, verdict, signal);
  // Nobody has decided about a form that is gone.
  if (signal.aborted) return false;
  // Without a question on the screen the gate asks.
  if (!answer) return true;
  const rules = new Set(verdict.advice.map(({ rule }) => rule));
  page.record({ rules: [...rules] }, verdict.outcome, answer.choice, answer.reason);
  const goesOn = answer.choice === "go-on";
  if (goesOn) page.token.pressed = { told: advice, task, at: Date.now() };
  else if (answer.order === null) page.token.form?.show([...rules]);
  else page.token.form?.change(answer.order);
  return goesOn;
}
