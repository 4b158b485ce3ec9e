// What goes into a field in the place of a text with secrets.

import type { Edit } from "../../protocol.js";
import type { Core, FlavouredText } from "../../page/core.js";
import type { TextInQuestion, WentIn } from "../../page/page.js";
import { type Content, markup, sanitized } from "../../page/text/clipboard.js";
import { edited } from "../../page/text/edited.js";

/**
 * The text without its secrets, and what was typed behind it. If a secret is found in a text that was rewritten, it is redacted, and said to be.
 * @param rewritten what is to change in the plain text, where the person wants it rewritten; its other forms would be another text
 */
export function contents(
  core: Core,
  { texts, review }: TextInQuestion,
  rewritten: readonly Edit[] | undefined,
  typed: string,
): WentIn {
  const text = rewritten && edited(texts[0]?.text ?? "", rewritten);
  return text !== undefined && core.edits(text + typed).length === 0
    ? { choice: "rewrite", contents: [{ plain: text, html: null }, ...behind(typed)] }
    : { choice: "redact", contents: redacted(core, texts, review.edits, typed) };
}

/** What was typed on. */
const behind = (typed: string): Content[] => (typed ? [{ plain: typed, html: null }] : []);

/**
 * Markup is kept only if nothing can be found in it any more: a secret that is split by tags cannot be masked in place. Of the other forms only
 * those are kept from which something could be taken out: one in which nothing was found may hide what was found in the plain text.
 */
function redacted(
  core: Core,
  [plain, html, ...others]: readonly FlavouredText[],
  [ofPlain = [], ofHtml = [], ...ofOthers]: readonly (readonly Edit[])[],
  typed: string,
): Content[] {
  const isClean = (text: string) => core.edits(text).length === 0;
  const element = html?.text ? sanitized(edited(html.text, ofHtml)) : null;
  const text = plain?.text ? edited(plain.text, ofPlain) : core.redact(textOf(html));
  // The last letters of a secret may have been typed.
  if (typed && !isClean(text + typed)) return [{ plain: core.redact(text + typed), html: null }];
  const kept = element && [element.textContent, markup(element)].every(isClean) ? markup(element) : null;
  const cleaned = others.flatMap(({ type, text }, index) => {
    const edits = ofOthers[index] ?? [];
    const clean = edited(text, edits);
    return type !== undefined && edits.length > 0 && isClean(clean) ? [[type, clean] as const] : [];
  });
  const rich = kept === null ? [] : [["text/html", kept] as const];
  return [{ plain: text, html: kept, carried: Object.fromEntries([...rich, ...cleaned]) }, ...behind(typed)];
}

/** The text of markup. */
const textOf = (html: FlavouredText | undefined): string => (html?.text && sanitized(html.text)?.textContent) || "";
