// What a person decides about a text with secrets, whatever way it takes.

import type { Answer, Page, TextInQuestion, TypedOn } from "../page.js";
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
export async function decision(page: Page, text: TextInQuestion, typed: TypedOn | null): Promise<Answer | null> {
  asking = true;
  try {
    // The question is on its way while the background looks whether it is needed.
    void page.load("review");
    if (await isRemembered(page, text.review)) return REMEMBERED;
    return await askPerson(page, (question) => question.aboutText(page, text, typed));
  } finally {
    asking = false;
  }
}
