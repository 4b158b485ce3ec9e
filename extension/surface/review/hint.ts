// What tells the kind of a text besides the text itself.

import type { FlavouredText } from "../../page/core.js";
import { CODEMIRROR_LANGUAGE, CODE_EDITOR, COPIED_LANGUAGE, FILE_IN_ADDRESS, MONACO_LANGUAGE } from "./structure.js";

/** The longest hint, in UTF-16 units: the background takes 800 bytes. */
const LONGEST = 200;

/** Whether a field belongs to an editor for code, which holds plain text. */
export const isForCode = (field: Element): boolean => field.closest(CODE_EDITOR) !== null;

/** Names of the file and of languages, the surest first: where the text goes counts before where it comes from. */
export function hints(field: Element, texts: readonly FlavouredText[]): string[] {
  const language = (selector: string, attribute: string) => field.closest(selector)?.getAttribute(attribute) ?? "";
  const found = [
    isForCode(field) ? file() : "",
    language(MONACO_LANGUAGE, "data-mode-id"),
    language(CODEMIRROR_LANGUAGE, "data-language"),
    copiedLanguage(texts),
  ];
  return found.filter((hint) => hint !== "" && hint.length <= LONGEST);
}

/** The end of the path of the file that the page shows: a name may count in its folder only. */
const file = (): string =>
  (new URLSearchParams(location.search).get(FILE_IN_ADDRESS) ?? "").split("/").slice(-2).join("/");

/** The language of the text in the editor that it was copied from. */
function copiedLanguage(texts: readonly FlavouredText[]): string {
  try {
    const { mode }: { mode?: unknown } = JSON.parse(texts.find(({ type }) => type === COPIED_LANGUAGE)?.text ?? "{}");
    return typeof mode === "string" ? mode : "";
  } catch {
    return "";
  }
}
