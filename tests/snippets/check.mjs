// Checks every snippet of the guide and compares what was done with what the guide says, crate/guide/content/snippets/checks.json. UPDATE=1
// writes that file. ./build.sh snippets installs what this needs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SNIPPETS, plan } from "./methods.mjs";

const PATH = join(SNIPPETS, "checks.json");

/** @type {[string, object][]} */
const done = [];
for (const { how, check, files } of plan()) {
  console.log(`${how}: ${files.join(", ")}`);
  const used = check(files);
  for (const [number, file] of files.entries()) {
    const sha256 = createHash("sha256")
      .update(readFileSync(join(SNIPPETS, file)))
      .digest("hex");
    done.push([file, { how, ...used[number], sha256 }]);
  }
}
const files = Object.fromEntries(done.sort(([a], [b]) => (a < b ? -1 : 1)));

if (process.env.UPDATE) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(PATH, `${JSON.stringify({ date, files }, null, 2)}\n`);
  console.log(`${PATH} is written.`);
} else {
  const told = JSON.parse(readFileSync(PATH, "utf8"));
  assert.deepEqual(
    told.files,
    files,
    "The guide says something else than what was done; UPDATE=1 ./build.sh snippets writes it.",
  );
  console.log(`${done.length} snippets pass, as the guide says.`);
}
