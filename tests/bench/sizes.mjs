// What a browser has to carry: gzipped sizes. The budgets are those that the package is checked against.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../driver/root.mjs";

/** KB of 1024 bytes. @type {{ what: string, files: string[], budget: number }[]} */
const PARTS = [
  { what: "content script", files: ["content/core.js", "content/sentinel.js", "content/gate.js"], budget: 120 },
  { what: "background", files: ["background.js"], budget: 120 },
  { what: "popup and settings", files: ["panel.js"], budget: 128 },
];

/** @returns {import("./report.mjs").Row[]} */
export function measureSizes() {
  return PARTS.map(({ what, files, budget }) => {
    const sizes = files.map((file) => ({ file, size: gzipped(join(ROOT, "dist", "chrome", file)) / 1024 }));
    return {
      what,
      value: sizes.reduce((sum, { size }) => sum + size, 0),
      unit: "KB",
      budget,
      detail: sizes.map(({ file, size }) => `${file} ${size.toFixed(1)}`).join(", "),
    };
  });
}

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
