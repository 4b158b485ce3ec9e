// The engine as the machine's own code, built as the command line is.

import { spawn } from "node:child_process";
import { ROOT } from "../driver/root.mjs";

const RUN = [
  "run",
  "--quiet",
  "--locked",
  "--profile",
  "cli",
  "--package",
  "patrol-engine",
  "--example",
  "native",
  "--",
];

/**
 * @param {string[]} mode
 * @param {Buffer} [input]
 * @returns {Promise<string[]>} the lines it prints
 */
export async function runNative(mode, input = Buffer.alloc(0)) {
  const child = spawn("cargo", [...RUN, ...mode], { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  const output = child.stdout.setEncoding("utf8").toArray();
  child.stdin.end(input);
  const [code] = await new Promise((ended, failed) => {
    child.on("error", failed);
    child.on("close", (...result) => ended(result));
  });
  if (code !== 0) throw new Error(`The native engine ended with ${code}.`);
  return (await output).join("").trimEnd().split("\n");
}

/** @typedef {[whole: number[], middle: number[]]} Answers findings as numbers: see src/answer.rs */

/** @param {readonly string[]} texts @returns {Promise<Answers[]>} */
export async function scanNatively(texts) {
  const frames = texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  });
  return (await runNative(["scan"], Buffer.concat(frames))).map((line) => JSON.parse(line));
}

/** @param {number} count of each form that Azure DevOps issues @returns {Promise<string[]>} test tokens, the forms by turns */
export const testTokens = (count) => runNative(["tokens", String(count)]);
