// The sentences that Patrol has in a language, as they are packed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";

/**
 * @param {string} key
 * @param {string} [language] name of a folder in _locales
 * @returns {string} with its gaps
 */
export function message(key, language = "en") {
  const file = join(ROOT, "extension", "_locales", language, "messages.json");
  const said = JSON.parse(readFileSync(file, "utf8"))[key]?.message;
  if (!said) throw new Error(`There is no sentence '${key}' in ${language}.`);
  return said;
}

/**
 * Asserts that sentences are shown, not the keys under which they are kept, as a script shows them whose extension is gone.
 * @param {string} said
 */
export function assertInWords(said) {
  const file = join(ROOT, "extension", "_locales", "en", "messages.json");
  // Keys such as `name` are words too.
  const keys = Object.keys(JSON.parse(readFileSync(file, "utf8"))).filter((key) => /[a-z][A-Z]|_/.test(key));
  assert.deepEqual(
    keys.filter((key) => new RegExp(`(?<!\\w)${key}(?!\\w)`).test(said)),
    [],
    said,
  );
}
