// Who builds the same source gets the same bytes: packing and zipping a second time changes nothing.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const archives = () => readdirSync("dist").filter((name) => name.endsWith(".zip"));
/** @param {string} name */
const digest = (name) =>
  createHash("sha256")
    .update(readFileSync(`dist/${name}`))
    .digest("hex");

test("packing twice gives the same archives", () => {
  const before = archives().map((name) => [name, digest(name)]);
  assert.equal(before.length, 2);
  execFileSync("node", ["script/pack.mjs"]);
  // Another zone: an archive holds local times.
  execFileSync("node", ["script/zip.mjs"], { env: { ...process.env, TZ: "Asia/Tokyo" } });
  assert.deepEqual(
    archives().map((name) => [name, digest(name)]),
    before,
  );
});
