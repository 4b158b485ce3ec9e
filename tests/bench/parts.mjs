// The files that a browser has to carry, and what each may weigh. Where they are and what they are called in the package stands here alone.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../driver/root.mjs";
import { SIZE } from "./goals.mjs";

const PACKAGE = join(ROOT, "dist/chrome");

/** @typedef {{ name: string, files: string[], most: number }} Part with the most that its files may weigh together, in KB */

/** @type {Part[]} */
const PARTS = [
  {
    name: "content script",
    files: ["content/core.js", "content/sentinel.js", "content/gate.js"],
    most: SIZE.contentScript,
  },
  { name: "background", files: ["background.js"], most: SIZE.background },
  { name: "popup, settings and inventory", files: ["panel.js"], most: SIZE.panel },
];

/** What each part weighs: KB of 1,024 bytes, gzipped. */
export function weighParts() {
  return PARTS.map(({ name, files, most }) => {
    const weights = files.map((file) => ({
      file,
      size: gzipSync(readFileSync(join(PACKAGE, file)), { level: 9 }).length / 1024,
    }));
    return {
      name,
      most,
      size: weights.reduce((sum, { size }) => sum + size, 0),
      files: weights,
    };
  });
}
