// Bundles the pages into build/. Called by the server at start; a build that is newer than every source is reused.
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const OUT = join(HERE, "build");
const SOURCES = ["app", "address.mjs", "build.mjs", "package-lock.json"];

/**
 * The library's own texts become lookups, so that a language replaces them too.
 * @type {esbuild.Plugin}
 */
const localizedLibrary = {
  name: "localized-library",
  setup(build) {
    build.onLoad({ filter: /azure-devops-ui[\\/]Resources\.\w+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const texts = source.replace(/^export const (\w+) = (".*");$/gm, "export const $1 = libraryText($2);");
      return { contents: `import { libraryText } from ${JSON.stringify(join(HERE, "app/text/text.ts"))};\n${texts}` };
    });
  },
};

/**
 * `theme:light` is the library's own table of theme variables, as a style sheet.
 * @type {esbuild.Plugin}
 */
const libraryTheme = {
  name: "library-theme",
  setup(build) {
    build.onResolve({ filter: /^theme:light$/ }, () => ({ path: "light", namespace: "theme" }));
    build.onLoad({ filter: /.*/, namespace: "theme" }, () => {
      const variables = createRequire(import.meta.url)("azure-devops-ui/buildScripts/cssDefaults.json");
      const lines = Object.entries(variables).map(([name, value]) => `--${name}: ${value};`);
      return { contents: `:root {\n${lines.join("\n")}\n}`, loader: "css" };
    });
  },
};

/**
 * Builds if needed.
 * @returns {Promise<{ folder: string, version: string }>} output folder and a fingerprint of its contents
 */
export async function buildPages() {
  const bundle = join(OUT, "main.js");
  if ((await modified(bundle)) < Math.max(...(await Promise.all(SOURCES.map((path) => modified(join(HERE, path))))))) {
    await esbuild.build({
      absWorkingDir: HERE,
      entryPoints: { main: "app/main.tsx" },
      outdir: OUT,
      bundle: true,
      format: "iife",
      target: "es2020",
      define: { "process.env.NODE_ENV": '"production"' },
      loader: { ".woff": "file", ".woff2": "file" },
      assetNames: "[name]",
      plugins: [localizedLibrary, libraryTheme],
      logLevel: "warning",
    });
    // esbuild leaves unchanged outputs alone; the time of the bundle is what says that the build is fresh.
    await writeFile(bundle, await readFile(bundle));
  }
  const version = createHash("sha256").update(await readFile(bundle)).digest("hex").slice(0, 12);
  return { folder: OUT, version };
}

/**
 * Latest modification time in ms of a file, or of anything below a folder; 0 when it does not exist.
 * @param {string} path
 * @returns {Promise<number>}
 */
async function modified(path) {
  const status = await stat(path).catch(() => null);
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  const inside = await Promise.all((await readdir(path)).map((name) => modified(join(path, name))));
  return Math.max(status.mtimeMs, ...inside);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, version } = await buildPages();
  console.log(`${folder} ${version}`);
}
