// Changes to the temporary copy of the extension that is measured.

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const PROBE = "probe-listeners.js";

/** Puts the probe of listeners before the content scripts, in their world. @param {string} folder */
export function addProbe(folder) {
  return changeManifest(folder, async (manifest) => {
    await copyFile(join(import.meta.dirname, "probe/listeners.mjs"), join(folder, PROBE));
    const first = manifest.content_scripts.find((/** @type {any} */ { world }) => world !== "MAIN");
    first.js = [PROBE, ...first.js];
  });
}

/** Leaves Patrol out of every page, so that only its own pages are left. @param {string} folder */
export function removeContentScripts(folder) {
  return changeManifest(folder, async (manifest) => {
    delete manifest.content_scripts;
  });
}

/** @param {string} folder @param {(manifest: any) => Promise<void>} change */
async function changeManifest(folder, change) {
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  await change(manifest);
  await writeFile(file, JSON.stringify(manifest));
}
