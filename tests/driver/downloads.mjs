// What the browser saves as files.

import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * Waits for a file in the folder of the downloads, and takes it out.
 * @param {Session} session
 * @param {RegExp} name
 * @returns {Promise<string>} its text
 */
export async function takeDownload(session, name) {
  const folder = session.options.downloads ?? "";
  const file = await session.until(`a file ${name}`, async () =>
    (await readdir(folder)).find((found) => name.test(found)),
  );
  const text = await session.until(`the text of ${file}`, () => readFile(join(folder, file), "utf8"));
  await rm(join(folder, file));
  return text;
}
