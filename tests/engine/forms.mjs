// The two forms that browsers run, as ./build.sh makes them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../driver/root.mjs";
import { Engine } from "./engine.mjs";

const FOLDER = join(ROOT, "target/wasm/engine");

export const WASM = readFileSync(join(FOLDER, "simd.wasm"));
export const SCRIPT = readFileSync(join(FOLDER, "engine.js"));

/** How each form is made. @type {Record<string, () => Engine>} */
export const FORMS = {
  "WebAssembly with SIMD": () => Engine.fromWasm(WASM),
  JavaScript: () => Engine.fromScript(SCRIPT.toString()),
};

// Every browser of the manifest has it; Node before 21 has not.
const prototype = /** @type {any} */ (ArrayBuffer.prototype);
prototype.transfer ??= /** @this {ArrayBuffer} @param {number} length */ function (length) {
  const grown = new ArrayBuffer(length);
  new Uint8Array(grown).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  structuredClone(this, { transfer: [this] });
  return grown;
};
