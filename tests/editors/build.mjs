// Bundles the page of an editor, in memory.

import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What a page gets in place of the newer version of a package, which others need. @type {Record<string, Record<string, string>>} */
const OLDER = { react16: { react: "react16" } };

/**
 * @param {string} page name of a file in `page/`
 * @returns {Promise<{ js: Uint8Array, css: Uint8Array }>}
 */
export async function buildPage(page) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: HERE,
    entryPoints: { [page]: `page/${page}.js` },
    outdir: "build",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    loader: { ".ttf": "dataurl", ".woff": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
    alias: OLDER[page] ?? {},
    logLevel: "error",
  });
  const ending = (/** @type {string} */ end) =>
    outputFiles.find(({ path }) => path.endsWith(end))?.contents ?? new Uint8Array();
  return { js: ending(".js"), css: ending(".css") };
}
