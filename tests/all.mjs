// Runs test files in this one process, so that their suites share browsers: node tests/all.mjs FILE…

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const files = process.argv.slice(2);

/** Loads the files one after the other; a file that cannot be loaded does not keep the next from it. */
async function load() {
  const failures = [];
  for (const file of files) {
    try {
      await import(pathToFileURL(resolve(file)).href);
    } catch (error) {
      failures.push(`${file}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  return failures;
}

const loaded = load();

// The first of all tests: the run must not end while files are still to come.
test("every file is loaded", async () => {
  assert.notEqual(files.length, 0, "no file is named");
  assert.deepEqual(await loaded, []);
});
