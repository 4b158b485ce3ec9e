// An earlier package of Patrol in the place of the one under test, and the update to that. `PATROL_EARLIER` is its folder; without it, it is the
// one under test that calls itself earlier: then the version is all that the update changes.

import { existsSync } from "node:fs";
import { cp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of an earlier package. */
const EARLIER = process.env.PATROL_EARLIER;

/** A version before every other. */
const BEFORE = "0.0.1";

/**
 * Makes an earlier package of a copy.
 * @param {string} folder of the copy
 * @returns {Promise<() => Promise<void>>} makes the copy again what it was; what the driver has added to the manifest stays
 */
export async function makeEarlier(folder) {
  const kept = `${folder}-kept`;
  await cp(folder, kept, { recursive: true });
  if (EARLIER) {
    if (!existsSync(join(EARLIER, "manifest.json"))) throw new Error(`${EARLIER} is no package of Patrol.`);
    await empty(folder);
    await cp(EARLIER, folder, { recursive: true });
  } else await inManifest(folder, (manifest) => ({ ...manifest, version: BEFORE }));
  return async () => {
    const { key } = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    await empty(folder);
    await cp(kept, folder, { recursive: true });
    await rm(kept, { recursive: true });
    await inManifest(folder, (manifest) => ({ ...manifest, ...(key && { key }) }));
  };
}

/** @param {string} folder */
async function empty(folder) {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
}

/** @param {string} folder @param {(manifest: any) => any} change */
async function inManifest(folder, change) {
  const file = join(folder, "manifest.json");
  await writeFile(file, JSON.stringify(change(JSON.parse(await readFile(file, "utf8")))));
}
