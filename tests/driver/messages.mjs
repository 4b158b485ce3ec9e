// The sentences that Patrol has in a language, as they are packed.

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
