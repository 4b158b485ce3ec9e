// The engine alone, as the machine's own code.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ROOT } from "../driver/root.mjs";

const RUN = ["run", "--quiet", "--release", "--locked", "--package", "patrol-detect", "--example", "scan-speed", "--"];

/** @typedef {{ speed: number, findings: number }} Scan `speed` in MB/s */

/**
 * Scans a text, repeated or cut to each size, and reads memory as fast as it can be read.
 * @param {string} file
 * @param {number[]} sizes bytes
 * @returns {Promise<{ scans: Scan[], read: number }>} `read` in MB/s
 */
export async function scanNatively(file, sizes) {
  const { stdout } = await promisify(execFile)("cargo", [...RUN, file, ...sizes.map(String)], { cwd: ROOT });
  const lines = stdout.trim().split("\n");
  const [, readBytes, readNs] = (lines.pop() ?? "").split(" ").map(Number);
  const scans = lines.map((line) => {
    const [bytes, ns, findings] = line.split(" ").map(Number);
    return { speed: (bytes / ns) * 1e3, findings };
  });
  return { scans, read: (readBytes / readNs) * 1e3 };
}
