// The answer to a person who asks whether a text holds a secret, or wants what is found replaced. Nothing of it is kept.

import type { CheckedText } from "../../protocol.js";
import { language } from "../../page/language.js";
import type { Page } from "../../page/page.js";
import { provide } from "../../page/part.js";
import { planButton } from "../look/guide.js";
import { nameOf } from "../look/secret.js";
import { type AskedText, askedText } from "./text.js";
import { WORDS } from "./words.js";

provide("check", { answer }, WORDS);

async function answer(page: Page, wanted: CheckedText, redact: boolean): Promise<void> {
  const asked = askedText(wanted);
  const rules: string[] = [];
  const said = await sentence(page, asked, redact, rules);
  // What still stands there may have been seen.
  page.line(said, ...(rules.length > 0 ? [planButton(page, rules, page.text("guideLeak"))] : []));
}

/** What to say; `left` gets the rules of the secrets that still stand there. */
async function sentence(page: Page, asked: AskedText, redact: boolean, left: string[]): Promise<string> {
  const text = asked.now();
  if (text.trim() === "") return page.text("checkNoText");
  const texts = [{ flavour: "plain", text }] as const;
  const review = page.core.review(texts, { source: "paste", field: "text", levels: "acknowledge" });
  if (!review || review.groups.length === 0) return page.text("checkClean");
  if (redact && !(await replaceAll(page, asked))) return page.text("checkRedactFailed");
  const names = [...new Set(review.groups.map((group) => nameOf(page, group)))];
  const list = new Intl.ListFormat(language || undefined, { type: "conjunction" });
  if (!redact) left.push(...review.rules);
  const said = redact ? "checkRedacted_other" : "checkFound_other";
  return page.text(said, `${review.groups.length + review.more}`, list.format(names));
}

/** Replaces every secret, the last one first. What stands there is read anew each time: an editor may have built it anew. */
async function replaceAll(page: Page, asked: AskedText): Promise<boolean> {
  for (let edits = page.core.edits(asked.now()); edits.length > 0;) {
    const last = edits.at(-1);
    if (last) await asked.replace(last);
    const left = page.core.edits(asked.now());
    if (left.length >= edits.length) return false;
    edits = left;
  }
  return true;
}
