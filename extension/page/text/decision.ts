// What a person decides about a text with secrets, whatever way it takes.

import type { Review, Source } from "../../protocol.js";
import type { Answer, Page, TypedOn } from "../page.js";
import { askPerson } from "../question.js";
import { isRemembered } from "./remembered.js";

/** What stands for the answer of a person who does not want to be asked about this. */
export const REMEMBERED: Answer = { choice: "go-on", reason: null, remember: false, order: null };

let asking = false;

/** Whether a question about a text is on its way or open. There is one at a time: a key that is held pastes again and again. */
export const isAsking = (): boolean => asking;

/**
 * Asks the person about a text, unless they do not want to be asked about what is in it.
 * @param typed what they type on meanwhile; null where that goes where it always goes
 * @returns null, and told as a problem, when the question cannot be shown
 */
export async function decision(
  page: Page,
  review: Review,
  source: Source,
  typed: TypedOn | null,
): Promise<Answer | null> {
  asking = true;
  try {
    // The question is on its way while the background looks whether it is needed.
    void page.load("review");
    if (await isRemembered(page, review)) return REMEMBERED;
    return await askPerson(page, (question) => question.aboutText(page, review, source, typed));
  } finally {
    asking = false;
  }
}
