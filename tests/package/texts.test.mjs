// Every text for people is in every language, and none is left over.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

/** @typedef {Record<string, { message: string, description?: string }>} Messages */

const LOCALES = "extension/_locales";
const SOURCE = "en";
const languages = readdirSync(LOCALES).filter((language) => language !== SOURCE);

/** @param {string} language @returns {Messages} */
const messages = (language) => JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8"));

/** @param {string} folder @param {RegExp} name */
function texts(folder, name) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => name.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"));
}

const sources = [
  ...texts("crate", /src\/.*\.rs$/),
  ...texts("extension", /\.(js|html)$/),
  readFileSync("manifest.json", "utf8"),
].join("\n");

/**
 * Keys that the code puts together: a name and a sentence for each rule in the settings, what each page says without its core, and a
 * sentence for each refusal of the service.
 */
const rules = [...readFileSync("crate/policy/src/rule.rs", "utf8").matchAll(/^    \w+ = "([a-z-]+)",$/gm)].map(
  ([, id]) => id,
);
const composed = [
  ...rules.flatMap((id) => ["name", "about"].map((part) => `rule_${id.replaceAll("-", "_")}_${part}`)),
  ...["popup", "settings", "inventory"].map((page) => `${page}NotStarted`),
  ...[...readFileSync("extension/gate/answer.js", "utf8").matchAll(/^  "(\w+)",$/gm)].map(
    ([, code]) => `refused_${code}`,
  ),
];

const english = messages(SOURCE);

/** The gaps of a text, `$1` and so on, in order of number. @param {string} text */
const gaps = (text) => [...new Set(text.match(/\$\d/g) ?? [])].sort();

describe("the English texts", () => {
  test("are all used", () => {
    const unused = Object.keys(english).filter(
      (key) => !composed.includes(key) && !new RegExp(`["_]${key}(["_])`).test(sources),
    );
    assert.deepEqual(unused, []);
  });

  test("are all there", () => {
    const asked = [...sources.matchAll(/(?:Phrase::new|[^_\w]text|getMessage|notice)\(\s*"(\w+)"/g)].map(
      ([, key]) => key,
    );
    const named = [...sources.matchAll(/"((?:advice|theft|way|task)[A-Z]\w*)"/g)].map(([, key]) => key);
    const marked = [...sources.matchAll(/data-(?:text|label)="(\w+)"/g)].map(([, key]) => key);
    assert.ok(asked.length > 40 && marked.length > 5, "the search finds the keys of the code");
    const tests = ["held", "name", "why", "better", "way"]; // keys of unit tests, and the extension's own name
    const missing = [...asked, ...named, ...marked, ...composed].filter(
      (key) => !(key in english) && !tests.includes(key),
    );
    assert.deepEqual(missing, []);
  });

  test("fit the stores", () => {
    assert.ok(english.description.message.length <= 132, "Chrome's limit for a description");
    assert.ok(english.name.message.length <= 45, "Firefox's limit for a name");
  });
});

for (const language of languages) {
  describe(`the texts in ${language}`, () => {
    const translated = messages(language);

    test("are complete, and none is left over", () => {
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
    });

    test("have the gaps of the English ones", () => {
      for (const [key, { message }] of Object.entries(translated)) {
        assert.deepEqual(gaps(message), gaps(english[key]?.message ?? ""), key);
        assert.notEqual(message.trim(), "", key);
      }
    });
  });
}
