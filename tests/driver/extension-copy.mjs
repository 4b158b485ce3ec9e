// A temporary copy of the packed extension: it gets an origin of its own, and a test may break it without touching dist/.

import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { ROOT } from "./root.mjs";

/** @typedef {"chromium" | "firefox"} BrowserName */

/** The archive that Firefox takes, inside the copy. */
const ARCHIVE = "patrol.xpi";

/** Where the packed extensions are. */
const DIST = process.env.PATROL_DIST ?? join(ROOT, "dist");

/** Which folder of them a browser loads. */
const PACKED = { chromium: "chrome", firefox: "firefox" };

/** Chromium's id of an extension: the first 32 hex digits of the key's digest, written with a to p. @param {Buffer} key */
const chromiumId = (key) =>
  createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 16)));

/**
 * @typedef {object} ExtensionCopy
 * @property {BrowserName} browser
 * @property {string} folder the unpacked copy
 * @property {string} id as the browser's own interfaces name it
 * @property {string} origin of Patrol's pages, without a trailing slash; no two copies have the same
 * @property {() => Promise<void>} remove
 */

/**
 * @param {BrowserName} browser
 * @param {(folder: string) => void | Promise<void>} [alter] changes the copy before it is loaded
 * @returns {Promise<ExtensionCopy>}
 */
export async function copyExtension(browser, alter) {
  const packed = join(DIST, PACKED[browser]);
  if (!existsSync(join(packed, "manifest.json"))) throw new Error(`${packed} is missing; run ./build.sh build first.`);
  const folder = await mkdtemp(join(tmpdir(), "patrol-extension-"));
  await cp(packed, folder, { recursive: true });
  await alter?.(folder);
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (browser === "firefox") {
    const { id } = manifest.browser_specific_settings.gecko;
    return { browser, folder, id, origin: `moz-extension://${randomUUID()}`, remove };
  }
  const { publicKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  const id = chromiumId(publicKey);
  await writeFile(file, JSON.stringify({ ...manifest, key: publicKey.toString("base64") }));
  return { browser, folder, id, origin: `chrome-extension://${id}`, remove };
}

/**
 * Packs an extension as Firefox takes it.
 * @param {{ folder: string }} extension unpacked
 * @returns {Promise<string>} path of the archive, inside the folder
 */
export async function zipExtension({ folder }) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const name of await readdir(folder, { recursive: true })) {
    if (name === ARCHIVE) continue;
    const path = join(folder, name);
    if ((await stat(path)).isFile()) files[name] = await readFile(path);
  }
  const archive = join(folder, ARCHIVE);
  await writeFile(archive, zipSync(files, { level: 1 }));
  return archive;
}

/**
 * For `alter`: leaves one language, so that it is spoken whatever the browser's own language is. What it lacks is said in English, as the browser
 * does by itself.
 * @param {string} folder
 * @param {string} language name of a folder in _locales
 */
export async function speakOnly(folder, language) {
  const texts = (/** @type {string} */ name) => join(folder, "_locales", name, "messages.json");
  const [english, own] = await Promise.all(
    ["en", language].map(async (name) => JSON.parse(await readFile(texts(name), "utf8"))),
  );
  await writeFile(texts(language), JSON.stringify({ ...english, ...own }));
  for (const name of await readdir(join(folder, "_locales"))) {
    if (name !== language) await rm(join(folder, "_locales", name), { recursive: true });
  }
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...manifest, default_locale: language }));
}
