import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));

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
 * Bundles the pages in memory: it takes well under a second, and parallel test runs cannot get in each other's way.
 * @returns {Promise<Map<string, Uint8Array>>} contents by file name; `main.js` and `main.css` are the entries
 */
export async function buildPages() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: { main: "app/main.tsx" },
    outdir: "build",
    write: false,
    bundle: true,
    format: "iife",
    target: "es2020",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff": "file", ".woff2": "file" },
    assetNames: "[name]",
    plugins: [localizedLibrary, libraryTheme],
    logLevel: "warning",
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}
