// Changes to the temporary copy of the extension that is measured.

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const PROBES = join(import.meta.dirname, "probe");

/** Puts a probe before and after each content script. @param {string} folder */
export function addProbes(folder) {
  return changeManifest(folder, async (manifest) => {
    for (const script of manifest.content_scripts) {
      const part = script.world === "MAIN" ? "gate" : "core";
      const [before, after] = [`${part}-before`, `${part}-after`];
      for (const probe of [before, after]) await copyFile(join(PROBES, `${probe}.mjs`), join(folder, `${probe}.js`));
      script.js = [`${before}.js`, ...script.js, `${after}.js`];
    }
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
