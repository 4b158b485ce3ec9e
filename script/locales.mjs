// The texts of a language as they are packed: what its folder in extension/_locales says, and what no language has to say anew.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ message: string, placeholders?: Record<string, { content: string }> }} Text */

/** The language that every other one follows. */
const SOURCE = "en";

/** @param {string} root @param {string} language @returns {Record<string, Text>} */
const read = (root, language) =>
  JSON.parse(readFileSync(join(root, "extension", "_locales", language, "messages.json"), "utf8"));

/**
 * The key in the English texts that has the gaps of every form of a sentence: `found_other` for `found_few`.
 * @param {string} key
 */
export const otherForm = (key) => key.replace(/_(zero|one|two|few|many)$/, "_other");

/**
 * The forms that the plural rules of a language ask for and nobody has written: Firefox complains of each key that is asked for in vain.
 * @param {string} language name of a folder in _locales
 * @param {Record<string, Text>} english
 * @param {Record<string, Text>} own
 * @returns {[string, Text][]}
 */
function missingForms(language, english, own) {
  const { pluralCategories } = new Intl.PluralRules(language.replace("_", "-")).resolvedOptions();
  return Object.entries(english)
    .filter(([key]) => key.endsWith("_other"))
    .flatMap(([key, text]) => {
      const message = own[key]?.message ?? text.message;
      const forms = pluralCategories.map((category) => key.replace(/other$/, category));
      return forms
        .filter((form) => !(form in english) && !(form in own))
        .map((form) => /** @type {[string, Text]} */ ([form, { message }]));
    });
}

/**
 * The texts of a language. Which gap is which argument stands in the English texts alone, and so do the names of secrets that a language has
 * not translated: `secret_github_token`.
 * @param {string} root folder of the repository
 * @param {string} language name of a folder in _locales
 * @returns {Record<string, Text>}
 */
export function packed(root, language) {
  const names = JSON.parse(readFileSync(join(root, "extension", "secret-names.json"), "utf8"));
  const secrets = Object.entries(names).map(([id, message]) => [`secret_${id.replaceAll("-", "_")}`, { message }]);
  const english = read(root, SOURCE);
  const own = read(root, language);
  const texts = Object.entries({ ...Object.fromEntries(missingForms(language, english, own)), ...own }).map(
    ([key, { message }]) => {
      const placeholders = english[otherForm(key)]?.placeholders;
      return [key, placeholders ? { message, placeholders } : { message }];
    },
  );
  return Object.fromEntries([...secrets, ...texts]);
}
