// Sentences in the person's language. What has been fetched stays at hand when Patrol is updated or removed under the page: then the browser
// gives no more.

import type { Phrase } from "../protocol.js";
import type { Key, Texts } from "../texts.js";
import { language } from "./language.js";

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

/**
 * How the key of a sentence ends that changes with the number in its first gap. Keys with the categories of the language's plural rules in its
 * place are its other forms.
 */
const OTHER = "other";

/** The plural rules of the person's language. Made when they are first needed: few pages need them. */
let rules: Intl.PluralRules | undefined;
const plurals = () => (rules ??= new Intl.PluralRules(language || undefined));

/** A key with those of its forms. */
const forms = (key: string): string[] =>
  key.endsWith(`_${OTHER}`)
    ? plurals()
        .resolvedOptions()
        .pluralCategories.map((category) => key.slice(0, -OTHER.length) + category)
    : [key];

/** Fetches sentences now. */
export function fetchWords(keys: readonly Key[]): void {
  for (const key of keys.flatMap(forms)) {
    const sentence = message(key, GAPS);
    if (sentence) fetched.set(key, sentence);
  }
}

function filled(key: string, gaps: string[]): string {
  return found(formed(key, gaps), gaps) || found(key, gaps) || key;
}

function found(key: string, gaps: string[]): string {
  const kept = fetched.get(key);
  if (kept === undefined) return message(key, gaps);
  return kept.replace(/\$([1-9])/g, (_, gap: string) => gaps[Number(gap) - 1] ?? "");
}

/** The key of the form that the number in the first gap asks for. */
const formed = (key: string, [number]: string[]): string =>
  key.endsWith(`_${OTHER}`) ? key.slice(0, -OTHER.length) + plurals().select(Number(number)) : key;

/** A sentence; its key where there is none, so that nothing is ever empty. */
export const text = <K extends Key>(key: K, ...gaps: Texts[K]): string => filled(key, gaps);

/** A sentence that came from elsewhere in Patrol. Days in it are written as the language does. */
export const localize = ({ key, args }: Phrase): string => filled(key, args.map(spoken));

/** What stands in a gap: a day, `2026-12-01`, in words. Words from elsewhere have quotes, so none is taken for one. */
const spoken = (gap: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(gap)
    ? new Date(gap).toLocaleDateString(language || undefined, { dateStyle: "medium", timeZone: "UTC" })
    : gap;

/** Sentences one behind the other, as the language joins them; those that there are. */
export const sentences = (...said: (Phrase | string | null | undefined)[]): string =>
  said.reduce<string>((before, next) => {
    const now = !next || typeof next === "string" ? (next ?? "") : localize(next);
    return before && now ? text("sentences", before, now) : before + now;
  }, "");
