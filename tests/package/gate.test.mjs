// What the gate promises of its script: its cheap test never passes over a request that the reader in `crate/azdo` would have asked about, and
// it calls nothing that a page can replace.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { build, transform } from "esbuild";
import { lookUps } from "./primordials.mjs";

/** @typedef {{ what: string, meant: "read" | "unreadable" | "passes", method: string, path: string, body: string }} Row */

/** Both are held to one table. @type {Row[]} */
const TABLE = JSON.parse(readFileSync("crate/azdo/requests.json", "utf8"));

/** Requests that write what others see: `written` is null where nothing is to be read. @type {{ what: string, method: string, path: string, body: string, written: string | null }[]} */
const WRITES = JSON.parse(readFileSync("crate/azdo/writes.json", "utf8"));

/** What pages of Azure DevOps send in a day. @type {Omit<Row, "meant">[]} */
const TRAFFIC = JSON.parse(readFileSync("crate/azdo/traffic.json", "utf8"));

const GATE = "extension/gate";

/** What the gate takes from a page, as far as Node does not have it. The cheap test uses none of it. */
const PAGE = [
  ...["Document", "Element", "Node", "ProgressEvent", "XMLHttpRequest", "XMLSerializer"],
  ...["HTMLButtonElement", "HTMLFormElement", "HTMLInputElement", "Navigator", "SubmitEvent"],
];

/** @returns {Promise<Pick<typeof import("../../extension/gate/candidate.js"), "isTokenAddress" | "isWatched" | "isTold" | "isCandidate">>} */
async function loadCheapTest() {
  for (const name of PAGE) Object.assign(globalThis, { [name]: class {} });
  Object.assign(globalThis, { window: globalThis, document: { readyState: "loading" } });
  const options = /** @type {const} */ ({ bundle: true, format: "esm", write: false });
  const { outputFiles } = await build({ ...options, entryPoints: [`${GATE}/candidate.ts`] });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);
}

const { isTokenAddress, isWatched, isTold, isCandidate } = await loadCheapTest();

/** An address as the browser reports it. @param {string} written */
const whole = (written) => new URL(written, "https://dev.azure.com/contoso/_usersSettings/tokens").href;

/** The same address in ways that a page may write it. @type {Record<string, (path: string) => string>} */
const WRITTEN = {
  whole: (path) => `https://dev.azure.com${path}${path.includes("?") ? "&" : "?"}api-version=7.1-preview.1`,
  "from the root": (path) => path,
  "with a dot behind the host": (path) => `https://dev.azure.com.${path}`,
  "with a user and a port": (path) => `HTTPS://me:x@dev.azure.com:443${path}`,
  "with the host alone": (path) => `//vssps.dev.azure.com${path}#x`,
  "from the page": (path) => `../..${path}`,
  "through a folder": (path) => path.replace("/_", "/x/../_"),
  "with other slashes": (path) => path.replaceAll("/", "\\"),
  "with a line end": (path) => path.replace("_", "\n_\t"),
};

/** The same body in ways that a page may write it. @type {Record<string, (body: string) => string>} */
const BODIES = {
  "as it is": (body) => body,
  "with escaped letters": (body) => body.replaceAll("token", "\\u0074oken"),
  "with an escaped dash": (body) => body.replaceAll("-web", "\\u002Dweb"),
};

