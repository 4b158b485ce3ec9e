import type { Page } from "../../page/page.js";
import type { FormVerdict } from "../../protocol.js";

/** Whether a verdict is one to ask about. */
export const isToAsk = ({ outcome }: FormVerdict): boolean => outcome !== "pass" && outcome !== "note";

/**
 * Asks about the form as it is about to be sent; the request that follows is then not asked about again.
 * @returns whether to go on
 */
export async function ask(page: Page, verdict: FormVerdict, signal: AbortSignal): Promise<boolean> {
  const { outcome, advice } = verdict;
  const review = await page.load("review");
  const answer = await review?.aboutToken(page, { outcome, advice }, signal);
  // Nobody has decided about a form that is gone.
  if (signal.aborted) return false;
  // Without a question on the screen the gate asks.
  if (!answer) return true;
  const rules = advice.flatMap(({ rule }) => rule ?? []);
  page.record([...new Set(rules)], outcome, answer.choice, answer.reason);
  const goesOn = answer.choice === "go-on";
  if (goesOn) page.token.told = { verdict: { outcome, advice }, at: Date.now() };
  return goesOn;
}
