// Puts the extension together: dist/chrome and dist/firefox from manifest.json, extension/ and the built WebAssembly.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { packed } from "./locales.mjs";
import { manifestFor } from "./manifest.mjs";
import { styleAsText } from "./style-plugin.mjs";

/** The oldest browsers that the manifest names. */
const TARGET = ["chrome123", "firefox153"];

/** What the build writes for the guide: a page for each language. */
const GUIDE = "target/guide";

const STATIC = ["popup.html", "settings.html", "inventory.html", "welcome.html", "style", "icon", "_locales"];

/** The types of what a company can set; named in the manifest for Chrome and Edge. */
const SCHEMA = "managed-schema.json";

/** Scripts by where they run: a classic script is wrapped, so that it leaves nothing in the global scope. */
const SCRIPTS = {
  "page.js": { entry: "extension/page/main.ts", format: "iife" },
  "site.js": { entry: "extension/site/main.ts", format: "iife" },
  "watchdog.js": { entry: "extension/watchdog/main.ts", format: "iife" },
  "gate.js": { entry: "extension/gate/main.ts", format: "iife" },
  "background.js": { entry: "extension/background/main.ts", format: "esm" },
  "panel.js": { entry: "extension/panel/main.ts", format: "esm" },
  "practice.js": { entry: "extension/practice/main.ts", format: "iife" },
  ...parts(),
};

/** The parts of the page script that are loaded when they are first needed: each folder with a `main.ts` is one. */
function parts() {
  const folder = "extension/surface";
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "main.ts")));
  return Object.fromEntries(
    names.map((name) => [`surface/${name}.js`, { entry: join(folder, name, "main.ts"), format: "iife" }]),
  );
}

/** @param {string} entry @param {"iife" | "esm"} format @returns {import("esbuild").BuildOptions} */
const options = (entry, format) => ({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format,
  target: TARGET,
  alias: { "patrol:core": "./target/wasm/core/core.js" },
  plugins: [styleAsText(TARGET)],
  loader: { ".wasm": "binary" },
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
});

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
  if (browser === "chrome") cpSync(`extension/${SCHEMA}`, join(folder, SCHEMA));
  for (const name of readdirSync(GUIDE)) cpSync(join(GUIDE, name), join(folder, name));
  for (const language of readdirSync(join(folder, "_locales"))) {
    writeFileSync(join(folder, "_locales", language, "messages.json"), JSON.stringify(packed(".", language)));
  }
  for (const svg of readdirSync(join(folder, "icon")).filter((name) => name.endsWith(".svg"))) {
    rmSync(join(folder, "icon", svg));
  }
  for (const [name, { entry, format }] of Object.entries(SCRIPTS)) {
    await build({ ...options(entry, /** @type {"iife" | "esm"} */ (format)), outfile: join(folder, name) });
  }
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifestFor(browser, source, version), null, 2)}\n`);
}

// The page script without the core, and the core without the page script, as they are in page.js: for the checks of what is shipped.
mkdirSync("target/pack", { recursive: true });
await build({
  ...options("extension/page/main.ts", "iife"),
  plugins: [
    {
      name: "without the core",
      setup: ({ onResolve }) => onResolve({ filter: /^patrol:core$/ }, () => ({ path: "patrol:core", external: true })),
    },
  ],
  alias: {},
  format: "esm",
  outfile: "target/pack/page.js",
});
await build({ ...options("target/wasm/core/core.js", "esm"), outfile: "target/pack/core.js" });
