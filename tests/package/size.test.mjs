// What a tab has to carry. Sizes are of the gzipped file, in bytes, as stores and the README count them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

/** The content script's budget holds for all of it together. */
const CONTENT = ["content/core.js", "content/sentinel.js", "content/gate.js"];
const BUDGETS = /** @type {Record<string, { files: string[], bytes: number }>} */ ({
  "content script": { files: CONTENT, bytes: 120_000 },
  background: { files: ["background.js"], bytes: 120_000 },
  "popup and settings": { files: ["panel.js"], bytes: 130_000 },
});

for (const [name, { files, bytes }] of Object.entries(BUDGETS)) {
  test(`the ${name} keeps its budget`, (context) => {
    const size = files
      .map((file) => gzipSync(readFileSync(`dist/chrome/${file}`), { level: 9 }).length)
      .reduce((sum, part) => sum + part);
    context.diagnostic(`${name}: ${size} of ${bytes} bytes`);
    assert.ok(size <= bytes, `${size} bytes, ${size - bytes} too many`);
  });
}
