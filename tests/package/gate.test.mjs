// The gate's cheap test never passes over a request that the reader in `crate/azdo` would have asked about. Both are held to one table.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

/** @typedef {{ what: string, meant: "read" | "unreadable" | "passes", method: string, path: string, body: string }} Row */

/** @type {Row[]} */
const TABLE = JSON.parse(readFileSync("crate/azdo/requests.json", "utf8"));

// What the gate takes from its page, as far as Node does not have it.
const page = { baseURI: "https://dev.azure.com/contoso/_usersSettings/tokens" };
Object.assign(globalThis, { document: page });
const { isCandidate } = await import("../../extension/gate/candidate.js");

/** The same address in ways that a page may write it. @type {Record<string, (path: string) => string>} */
const WRITTEN = {
  whole: (path) => `https://dev.azure.com${path}?api-version=7.1-preview.1`,
  "from the root": (path) => path,
  "with the host alone": (path) => `//vssps.dev.azure.com${path}#x`,
  "from the page": (path) => `../..${path}`,
  "through a folder": (path) => path.replace("/_", "/x/../_"),
  "with other slashes": (path) => path.replaceAll("/", "\\"),
  "with a line end": (path) => path.replace("_", "\n_\t"),
};

describe("The gate's cheap test", () => {
  for (const [how, written] of Object.entries(WRITTEN)) {
    test(`knows every request for a token by an address that is written ${how}`, () => {
      for (const { what, meant, method, path, body } of TABLE.filter(({ meant }) => meant !== "passes")) {
        for (const sent of [body, new Blob([body])])
          assert.ok(isCandidate(method, written(path), sent), `${what}: ${meant}`);
      }
    });
  }

  test("lets pass at once what makes no token", () => {
    for (const [method, url, body] of [
      ["GET", "/contoso/_apis/Token/SessionTokens", undefined],
      ["DELETE", "/contoso/_apis/Token/SessionTokens/7", undefined],
      ["POST", "/contoso/_apis/Contribution/HierarchyQuery", '{"contributionIds":["ms.vss-web.theme-data"]}'],
      ["POST", "/contoso/_apis/wit/wiql", "ms.vss-token-web."],
      ["POST", "https://login.example.org/oauth2/token", "code=7"],
      ["POST", "https://[", "{}"],
    ]) {
      assert.equal(
        isCandidate(/** @type {string} */ (method), /** @type {string} */ (url), body),
        false,
        `${method} ${url}`,
      );
    }
  });
});
