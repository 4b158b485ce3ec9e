// The sentences that Patrol has in a language, as they are packed.

import assert from "node:assert/strict";
import { packed } from "../../script/locales.mjs";
import { ROOT } from "./root.mjs";

/**
 * @param {string} key
 * @param {string} [language] name of a folder in _locales
 * @returns {string} with its gaps as `$1` and so on
 */
export function message(key, language = "en") {
  const text = packed(ROOT, language)[key];
  if (!text) throw new Error(`There is no sentence '${key}' in ${language}.`);
  return text.message.replace(/\$(\w+)\$/g, (_, gap) => text.placeholders?.[gap]?.content ?? "");
}

/** How a word from elsewhere stands in a sentence. @param {string} word */
export const quoted = (word) => `\u2068"${word}"\u2069`;

/**
 * Asserts that sentences are shown, not the keys under which they are kept, as a script shows them whose extension is gone.
 * @param {string} said
 */
export function assertInWords(said) {
  // Keys such as `name` are words too.
  const keys = Object.keys(packed(ROOT, "en")).filter((key) => /[a-z][A-Z]|_/.test(key));
  assert.deepEqual(
    keys.filter((key) => new RegExp(`(?<!\\w)${key}(?!\\w)`).test(said)),
    [],
    said,
  );
}
