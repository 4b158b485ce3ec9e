// Asking the person. The question is a part, and may not come; it may also fail, or the page may have no place for it.

import type { Answer, Page, Parts } from "./page.js";
import { composed } from "./text/composition.js";

/**
 * Asks the person.
 * @param how which question
 * @returns null, and told as a problem, when it cannot be shown
 */
export async function askPerson(
  page: Page,
  how: (review: Parts["review"]) => Promise<Answer | null>,
): Promise<Answer | null> {
  const review = await page.load("review");
  if (!review) return null;
  await composed();
  const answer = await how(review).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  if (!answer) page.setProblem("part-missing", true);
  return answer;
}
