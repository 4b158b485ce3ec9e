// What could stand in the place of the secrets, asked of the background: it gets the text without them, with letters in their place.

import type { Edit, HiddenSecret, Replacement, Review, Rewriting } from "../../protocol.js";
import type { Core } from "../../page/core.js";
import type { Page, TextInQuestion } from "../../page/page.js";
import { edited } from "../../page/text/edited.js";
import { isNative } from "../../page/text/editor/text-of.js";
import { isCatcher, textOf } from "../../page/text/field-text.js";
import { hints, isForCode } from "./hint.js";

/** The longest text that is rewritten, in UTF-16 units, and the most secrets in it: the background takes no more. */
const LONGEST = 64 * 1024;
const MOST = 50;

/** What was offered for a text, as long as something is said about it. */
export const offers = new WeakMap<Review, Rewriting>();

/** One for each secret. */
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** A line of its own would not stay one there. */
const BREAK = /[\r\n]/;

/** What can be offered in the place of a text; null where there is nothing, also when the background does not answer. */
export async function rewriting(page: Page, asked: TextInQuestion): Promise<Rewriting | null> {
  const { review, texts, field } = asked;
  const text = texts[0]?.text ?? "";
  if (text === "" || text.length > LONGEST || !isPlain(asked)) return null;
  const secrets = page.core.edits(text);
  // Where some of them may stay, nobody wants all of them rewritten.
  const isAll = secrets.length === review.edits[0]?.length;
  if (!isAll || secrets.length === 0 || secrets.length > MOST) return null;
  const hiding = hide(page.core, text, secrets);
  // What is found there now was not hidden.
  if (!page.core.edits(hiding.text).every((found) => secrets.some((secret) => overlap(found, secret)))) return null;
  const windows = navigator.userAgent.includes("Windows");
  const hidden = { ...hiding, hints: hints(field, texts), whole: isWhole(asked), windows };
  const answer = (await page.ask({ kind: "rewrite", text: hidden }, "rewriting"))?.rewriting;
  if (!answer || !isSafe(page.core, asked, text, answer.edits)) return null;
  offers.set(review, answer);
  return answer;
}

/** Whether nothing is lost where the plain text goes in alone. */
const isPlain = ({ texts, field }: TextInQuestion): boolean =>
  !texts.some(({ flavour, text }) => flavour === "html" && text !== "") ||
  isNative(field) ||
  field.contentEditable === "plaintext-only" ||
  isForCode(field);

/** Whether the text will be all that stands in its field, which can have several lines. */
function isWhole({ source, field }: TextInQuestion): boolean {
  if (field instanceof HTMLInputElement || isCatcher(field)) return false;
  return source === "paste" || source === "drop" ? textOf(field).trim() === "" : isNative(field);
}

/** The text with a letter in the place of each character of a secret, and where that was. Equal secrets have equal letters. */
function hide(core: Core, text: string, secrets: readonly Edit[]): { text: string; secrets: HiddenSecret[] } {
  const letters = new Map<string, string>();
  const letterOf = (secret: string) => {
    const letter = letters.get(secret) ?? LETTERS.charAt(letters.size);
    letters.set(secret, letter);
    return letter;
  };
  const masked = secrets.map(({ start, end }) => {
    const secret = text.slice(start, end);
    return { start, end, text: secret.replaceAll(/\S/g, letterOf(secret)) };
  });
  return {
    text: edited(text, masked),
    secrets: secrets.map(({ start, end, text: mask }) => ({
      start,
      end,
      mask,
      encoded: isEncoded(core, text.slice(start, end)),
    })),
  };
}

const overlap = (one: Edit, other: Edit): boolean => one.start < other.end && other.start < one.end;

/** Whether a secret is found in what a text is the base64 of. */
function isEncoded(core: Core, text: string): boolean {
  try {
    return core.edits(atob(text.replaceAll("-", "+").replaceAll("_", "/"))).length > 0;
  } catch {
    return false;
  }
}

/** Whether the edits fit the text, every secret goes, and none is found in what comes of it. */
function isSafe(core: Core, { source, field }: TextInQuestion, text: string, edits: readonly Replacement[]): boolean {
  let done = 0;
  for (const { start, end } of edits) {
    if (start < done || end < start || end > text.length) return false;
    done = end;
  }
  const isGone = ({ start, end }: Edit) => edits.some((edit) => edit.start <= start && end <= edit.end);
  if (!core.edits(text).every(isGone) || core.edits(edited(text, edits)).length > 0) return false;
  // Where every line is an element, and in a field of one line, lines stay as they are.
  const keepsLines = isNative(field) ? field instanceof HTMLInputElement : source === "typing" || source === "submit";
  return !keepsLines || !edits.some(({ start, end, text: now }) => BREAK.test(text.slice(start, end) + now));
}
