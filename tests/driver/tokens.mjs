// Test tokens with valid checksums, from the project's own generator. They belong to nobody.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "./root.mjs";

/** @typedef {"new" | "legacy"} TokenFormat */

/** @type {Map<string, Promise<string>>} */
const made = new Map();

/**
 * @param {TokenFormat} format
 * @param {number} [seed]
 * @returns {Promise<string>}
 */
export function testToken(format, seed = 1) {
  const key = `${format} ${seed}`;
  const token = made.get(key) ?? generate(format, seed);
  made.set(key, token);
  return token;
}

/** @param {TokenFormat} format @param {number} seed */
async function generate(format, seed) {
  const generator = [
    "run",
    "--quiet",
    "--package",
    "patrol-detect",
    "--features",
    "generate",
    "--example",
    "generate-token",
  ];
  const { stdout } = await promisify(execFile)("cargo", [...generator, "--", format, "--seed", String(seed)], {
    cwd: ROOT,
  });
  return stdout.trim();
}
