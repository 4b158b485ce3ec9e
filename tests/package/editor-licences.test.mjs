// The packages of the editors that the tests paste into. None of them is shipped.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const ALLOWED = new Set([
  "MIT",
  "ISC",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "(MPL-2.0 OR Apache-2.0)",
]);

/** GPL 2 or later, or a commercial licence, as the file beside them says. A test may use them: only what is passed on is bound by the GPL. */
const GPL = /^(tinymce|ckeditor5|@ckeditor\/ckeditor5-[\w-]+)$/;

const { packages } = JSON.parse(readFileSync("tests/editors/package-lock.json", "utf8"));
const { devDependencies, dependencies } = JSON.parse(readFileSync("tests/editors/package.json", "utf8"));

test("the editors of the tests have licences that allow it", () => {
  const names = Object.keys(packages).filter((path) => path !== "");
  assert.ok(names.length > 100, "the lock file names hardly any package");
  const refused = names.filter((path) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return !ALLOWED.has(packages[path].license) && !GPL.test(name);
  });
  assert.deepEqual(refused, []);
});

test("the editors of the tests are pinned", () => {
  assert.equal(dependencies, undefined);
  for (const [name, version] of Object.entries(devDependencies))
    assert.match(String(version), /^(npm:[\w-]+@)?\d+\.\d+\.\d+$/, name);
});
