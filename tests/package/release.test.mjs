// What is published beside the archives says what they hold: a bill of materials that follows its schema, and digests that are right.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

/** @param {string} name */
const read = (name) => readFileSync(`dist/${name}`, "utf8");
const bill = () =>
  readdirSync("dist").find((name) => name.endsWith(".cdx.json")) ?? assert.fail("there is no bill of materials");

before(() => execFileSync("node", ["script/sbom.mjs"]));

test("the bill of materials follows the schema of CycloneDX", async () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  assert.equal(await validator.validate(read(bill())), null);
  assert.notEqual(await validator.validate(read(bill()).replace('"bomFormat"', '"format"')), null);
});

test("it names what is compiled in, and nothing that only builds or tests", () => {
  const names = JSON.parse(read(bill())).components.map((/** @type {{ name: string }} */ { name }) => name);
  for (const name of ["sha2", "serde_json", "wasm-bindgen", "jiff"]) assert.ok(names.includes(name), name);
  for (const name of ["proptest", "tree-sitter", "syn", "clap", "patrol-detect"])
    assert.ok(!names.includes(name), name);
});

test("each of its parts has the digest of Cargo.lock", () => {
  const lock = readFileSync("Cargo.lock", "utf8");
  const [std, ...crates] = JSON.parse(read(bill())).components;
  assert.equal(std.name, "std");
  assert.ok(crates.length > 20);
  for (const { name, version, hashes } of crates) {
    const entry = lock.split("[[package]]").find((part) => part.includes(`name = "${name}"\nversion = "${version}"\n`));
    assert.ok(entry?.includes(`checksum = "${hashes[0].content}"`), name);
  }
});

test("the digests are those of the archives and of the bill", () => {
  const lines = read("SHA256SUMS").trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => line.slice(66)),
    readdirSync("dist")
      .sort()
      .filter((name) => name.startsWith("patrol-")),
  );
  for (const line of lines) {
    const digest = createHash("sha256").update(readFileSync(`dist/${line.slice(66)}`));
    assert.equal(digest.digest("hex"), line.slice(0, 64), line);
  }
});

test("a second time gives the same bytes", () => {
  const first = [read(bill()), read("SHA256SUMS")];
  execFileSync("node", ["script/sbom.mjs"]);
  assert.deepEqual([read(bill()), read("SHA256SUMS")], first);
});
