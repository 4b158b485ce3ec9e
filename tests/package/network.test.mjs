// Nothing ever leaves the browser: no script that is shipped names a way to send anything, and the extension's own pages could not.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";

const PRIMITIVES = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "RTCPeerConnection",
  "sendBeacon",
  "fetchLater",
  "importScripts",
  "connectNative",
  "sendNativeMessage",
];

/** Why a script may name a primitive. */
const ALLOWED = /** @type {Record<string, string[]>} */ ({
  // The request gate stands in front of the page's own functions; it sends what the page sends and nothing else.
  "gate.js": ["fetch", "XMLHttpRequest", "sendBeacon", "fetchLater"],
});

const scripts = readdirSync("dist/chrome", { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js"));

describe("the shipped scripts", () => {
  test("are the ones that are known", () => {
    assert.deepEqual(scripts.sort(), [
      "background.js",
      "gate.js",
      "page.js",
      "panel.js",
      "practice.js",
      "site.js",
      "surface/check.js",
      "surface/clone.js",
      "surface/created.js",
      "surface/form.js",
      "surface/list.js",
      "surface/review.js",
      "watchdog.js",
    ]);
  });

  for (const script of scripts) {
    test(`${script} names no way to send`, () => {
      const text = readFileSync(join("dist/chrome", script), "utf8");
      const named = PRIMITIVES.filter((name) => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text));
      assert.deepEqual(named, ALLOWED[script] ?? []);
      assert.doesNotMatch(text, /(?<![\w$.])import\s*\(/, "loads code at run time");
      // The bindings write "Function(…)" into a message, after a backtick.
      assert.doesNotMatch(text, /(?<![\w$`])(eval|Function)\(/, "makes code from text");
    });
  }
});

test("the extension's own pages may connect to nothing", () => {
  const manifest = JSON.parse(readFileSync("dist/chrome/manifest.json", "utf8"));
  const policy = manifest.content_security_policy.extension_pages
    .split(";")
    .map((/** @type {string} */ part) => part.trim());
  for (const directive of ["default-src 'none'", "connect-src 'none'", "form-action 'none'"]) {
    assert.ok(policy.includes(directive), directive);
  }
});
