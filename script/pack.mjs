// Puts the extension together: dist/chrome and dist/firefox from manifest.json, extension/ and the built core.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { manifestFor } from "./manifest.mjs";
import { styleAsText } from "./style-plugin.mjs";

/** The oldest browsers that the manifest names. */
const TARGET = ["chrome123", "firefox140"];

const STATIC = ["popup.html", "settings.html", "inventory.html", "style", "icon", "_locales"];

/** Scripts by where they run: a classic script is wrapped, so that it leaves nothing in the global scope. */
const SCRIPTS = {
  "content/core.js": { entry: "extension/content/core.js", format: "iife" },
  "content/sentinel.js": { entry: "extension/content/sentinel.js", format: "iife" },
  "content/gate.js": { entry: "extension/gate/main.js", format: "iife" },
  "background.js": { entry: "extension/background.js", format: "esm" },
  "panel.js": { entry: "extension/panel.js", format: "esm" },
  ...surfaces(),
};

/** The parts of the page that are loaded when they are first needed: each folder with a `main.ts` is one. */
function surfaces() {
  const folder = "extension/surface";
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "main.ts")));
  return Object.fromEntries(
    names.map((name) => [`surface/${name}.js`, { entry: join(folder, name, "main.ts"), format: "iife" }]),
  );
}

/** The overlay's look, which the core imports under this name. @type {import("esbuild").Plugin} */
const style = {
  name: "overlay style",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^patrol:style$/ }, ({ path }) => ({ path, namespace: "patrol" }));
    onLoad({ filter: /.*/, namespace: "patrol" }, async () => {
      const sheets = ["extension/style/tokens.css", "extension/style/overlay.css"].map((path) =>
        readFileSync(path, "utf8"),
      );
      const { code } = await transform(sheets.join("\n"), { loader: "css", minify: true, target: TARGET });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** The names of secrets as texts, `secret_github_token`: English where a language has none of its own. */
const names = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync("extension/secret-names.json", "utf8"))).map(([id, message]) => [
    `secret_${id.replaceAll("-", "_")}`,
    { message },
  ]),
);

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
  for (const language of readdirSync(join(folder, "_locales"))) {
    const file = join(folder, "_locales", language, "messages.json");
    writeFileSync(file, JSON.stringify({ ...names, ...JSON.parse(readFileSync(file, "utf8")) }));
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
      target: TARGET,
      alias: {
        "patrol:form": "./extension/form/main.js",
        "patrol:place": "./extension/content/place.js",
        "patrol:servers": "./extension/servers.js",
        ...Object.fromEntries(
          ["clone", "created", "list", "notice"].map((name) => [`patrol:${name}`, `./extension/draw/${name}.js`]),
        ),
      },
      plugins: [style, styleAsText(TARGET)],
      loader: { ".wasm": "binary" },
      legalComments: "none",
      charset: "utf8",
      logLevel: "warning",
    });
  }
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifestFor(browser, source, version), null, 2)}\n`);
}
