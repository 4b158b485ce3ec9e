// What a tab has to carry. Sizes are of the gzipped files, in bytes; a budget counts 1024 to the kilobyte.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

/** The content script's budget holds for all of it together. */
const CONTENT = ["page.js", "watchdog.js", "gate.js"];
const BUDGETS = /** @type {Record<string, { files: string[], bytes: number }>} */ ({
  "content script": { files: CONTENT, bytes: 120 * 1024 },
  background: { files: ["background.js"], bytes: 288 * 1024 },
  "popup, settings and inventory": { files: ["panel.js"], bytes: 264 * 1024 },
  ...Object.fromEntries(
    readdirSync("dist/chrome/surface").map((file) => [
      `part ${file}`,
      { files: [`surface/${file}`], bytes: 24 * 1024 },
    ]),
  ),
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
