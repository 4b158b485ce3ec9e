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
