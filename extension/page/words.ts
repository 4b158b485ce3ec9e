// Sentences in the person's language. What has been fetched stays at hand when Patrol is updated or removed under the page: then the browser
// gives no more.

import type { Phrase } from "../protocol.js";
import type { Key, Texts } from "../texts.js";

/** Sentences with their gaps as `$1` to `$9`. */
const fetched = new Map<string, string>();

/** What a sentence with open gaps is asked for with. */
const GAPS = Array.from({ length: 9 }, (_, gap) => `$${gap + 1}`);

function message(key: string, gaps: string[]): string {
  try {
    return chrome.i18n.getMessage(key, gaps) ?? "";
  } catch {
    return "";
  }
}

/** Fetches sentences now. */
export function fetchWords(keys: readonly Key[]): void {
  for (const key of keys) {
    const sentence = message(key, GAPS);
    if (sentence) fetched.set(key, sentence);
  }
}

function filled(key: string, gaps: string[]): string {
  const kept = fetched.get(key);
  if (kept !== undefined) return kept.replace(/\$([1-9])/g, (_, gap: string) => gaps[Number(gap) - 1] ?? "");
  return message(key, gaps) || key;
}

/** A sentence; its key where there is none, so that nothing is ever empty. */
export const text = <K extends Key>(key: K, ...gaps: Texts[K]): string => filled(key, gaps);

/** A sentence that came from elsewhere in Patrol. */
export const localize = ({ key, args }: Phrase): string => filled(key, args);

/** Sentences from elsewhere in Patrol, one behind the other; those that there are. */
export const sentences = (...phrases: (Phrase | null | undefined)[]): string =>
  phrases.flatMap((phrase) => (phrase ? localize(phrase) : [])).join(" ");

/** The person's language as BCP 47 tag, and the direction in which it is written. */
export const language = message("@@ui_locale", []).replace("_", "-");
export const direction = message("@@bidi_dir", []) || "ltr";
