// A company's policy, in the files that browsers read it from. Other browsers run on the same machine: each file is for one copy of Patrol only.

import { constants } from "node:fs";
import { access, copyFile, mkdir, mkdtemp, readdir, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { FIREFOX } from "./firefox.mjs";

/**
 * @typedef {object} CompanyPolicy
 * @property {{ program?: string, home?: string } | undefined} launch how the browser is started so that it reads the policy; undefined where any will do
 * @property {(policy: object | null) => Promise<void>} set writes another policy, or takes it away
 * @property {() => Promise<void>} remove takes away everything that was written
 */

/** Where Chromium looks. The policy is for an id that no other copy has. */
const CHROMIUM = "/etc/chromium/policies/managed";

/** In seconds since 1970. */
const LONG_AGO = 1e9;

/**
 * Writes a policy before the browser starts.
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {object | null} policy
 * @param {"policies" | "manifest"} firefox which of Firefox's files: `policies.json`, read at its start, or a managed storage manifest, read when
 *   an extension starts
 * @returns {Promise<CompanyPolicy>}
 */
export async function writePolicy(copy, policy, firefox) {
  const made =
    copy.browser === "chromium"
      ? inChromium(copy.id)
      : firefox === "policies"
        ? await inFirefox(copy.id)
        : await inHome(copy.id);
  await made.set(policy);
  return made;
}

/** @param {string} id @returns {CompanyPolicy} */
function inChromium(id) {
  const file = join(CHROMIUM, `patrol-test-${id}.json`);
  const content = (/** @type {object} */ policy) => ({ "3rdparty": { extensions: { [id]: policy } } });
  return { launch: undefined, ...inFile(file, content), remove: () => rm(file, { force: true }) };
}

/**
 * A Firefox of its own with `distribution/policies.json`: the same files, but for the program, which looks where it lies itself.
 * @param {string} id
 * @returns {Promise<CompanyPolicy>}
 */
async function inFirefox(id) {
  const original = await realpath(FIREFOX);
  const folder = await mkdtemp(join(tmpdir(), "patrol-firefox-"));
  for (const name of await readdir(dirname(original))) {
    if (name === "distribution") continue;
    const [from, to] = [join(dirname(original), name), join(folder, name)];
    await (name === basename(original) ? copyFile(from, to) : symlink(from, to));
  }
  const file = join(folder, "distribution", "policies.json");
  const content = (/** @type {object} */ policy) => ({ policies: { "3rdparty": { Extensions: { [id]: policy } } } });
  return {
    launch: { program: join(folder, basename(original)) },
    ...inFile(file, content),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A home with a managed storage manifest.
 * @param {string} id
 * @returns {Promise<CompanyPolicy>}
 */
async function inHome(id) {
  const home = await mkdtemp(join(tmpdir(), "patrol-home-"));
  const file = join(home, ".mozilla", "managed-storage", `${id}.json`);
  const content = (/** @type {object} */ policy) => ({
    name: id,
    description: "A test",
    type: "storage",
    data: policy,
  });
  return {
    launch: { home },
    ...inFile(file, content),
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** @param {string} file @param {(policy: object) => object} content */
function inFile(file, content) {
  let isFirst = true;
  return {
    set: async (/** @type {object | null} */ policy) => {
      if (policy === null) return rm(file, { force: true });
      await mkdir(dirname(file), { recursive: true }).catch(() => {});
      await access(dirname(file), constants.W_OK).catch(() => {
        throw new Error(`The test writes a policy to ${dirname(file)}, which it may not do here.`);
      });
      await writeFile(file, JSON.stringify(content(policy)));
      // Chromium waits for some seconds with what has just been written, and one that starts meanwhile may never tell of it.
      if (isFirst) for (const path of [file, dirname(file)]) await utimes(path, LONG_AGO, LONG_AGO);
      isFirst = false;
    },
  };
}
