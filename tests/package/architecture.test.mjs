// The documents tell the truth about where things are.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";

const ARCHITECTURE = readFileSync("ARCHITECTURE.md", "utf8");

/** The crates of the code map: what each may use. @type {Record<string, string[]>} */
const MAP = Object.fromEntries(
  [...ARCHITECTURE.matchAll(/^\| `crate\/([a-z]+)` \|.*\|([^|]*)\|$/gm)].map(([, name = "", uses = ""]) => [
    name,
    [...uses.matchAll(/`([a-z]+)`/g)].map(([, used = ""]) => used).sort(),
  ]),
);

/** Our own crates that a manifest names for more than its tests. @param {string} name */
function uses(name) {
  const manifest = readFileSync(`crate/${name}/Cargo.toml`, "utf8");
  const [shipped = ""] = manifest.split("[dev-dependencies]");
  return [...shipped.matchAll(/^patrol-([a-z]+)\.workspace/gm)].map(([, used = ""]) => used).sort();
}

describe("The code map", () => {
  test("names every crate, and no other", () => {
    const crates = readdirSync("crate").filter((name) => existsSync(`crate/${name}/Cargo.toml`));
    assert.deepEqual(Object.keys(MAP).sort(), crates.sort());
  });

  for (const [name, told] of Object.entries(MAP)) {
    test(`tells what ${name} uses`, () => assert.deepEqual(told, uses(name)));
  }

  test("lists crates from the bottom up", () => {
    const order = Object.keys(MAP);
    for (const [name, told] of Object.entries(MAP)) {
      for (const used of told) assert.ok(order.indexOf(used) < order.indexOf(name), `${used} stands above ${name}`);
    }
  });

  test("names every folder of the extension and of the tests", () => {
    for (const parent of ["extension", "tests"]) {
      for (const name of readdirSync(parent)) {
        if (!statSync(`${parent}/${name}`).isDirectory()) continue;
        assert.match(ARCHITECTURE, new RegExp(`\`(?:${parent}/)?${name}/?[\`/]`), `${parent}/${name}`);
      }
    }
  });
});

/** Paths in a document: code with a slash that begins with a folder of this repository. @param {string} text */
const paths = (text) =>
  [...text.matchAll(/`((?:crate|docs|extension|script|tests)\/[\w./-]+)`/g)].map(([, path = ""]) => path);

for (const document of ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...readmes()]) {
  test(`every path in ${document} leads somewhere`, () => {
    const missing = paths(readFileSync(document, "utf8")).filter(
      (path) => !existsSync(path) && !existsSync(join(dirname(document), path)),
    );
    assert.deepEqual(missing, []);
  });
}

/** The README of each part, and the documents. */
function readmes() {
  const crates = readdirSync("crate").map((name) => `crate/${name}/README.md`);
  const documents = readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  return [...crates, ...documents, "tests/README.md"].filter((path) => existsSync(path));
}

for (const document of ["ARCHITECTURE.md", "docs/threat-model.md"]) {
  test(`every test that a table of ${document} names is there`, () => {
    // The last cell of a row in a table whose last heading is "Test".
    const tables = readFileSync(document, "utf8").split("\n\n");
    const rows = tables
      .filter((table) => /^\|.*\| Test[^|]*\|\n/.test(table))
      .flatMap((table) => table.split("\n").slice(2));
    const named = rows.flatMap((row) =>
      [...(row.split("|").at(-2) ?? "").matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
    );
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((name) => !existsSync(`tests/e2e/${name}.test.mjs`)),
      [],
    );
  });
}
