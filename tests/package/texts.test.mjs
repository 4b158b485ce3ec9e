// Every text for people is in every complete language, with the same gaps; in the others the browser shows the English one for a text that is
// missing. That the code asks for no other, `patrol-phrase` tests.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { otherForm, packed } from "../../script/locales.mjs";

/** @typedef {Record<string, { message: string, description?: string, placeholders?: Record<string, { content: string }> }>} Messages */

const LOCALES = "extension/_locales";
const SOURCE = "en";

/** The languages that have every text. The others are made complete for a release. */
const COMPLETE = ["ar", "de", "es", "fr", "ja", "pt_BR", "zh_CN"];
const languages = readdirSync(LOCALES).filter((language) => language !== SOURCE);

/** @param {string} language @returns {Messages} */
const messages = (language) => JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8"));

const english = messages(SOURCE);

/** The keys of the names of secrets, which a language may have. */
const secrets = Object.keys(packed(".", SOURCE)).filter((key) => key.startsWith("secret_"));

/** The keys of a language that has every text: a sentence with several forms has those of its plural rules. @param {string} language */
function forms(language) {
  const { pluralCategories } = new Intl.PluralRules(language.replace("_", "-")).resolvedOptions();
  return Object.keys(english)
    .filter((key) => otherForm(key) === key)
    .flatMap((key) => (key.endsWith("_other") ? pluralCategories.map((form) => key.replace(/other$/, form)) : [key]));
}

/** What is no plain word of a text: its gaps, `$days$`, and anything else with a `$`. @param {string} text */
const gaps = (text) => [...new Set(text.match(/\$\w*\$?/g) ?? [])].sort();

/** @param {{ message: string } | undefined} text */
const sentences = (text) => (text?.message ?? "").split(/(?<=[.。])\s*/).filter((sentence) => sentence !== "");

/** What is no prose of the language, so that its punctuation is not judged: addresses, versions, and words that an isolate sets apart. */
const FOREIGN = /https?:\S+|\d\(\d\)|Git: …|[\u2066-\u2068][^\u2069]*\u2069/g;

/**
 * What a language does not write.
 * @type {Record<string, RegExp>}
 */
const UNWRITTEN = {
  // Each of these has a narrow no-break space beside it.
  fr: /(?<!\u202f)[:;?!»](?=[\s.)]|$)|«(?!\u202f)/,
  es: /^[^¿]*\?|^[^¡]*!/,
  // Punctuation is as wide as the characters.
  ja: /[(),;:!?]/,
  zh_CN: /[(),;:!?]/,
  ar: /[,;?]/,
};

test("the English texts fit the stores", () => {
  assert.ok(english.description && english.description.message.length <= 132, "Chrome's limit for a description");
  assert.ok(english.name && english.name.message.length <= 45, "Firefox's limit for a name");
});

test("each English text says to translators where it stands", () => {
  const silent = Object.keys(english).filter((key) => !english[key]?.description?.trim());
  assert.deepEqual(silent, []);
});

for (const language of languages) {
  describe(`the texts in ${language}`, () => {
    const translated = messages(language);

    test("are texts that there are, in forms that the language has", () => {
      const unknown = Object.keys(translated).filter((key) => ![...forms(language), ...secrets].includes(key));
      assert.deepEqual(unknown, []);
    });

    if (COMPLETE.includes(language)) {
      test("are complete", () => {
        assert.deepEqual(
          forms(language).filter((key) => !(key in translated)),
          [],
        );
      });
    }

    test("have all forms of a sentence, or none", () => {
      const families = Object.keys(translated).map(otherForm);
      const missing = forms(language).filter((key) => families.includes(otherForm(key)) && !(key in translated));
      assert.deepEqual(missing, []);
    });

    test("have the gaps of the English ones", () => {
      for (const [key, { message }] of Object.entries(translated)) {
        const expected = gaps(english[otherForm(key)]?.message ?? "");
        // "One token" needs no number.
        if (otherForm(key) === key) assert.deepEqual(gaps(message), expected, key);
        else assert.deepEqual([...new Set([...gaps(message), ...expected])].sort(), expected, key);
        assert.notEqual(message.trim(), "", key);
      }
    });

    test("say the same of tokens for all organizations in the form and elsewhere", () => {
      assert.equal(
        "adviceAllOrganizations" in translated,
        "formOtherOrganization" in translated,
        "one without the other",
      );
      if (!translated.adviceAllOrganizations || !translated.formOtherOrganization) return;
      const [, ...ended] = sentences(translated.adviceAllOrganizations);
      assert.equal(ended.length, 2);
      const [, ...form] = sentences(translated.formOtherOrganization);
      assert.ok(form.join(" ").toLowerCase().endsWith(ended.join(" ").toLowerCase()), form.join(" "));
    });

    test("have the punctuation of the language", () => {
      const strange = Object.entries(translated).filter(([, { message }]) =>
        UNWRITTEN[language]?.test(message.replaceAll(FOREIGN, "")),
      );
      assert.deepEqual(strange, []);
    });

    test("leave it to the English ones which gap is which", () => {
      for (const [key, text] of Object.entries(translated)) assert.deepEqual(Object.keys(text), ["message"], key);
    });
  });
}

test("no text quotes a gap: a word from elsewhere brings its quotes, another needs none", () => {
  for (const language of [SOURCE, ...languages]) {
    const quoted = Object.entries(messages(language)).filter(([, { message }]) =>
      // The name of a task is Patrol's own, and a title.
      /[“„”«»「」"']\s?[\u2066-\u2068]?\$(?!task\$)\w/.test(message),
    );
    assert.deepEqual(quoted, [], language);
  }
});

test("texts have curly quotes, single blanks, and an end to every isolate", () => {
  for (const language of [SOURCE, ...languages]) {
    for (const [key, { message }] of Object.entries(messages(language))) {
      assert.doesNotMatch(message, /["']|^\s|\s$|\s\s|\.\.\./, `${language} ${key}`);
      const isolates = message.match(/[\u2066-\u2068]/g) ?? [];
      assert.equal(message.match(/\u2069/g)?.length ?? 0, isolates.length, `${language} ${key}`);
    }
  }
});

test("a gap is packed in every language with what fills it", () => {
  for (const language of [SOURCE, ...languages]) {
    const texts = packed(".", language);
    assert.equal(texts.formOtherOrganization?.placeholders?.date?.content, "$2", language);
    assert.ok(texts.secret_github_pat, "the names of secrets");
  }
});

test("sentences stand behind each other with a blank between them, and without one where the language writes none", () => {
  const without = [SOURCE, ...languages].filter(
    (language) => !/\$before\$ \$next\$/.test(messages(language).sentences?.message ?? ""),
  );
  assert.deepEqual(without, ["ja", "zh_CN"]);
  for (const language of without) assert.equal(messages(language).sentences?.message, "$before$$next$");
});
