// The peer: secretlint with its recommended rules, in this process. It is a tool of this benchmark only, so it is installed here.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { processorTime } from "./statistics.mjs";

const HERE = import.meta.dirname;
const INSTALL = ["ci", "--silent", "--no-audit", "--no-fund", "--prefer-offline"];
const RULES = "@secretlint/secretlint-rule-preset-recommend";

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {(text: string) => Promise<{ speed: number, findings: number }>} scan `speed` in MB/s
 * @property {(text: string) => Promise<number[]>} lines on which it finds something, from 1
 */

/** Installs it and makes it ready. @returns {Promise<Peer>} */
export async function preparePeer() {
  await promisify(execFile)("npm", INSTALL, { cwd: HERE }).catch((cause) => {
    throw new Error("npm ci failed in tests/bench; is there a network?", { cause });
  });
  // Named at run time: the type check must pass where it is not installed.
  const load = (/** @type {string} */ name) =>
    import(pathToFileURL(join(HERE, "node_modules", name, "module", "index.js")).href);
  const [{ lintSource }, { creator }] = await Promise.all([load("@secretlint/core"), load(RULES)]);
  const options = { config: { rules: [{ id: RULES, rule: creator }] } };
  const lint = (/** @type {string} */ content) =>
    lintSource({ source: { filePath: "/pasted.txt", ext: ".txt", contentType: "text", content }, options });
  return {
    name: "secretlint",
    lines: async (text) => {
      const { messages } = await lint(text);
      return messages.map((/** @type {{ loc: { start: { line: number } } }} */ { loc }) => loc.start.line);
    },
    scan: async (content) => {
      const start = processorTime();
      const { messages } = await lint(content);
      const ms = processorTime() - start;
      return { speed: (Buffer.byteLength(content) / ms) * 1e-3, findings: messages.length };
    },
  };
}