describe("The gate's cheap test", () => {
  for (const [how, written] of Object.entries(WRITTEN)) {
    test(`knows every request for a token by an address that is written ${how}`, () => {
      for (const { what, meant, method, path, body } of TABLE.filter(({ meant }) => meant !== "passes")) {
        const url = whole(written(path));
        assert.ok(isTokenAddress(url), `${what}: ${meant}`);
        assert.ok(isCandidate(method, url, null), `${what}: ${meant}, before its body is read`);
        for (const [how, write] of Object.entries(BODIES))
          assert.ok(isCandidate(method, url, write(body)), `${what}: ${meant}, ${how}`);
      }
    });
  }

  for (const [how, written] of Object.entries(WRITTEN)) {
    test(`knows every request that writes by an address that is written ${how}`, () => {
      for (const { what, method, path, body } of WRITES.filter(({ written }) => written !== null)) {
        const url = whole(written(path));
        assert.ok(isWatched(url), what);
        assert.ok(isCandidate(method, url, null), `${what}, before its body is read`);
        assert.ok(isCandidate(method, url, body), what);
      }
    });
  }

  test("lets pass at once most of what writes nothing for others", () => {
    const given = WRITES.filter(({ written }) => written === null);
    const names = given
      .filter(({ method, path, body }) => isCandidate(method, whole(path), body))
      .map(({ what }) => what);
    assert.deepEqual(names, [
      "work items that are read",
      "an SSH key",
      "a token",
      "commits that are read of a repository called test",
    ]);
  });

  test("passes on answers that can hold what people have written, and no list of tokens", () => {
    for (const [method, url, told] of /** @type {[string, string, boolean][]} */ ([
      ["GET", "/contoso/web/_apis/wit/workItems/42?$expand=all", true],
      ["GET", "/contoso/web/_apis/git/repositories/shop/items?path=/a.txt", true],
      ["GET", "/contoso/web/_git/shop?__rt=fps&__ver=2", true],
      ["POST", "/contoso/_apis/Contribution/HierarchyQuery", true],
      ["GET", "/contoso/_apis/Token/SessionTokens", false],
      ["POST", "/contoso/web/_apis/wit/workItems/42/comments", false],
      ["GET", "/contoso/web/_apis/build/latest", false],
      ["GET", "/_static/main.js", false],
    ]))
      assert.equal(isWatched(whole(url)) && isTold(method, whole(url)), told, `${method} ${url}`);
  });

  test("lets pass at once what makes no token", () => {
    for (const [method, url, body] of /** @type {[string, string, string | null][]} */ ([
      ["GET", "/contoso/_apis/Token/SessionTokens", null],
      ["DELETE", "/contoso/_apis/Token/SessionTokens/7", null],
      ["POST", "/contoso/_apis/Contribution/HierarchyQuery", '{"contributionIds":["ms.vss-web.theme-data"]}'],
      ["POST", "/contoso/_apis/Contribution/HierarchyQuery", `{"contributionIds":["x"],"y":"${"z".repeat(1e6)}"}`],
      ["POST", "/contoso/_apis/wit/wiql", "ms.vss-token-web."],
      ["POST", "https://login.example.org/oauth2/token", "code=7"],
    ])) {
      assert.equal(isTokenAddress(whole(url)) && isCandidate(method, whole(url), body), false, `${method} ${url}`);
    }
  });

  test("gives the page script little of a day's traffic", () => {
    const given = TRAFFIC.filter(({ method, path, body }) => isCandidate(method, whole(path), body));
    assert.deepEqual(
      given.map(({ what }) => what),
      [
        "an SSH key that is added",
        // What they write is read for secrets.
        "a comment on a pull request",
        "a reply",
        "a pull request",
        "a work item",
        "a comment on a work item",
        "a page of a wiki",
        "a file",
        "the token page's own data",
        "a search for the token service",
        "a search in other writing",
        "a query with escaped signs",
        "the token of an extension",
        "a service connection with a token",
        "a service hook",
        "variables",
        "a run",
        "work items",
        "changes of work items",
        "a vote",
        "tokens that an administrator revokes",
        "a review comment with code",
        "a comment that is resolved",
        "a like of a comment",
        "a pull request that completes itself",
        "a label",
        "a commit of a pipeline",
        "a lock file that is committed",
        "a picture that is committed",
        "a work item with its history",
        "a page of a wiki about secrets",
        "a picture of a wiki",
        "a picture that is pasted into a work item",
        "a pipeline's definition",
        "a run that is queued",
        "variables of which one is secret and unchanged",
        "a service connection of a registry",
        "a service hook with a password",
        "the results of tests",
        "a dashboard with a widget",
      ],
    );
  });
});

/** A file of the gate without its types. @param {string} source */
const plain = async (source) => (await transform(source, { loader: "ts", target: "esnext" })).code;

const FILES = readdirSync(GATE).filter((name) => name.endsWith(".ts"));

describe("The gate looks up nothing that a page can replace", () => {
  for (const name of FILES) {
    test(name, async () => {
      const source = await plain(readFileSync(`${GATE}/${name}`, "utf8"));
      // Only here anything is called when the gate is loaded, which is before the page's first script.
      assert.deepEqual(lookUps(source, { exceptLoading: name === "primordials.ts" }), []);
    });
  }

  /** @type {[string, string][]} */
  const planted = [
    ["a method of a text", "url.includes('x');"],
    ["a method behind a question mark", "url?.trim();"],
    ["a function of the page's window", "fetch(url);"],
    ["a value of the page's window", "return location;"],
    ["a class of the page's window", "new URL(url);"],
    ["a loop over a list", "for (const letter of url) lower(letter);"],
    ["a spread list", "lower(...url);"],
    ["a spread list in a list", "return [...url];"],
    ["a list taken apart", "const [first] = url; return first;"],
    ["a list taken apart in a parameter", "const first = ([one]) => one; return first(url);"],
    ["instanceof", "return url instanceof lower;"],
    ["await", "const later = async () => { await url; }; later();"],
    ["options that have a prototype", "listen(url, 'x', lower, { once: true });"],
    ["a tagged template", "lower`x`;"],
  ];
  for (const [what, code] of planted) {
    test(`and ${what} would be noticed`, async () => {
      const source = `import { listen, lower } from "./primordials.js";\nexport function planted(url) {\n${code}\nlisten(lower);\n}`;
      assert.notDeepEqual(lookUps(await plain(source)), []);
    });
  }

  test("and what it calls of its own is not", async () => {
    const source = `import { bare, listen, lower } from "./primordials.js";
      const own = ({ text: inner }, list) => { for (let n = 0; n < list.length; n++) inner = lower(\`\${list[n]}\`); return inner; };
      export function planted(url) {
        try { listen(url, "x", own, bare({ once: true })); } catch (error) { return own({ ...error }, url); }
        const { length } = url; return length > 0 ? undefined : own(url);
      }`;
    assert.deepEqual(lookUps(await plain(source)), []);
  });
});
