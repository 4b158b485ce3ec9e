// The pictures of the store listing have the size that the stores ask for.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

/** In pixels, and how many of them (developer.chrome.com/docs/webstore/images, 2026-12-02). */
const STORE = { width: 1280, height: 800, most: 5 };

/** The size in the header of a PNG file. @param {string} name */
function size(name) {
  const file = readFileSync(`docs/images/${name}`);
  assert.equal(file.toString("latin1", 1, 4), "PNG", name);
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

test("there are pictures of the size of the store, and no more than it takes", () => {
  const names = readdirSync("docs/images").filter((name) => size(name).width === STORE.width);
  for (const name of names) assert.equal(size(name).height, STORE.height, name);
  assert.ok(names.length > 0 && names.length <= STORE.most, names.join(", "));
});

test("each picture of the documents is there, and each is used", () => {
  const documents = ["README.md", "docs/store.md"].map((file) => readFileSync(file, "utf8")).join("\n");
  const used = [...documents.matchAll(/(?:docs\/)?images\/([a-z-]+\.png)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(used)].sort(), readdirSync("docs/images").sort());
});
