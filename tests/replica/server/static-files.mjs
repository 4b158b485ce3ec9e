import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";

const TYPES = /** @type {Record<string, string>} */ ({
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
});

/**
 * One file of the bundle.
 * @param {string} folder
 * @param {string} name file name without folders
 * @returns {Promise<{ type: string, content: Buffer } | null>} null when there is no such file
 */
export async function staticFile(folder, name) {
  const type = TYPES[extname(name)];
  if (!type || name.includes("/") || name.includes("\\")) return null;
  const content = await readFile(join(folder, name)).catch(() => null);
  return content && { type, content };
}
