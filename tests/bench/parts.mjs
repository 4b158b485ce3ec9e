// The scripts that a browser has to carry, and what each may weigh. What they are called, and where they lie, stands here alone.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../driver/root.mjs";
import { OVER, SIZE } from "./goals.mjs";

const PACKAGE = join(ROOT, "dist/chrome");
/** The two parts of `page.js`, as the packer writes them for this: the one without the other. */
const HALVES = join(ROOT, "target/pack");

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} [file] of the package, if it is one
 * @property {number} size KB of 1,024 bytes, gzipped
 * @property {number} most that it may weigh
 * @property {number} today that it may weigh as long as it does not keep that
 */

/** @typedef {keyof typeof SIZE} Budget */

/** @returns {Part[]} */
export function weighParts() {
  const surfaces = readdirSync(join(PACKAGE, "surface")).map((file) => `surface/${file}`);
  return [
    { name: "page.js, its Rust", size: weigh(HALVES, "core.js"), ...limits("core") },
    { name: "page.js, its TypeScript", size: weigh(HALVES, "page.js"), ...limits("page") },
    ofPackage("page.js", "core", "page"),
    ofPackage("gate.js", "gate"),
    ofPackage("watchdog.js", "watchdog"),
    ofPackage("site.js", "site"),
    ...surfaces.map((file) => ofPackage(file, "surface")),
    ofPackage("background.js", "background"),
    ofPackage("panel.js", "panel"),
    ofPackage("practice.js", "practice"),
  ];
}

/** @param {string} file @param {Budget[]} budgets @returns {Part} */
const ofPackage = (file, ...budgets) => ({ name: file, file, size: weigh(PACKAGE, file), ...limits(...budgets) });

/** @param {Budget[]} budgets */
function limits(...budgets) {
  const sum = (/** @type {number[]} */ sizes) => sizes.reduce((sum, size) => sum + size, 0);
  return {
    most: sum(budgets.map((budget) => SIZE[budget])),
    today: sum(budgets.map((budget) => OVER[budget] ?? SIZE[budget])),
  };
}

/** @param {string} folder @param {string} file */
const weigh = (folder, file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024;
