// What the guide says of the code that it shows is what was done with just this code. The whole check is `./build.sh snippets`, which takes
// minutes; here is what takes seconds.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ENDINGS, SNIPPETS, STORES, fileOf, locked, plan } from "../snippets/methods.mjs";
import { runWithStandIns } from "../snippets/stand-in.mjs";

/** @typedef {{ how: string, tool: string, libraries?: string[], sha256: string }} Check */

/** @type {{ date: string, files: Record<string, Check> }} */
const { date, files } = JSON.parse(readFileSync(join(SNIPPETS, "checks.json"), "utf8"));

describe("What the guide says of its code", () => {
  test("is said of every store in every language, and is planned", () => {
    const languages = /** @type {(keyof typeof ENDINGS)[]} */ (Object.keys(ENDINGS));
    const all = STORES.flatMap((store) => languages.map((language) => fileOf(store, language))).sort();
    assert.equal(all.length, 54);
    assert.deepEqual(Object.keys(files).sort(), all);
    assert.deepEqual(
      plan()
        .flatMap((method) => method.files)
        .sort(),
      all,
    );
  });

  test("is the method by which the check goes", () => {
    for (const { how, files: planned } of plan()) for (const file of planned) assert.equal(files[file]?.how, how, file);
  });

  test("was found with the code that is there", () => {
    for (const [file, { sha256 }] of Object.entries(files)) {
      const digest = createHash("sha256")
        .update(readFileSync(join(SNIPPETS, file)))
        .digest("hex");
      assert.equal(sha256, digest, `${file} changed after ${date}; UPDATE=1 ./build.sh snippets checks it again`);
    }
  });

  test("was found with the libraries that the check asks for", () => {
    const manifest = JSON.parse(readFileSync("tests/snippets/package.json", "utf8")).devDependencies;
    const python = readFileSync("tests/snippets/requirements.txt", "utf8");
    for (const [file, { libraries = [], tool }] of Object.entries(files)) {
      for (const library of libraries) {
        const [name = "", number = ""] = library.split(" ");
        if (file.endsWith(".py")) assert.ok(python.includes(`\n${name}==${number}\n`), `${file}: ${library}`);
        if (/ts$/.test(file) || file.endsWith(".mjs")) assert.equal(number, manifest[name], `${file}: ${name}`);
        if (file.endsWith(".rs"))
          assert.equal(number, locked("tests/snippets/rust/Cargo.lock", name), `${file}: ${name}`);
      }
      const [, grammar = "", version = ""] = /^(tree-sitter-\S+) (\S+)$/.exec(tool) ?? [];
      if (grammar) assert.equal(version, locked("Cargo.lock", grammar), file);
    }
  });

  for (const store of STORES) {
    test(`is true of Bash and ${store}: it runs, and the token goes only where it should`, () => {
      runWithStandIns(join(SNIPPETS, fileOf(store, "bash")));
    });
  }
});

/** The colours of a style sheet by name, light and dark. @param {string} path @returns {[string, [string, string]][]} */
function colours(path) {
  const pairs = readFileSync(path, "utf8").matchAll(/--patrol-([a-z-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return [...pairs].map(([, name = "", light = "", dark = ""]) => [name, [light, dark]]);
}

/** The relative luminance of WCAG 2.2. @param {string} colour */
function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of WCAG 2.2. @param {string} a @param {string} b */
function contrast(a, b) {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe("The colours of code", () => {
  const surfaces = colours("extension/style/tokens.css").filter(([name]) => name === "surface" || name === "raised");
  const inks = colours("extension/style/code.css");

  test("are those of the classes that the build writes", () => {
    const written = [...readFileSync("crate/guide/compile/grammar.rs", "utf8").matchAll(/^    \("\w+", "(\w+)"\),$/gm)];
    const classes = new Set(written.map(([, name = ""]) => name));
    assert.deepEqual(inks.map(([name]) => name).sort(), [...classes].map((name) => `code-${name}`).sort());
    const style = readFileSync("extension/style/code.css", "utf8");
    for (const name of classes) assert.ok(style.includes(`pre .${name} {\n  color: var(--patrol-code-${name});`), name);
  });

  test("can be read in both themes", () => {
    assert.equal(surfaces.length, 2);
    for (const [name, ink] of inks) {
      for (const [surface, back] of surfaces) {
        for (const theme of /** @type {const} */ ([0, 1])) {
          const measured = contrast(ink[theme], back[theme]);
          assert.ok(measured >= 4.5, `${name} on ${surface}: ${measured.toFixed(2)}`);
        }
      }
    }
  });
});
