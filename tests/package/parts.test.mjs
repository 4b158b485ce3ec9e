// The parts of the page name every sentence that they say, so that the page script fetches it when it loads them: later Patrol may have
// been updated under the page, and then the browser gives no more.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const SURFACE = "extension/surface";
const english = JSON.parse(readFileSync("extension/_locales/en/messages.json", "utf8"));

/** @param {string} part */
const sources = (part) => readdirSync(join(SURFACE, part)).filter((file) => file.endsWith(".ts"));

/** What stands in quotation marks in a file. @param {string} part @param {string} file */
const texts = (part, file) =>
  [...readFileSync(join(SURFACE, part, file), "utf8").matchAll(/"(\w+)"/g)].map(([, text]) => String(text));

const parts = readdirSync(SURFACE).filter((part) => existsSync(join(SURFACE, part, "main.ts")));

describe("each part of the page", () => {
  for (const part of parts) {
    test(`${part} names what it says`, () => {
      const named = texts(part, "words.ts");
      const said = sources(part)
        .filter((file) => file !== "words.ts")
        .flatMap((file) => texts(part, file))
        .filter((text) => text in english);
      assert.ok(said.length > 0, "the search finds the keys of the code");
      assert.deepEqual([...new Set(said)].sort(), named.sort());
    });
  }
});
