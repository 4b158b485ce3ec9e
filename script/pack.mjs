// Puts the extension together: dist/chrome and dist/firefox from manifest.json, extension/ and the built core.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { manifestFor } from "./manifest.mjs";

const STATIC = ["popup.html", "settings.html", "style", "icon", "_locales"];

/** Scripts by where they run: a classic script is wrapped, so that it leaves nothing in the global scope. */
const SCRIPTS = {
  "content/core.js": { entry: "extension/content/core.js", format: "iife" },
  "content/sentinel.js": { entry: "extension/content/sentinel.js", format: "iife" },
  "content/gate.js": { entry: "extension/gate/main.js", format: "iife" },
  "background.js": { entry: "extension/background.js", format: "esm" },
  "panel.js": { entry: "extension/panel.js", format: "esm" },
};

const version = /^version = "(.+)"$/m.exec(readFileSync("Cargo.toml", "utf8"))?.[1];
if (!version) throw new Error("Cargo.toml names no version in [workspace.package].");
const source = JSON.parse(readFileSync("manifest.json", "utf8"));

for (const browser of /** @type {const} */ (["chrome", "firefox"])) {
  const folder = join("dist", browser);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of STATIC) {
    cpSync(join("extension", name), join(folder, name), { recursive: true });
  }
  for (const svg of readdirSync(join(folder, "icon")).filter((name) => name.endsWith(".svg"))) {
    rmSync(join(folder, "icon", svg));
  }
  for (const [name, { entry, format }] of Object.entries(SCRIPTS)) {
    await build({
      entryPoints: [entry],
      outfile: join(folder, name),
      bundle: true,
      minify: true,
      format: /** @type {"iife" | "esm"} */ (format),
      target: ["chrome123", "firefox140"],
      loader: { ".wasm": "binary" },
      legalComments: "none",
      charset: "utf8",
      logLevel: "warning",
    });
  }
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifestFor(browser, source, version), null, 2)}\n`);
}
