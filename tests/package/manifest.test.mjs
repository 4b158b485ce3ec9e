// The manifests that are shipped, whole. A new permission, host or resource disables the extension until every person agrees again,
// so it changes a stored file, in sight of the reviewer, or it fails here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

for (const browser of ["chrome", "firefox"]) {
  describe(`the manifest for ${browser}`, () => {
    const { version, ...shipped } = read(`dist/${browser}/manifest.json`);

    test("is the one that was agreed on", () => {
      assert.deepEqual(shipped, read(`tests/package/expected/manifest.${browser}.json`));
    });

    test("has the version of the workspace", () => {
      assert.match(readFileSync("Cargo.toml", "utf8"), new RegExp(`^version = "${version}"$`, "m"));
    });

    test("offers nothing of the extension to pages", () => {
      assert.equal(shipped.web_accessible_resources, undefined);
    });
  });
}
