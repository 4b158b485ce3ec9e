// The documents tell the truth about where things are.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
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

test("no Rust file stands beside the modules: nobody would compile it", () => {
  for (const crate of readdirSync("crate").filter((name) => existsSync(`crate/${name}/src`))) {
    const folder = `crate/${crate}/src`;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".rs"));
    for (const file of files) {
      const path = join(folder, file);
      const isFolder = path.endsWith("/mod.rs");
      const parent = isFolder ? dirname(dirname(path)) : dirname(path);
      const name = isFolder ? basename(dirname(path)) : basename(path, ".rs");
      if (parent === folder && (name === "lib" || name === "main")) continue;
      const roots = ["mod.rs", "lib.rs", "main.rs"]
        .map((root) => join(parent, root))
        .filter((root) => existsSync(root));
      const isNamed = roots.some((root) => new RegExp(`\\bmod ${name};`).test(readFileSync(root, "utf8")));
      assert.ok(isNamed, `${path} is in no module`);
    }
  }
});

/** The modules of the engine, and which others each uses outside of its tests. */
function modules() {
  const folder = "crate/detect/src";
  const top = readFileSync(`${folder}/lib.rs`, "utf8");
  const names = [...top.matchAll(/^(?:pub )?mod (\w+);/gm)].map(([, name = ""]) => name);
  const homes = Object.fromEntries(
    [...top.matchAll(/^pub use (\w+)::(\w+);/gm)].map(([, home = "", item = ""]) => [item, home]),
  );
  return names
    .filter((name) => name !== "compile")
    .map((name) => {
      const own = [`${folder}/${name}.rs`, ...files(`${folder}/${name}`)].filter((path) => existsSync(path));
      const shipped = own
        .map(
          (path) =>
            readFileSync(path, "utf8")
              .split("#[cfg(test)]\nmod tests")[0]
              ?.replace(/\/\/.*/g, "") ?? "",
        )
        .join("\n");
      const used = [...shipped.matchAll(/\bcrate::(\w+)/g)].map(([, used = ""]) => homes[used] ?? used);
      return { name, uses: new Set(used.filter((used) => used !== name && names.includes(used))) };
    });
}

/** Every file of a folder and of those in it, if it is there; no file that is only a test. @param {string} folder @returns {string[]} */
const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".rs") && !/(places|reference|table|tests)\.rs$/.test(path))
        .map((path) => `${folder}/${path}`)
    : [];

test("the modules of the engine use each other in one direction", () => {
  let left = modules();
  assert.ok(left.length > 30);
  for (;;) {
    const names = left.map((module) => module.name);
    const rest = left.filter(({ uses }) => names.some((name) => uses.has(name)));
    if (rest.length === left.length) break;
    left = rest;
  }
  const circle = left.map(
    ({ name, uses }) => `${name} → ${left.map(({ name }) => name).filter((other) => uses.has(other))}`,
  );
  assert.deepEqual(circle, []);
});

/** Paths in a document: code with a slash that begins with a folder of this repository. @param {string} text */
const paths = (text) =>
  [...text.matchAll(/`((?:crate|docs|extension|script|tests)\/[\w./-]+)`/g)].map(([, path = ""]) => path);

test("the README of the parts names each of them", () => {
  const parts = readdirSync("extension/surface").filter((name) => existsSync(`extension/surface/${name}/main.ts`));
  const rows = readFileSync("extension/surface/README.md", "utf8").matchAll(/^\| `(\w+)\/` \|/gm);
  assert.deepEqual([...rows].map(([, name]) => name).sort(), parts.sort());
});

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
  return [...crates, ...documents, "extension/surface/README.md", "tests/README.md"].filter((path) => existsSync(path));
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
