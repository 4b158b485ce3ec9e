// Every text for people is in every language, with the same gaps. That the code asks for no other, `patrol-phrase` tests.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { packed } from "../../script/locales.mjs";

/** @typedef {Record<string, { message: string, placeholders?: Record<string, { content: string }> }>} Messages */

const LOCALES = "extension/_locales";
const SOURCE = "en";
const languages = readdirSync(LOCALES).filter((language) => language !== SOURCE);

/** @param {string} language @returns {Messages} */
const messages = (language) => JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8"));

const english = messages(SOURCE);

/** What is no plain word of a text: its gaps, `$days$`, and anything else with a `$`. @param {string} text */
const gaps = (text) => [...new Set(text.match(/\$\w*\$?/g) ?? [])].sort();

/** @param {{ message: string } | undefined} text */
const sentences = (text) => (text?.message ?? "").split(/(?<=[.。])\s*/).filter((sentence) => sentence !== "");

test("the English texts fit the stores", () => {
  assert.ok(english.description && english.description.message.length <= 132, "Chrome's limit for a description");
  assert.ok(english.name && english.name.message.length <= 45, "Firefox's limit for a name");
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

    test("say the same of tokens for all organizations in the form and elsewhere", () => {
      const [, ...ended] = sentences(translated.adviceAllOrganizations);
      assert.equal(ended.length, 2);
      const [, ...form] = sentences(translated.formOtherOrganization);
      assert.ok(form.join(" ").toLowerCase().endsWith(ended.join(" ").toLowerCase()), form.join(" "));
    });

    test("leave it to the English ones which gap is which", () => {
      for (const [key, text] of Object.entries(translated)) assert.deepEqual(Object.keys(text), ["message"], key);
    });
  });
}

test("no text quotes a gap: a word from elsewhere brings its quotes, another needs none", () => {
  for (const language of [SOURCE, ...languages]) {
    const quoted = Object.entries(messages(language)).filter(([, { message }]) =>
      /[“„”«»「」"']\s?[\u2066-\u2068]?\$\w/.test(message),
    );
    assert.deepEqual(quoted, [], language);
  }
});

test("a gap is packed in every language with what fills it", () => {
  for (const language of [SOURCE, ...languages]) {
    const texts = packed(".", language);
    assert.deepEqual(texts.adviceLifetime?.placeholders?.limit?.content, "$2", language);
    assert.ok(texts.secret_github_pat, "the names of secrets");
  }
});
