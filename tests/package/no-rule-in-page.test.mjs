// What a text, a request or a token means is decided in Rust. What is written in TypeScript for the page holds no rule: no kind of secret,
// no pattern, no scope.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "node:test";

const PACKED = "dist/chrome";

/** The page script without the core, as the packer leaves it for this test, and the scripts that have none. */
const SCRIPTS = [
  "target/pack/page.js",
  ...["watchdog.js", "gate.js"].map((name) => join(PACKED, name)),
  ...(existsSync(join(PACKED, "surface")) ? readdirSync(join(PACKED, "surface")) : []).map((name) =>
    join(PACKED, "surface", String(name)),
  ),
];

const rules = readdirSync("crate/detect/rules")
  .map((name) => readFileSync(join("crate/detect/rules", name), "utf8"))
  .join("\n");

/** @param {RegExp} field */
const valuesOf = (field) => [...rules.matchAll(field)].map(([, value]) => value ?? "");

/** Kinds of secrets. */
const kinds = valuesOf(/^id = "([^"]+)"$/gm);

/** The letters with which tokens of one kind begin, such as `ghp_`. Those that are a word of the language say nothing. */
const beginnings = valuesOf(/^pattern = '([A-Za-z0-9_-]{3,}[_-])/gm).filter(
  (text) => !/^(?:access|api|hook|key|pat|secret)[_-]$/.test(text),
);

const scopes = readFileSync("crate/advise/src/scope/scopes.txt", "utf8")
  .split("\n")
  .map((line) => line.split("|")[0] ?? "")
  .filter((scope) => scope !== "" && !scope.startsWith("#"));

/** What only the page can know of a request, so that it says it itself: there was no time to ask. */
const KNOWN_TO_THE_PAGE = ["request-unreadable"];

/** Rules about texts and tokens. */
const decisions = [...readFileSync("crate/policy/src/rule.rs", "utf8").matchAll(/^    \w+ = "([a-z-]+)",$/gm)]
  .map(([, id]) => id ?? "")
  .filter((id) => !KNOWN_TO_THE_PAGE.includes(id));

test("the words that are searched for are found where they are kept", () => {
  assert.ok(kinds.length > 300, "kinds of secrets");
  assert.ok(beginnings.includes("ghp_") && beginnings.length > 80, "beginnings of patterns");
  assert.ok(scopes.includes("vso.code_write") && scopes.includes("app_token"), "scopes");
  assert.ok(decisions.includes("full-access") && decisions.length > 15, "rules");
});

describe("a script for the page", () => {
  test("of each kind is there", () => {
    assert.deepEqual(
      SCRIPTS.filter((script) => !existsSync(script)),
      [],
    );
    for (const part of ["clone", "created", "form", "list", "review"]) {
      assert.ok(SCRIPTS.includes(join(PACKED, "surface", `${part}.js`)), part);
    }
  });

  for (const script of SCRIPTS.filter((file) => existsSync(file))) {
    const text = readFileSync(script, "utf8");
    /** @param {string[]} words */
    const literals = (words) =>
      words.filter((word) => ['"', "'", "`"].some((mark) => text.includes(mark + word + mark)));

    test(`names no kind of secret: ${script}`, () => assert.deepEqual(literals(kinds), []));

    test(`names no scope of a token: ${script}`, () => {
      assert.deepEqual(literals(scopes), []);
      assert.deepEqual(text.match(/\bvso\.[a-z]+/g) ?? [], []);
    });

    test(`names no rule about tokens: ${script}`, () => assert.deepEqual(literals(decisions), []));

    test(`holds no pattern of a secret: ${script}`, () => {
      assert.deepEqual(
        beginnings.filter((beginning) => new RegExp(`(?<![\\w-])${beginning}`).test(text)),
        [],
      );
      const repeated = text.match(/\[(?:\\.|[^\]\\\n])+\]\{\d+/g) ?? [];
      assert.deepEqual(repeated, [], "letters of a kind, a number of times");
    });
  }
});

describe("the parts that are loaded later", () => {
  const background = readFileSync(join(PACKED, "background.js"), "utf8");

  test("are brought to the document that asked, never to whatever is in its frame by then", () => {
    assert.ok(background.includes("documentIds"), "documentIds");
    assert.ok(!background.includes("frameIds"), "frameIds");
  });

  test("are of a fixed list, and all of it is packed", () => {
    // Minified, a list of names that stand for themselves.
    const lists = [...background.matchAll(/\{((?:"?\w+"?:!0,?)+)\}/g)].map(([, list]) =>
      (list ?? "").replaceAll(/"|:!0/g, "").split(",").sort().join(),
    );
    const names = SCRIPTS.filter((file) => file.includes("surface")).map((file) => basename(file, ".js"));
    assert.ok(lists.includes(names.sort().join()), names.join());
  });
});
