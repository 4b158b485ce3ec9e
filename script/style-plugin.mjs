// Styles as text for the shadow roots in the page: `import style from "style:./review.css"`.

import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { build } from "esbuild";

/** The colours and sizes that the page's own rules for an element of Patrol must not replace. */
const TOKENS = /\/style\/tokens\.css$/;

/** Sizes in the page's own unit, which a page can make as small as it likes: each host says what it stands for. Not those of `@media`. */
const UNIT = /(?<![<>=]\s*)(?<![\w.])(\d*\.?\d+)rem\b/g;

/**
 * In the page's tree a rule of the page for our element comes before ours for `:host`, unless ours is important.
 * @type {import("esbuild").Plugin}
 */
const important = {
  name: "important tokens",
  setup({ onLoad }) {
    onLoad({ filter: TOKENS }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/;$/gm, " !important;"),
      loader: "css",
    }));
  },
};

/**
 * @param {string[]} target browsers, as esbuild names them
 * @returns {import("esbuild").Plugin}
 */
export function styleAsText(target) {
  return {
    name: "style as text",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^style:/ }, ({ path, importer }) => ({
        path: resolve(dirname(importer), path.slice("style:".length)),
        namespace: "style",
      }));
      onLoad({ filter: /.*/, namespace: "style" }, async ({ path }) => {
        const { outputFiles } = await build({
          entryPoints: [path],
          bundle: true,
          minify: true,
          write: false,
          target,
          charset: "utf8",
          legalComments: "none",
          plugins: [important],
        });
        const text = outputFiles[0]?.text.trim() ?? "";
        return { contents: text.replace(UNIT, "calc($1*var(--patrol-rem))"), loader: "text", watchFiles: [path] };
      });
    },
  };
}
