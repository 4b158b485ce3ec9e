// Fits the bindings to the JavaScript form: node script/bindings.mjs FILE changes the file that wasm-bindgen wrote.
//
// They notice by a detached buffer that memory has grown. The JavaScript form leaves its old buffers alone: once a buffer has been detached,
// V8 asks at every access to any buffer whether that one is, and the engine is a fifth slower.

import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
const code = readFileSync(file, "utf8");

const CHECK = /if \((cached\w+Memory0) === null \|\| [^{]*\) \{/g;
const views = code.match(/^let cached\w+Memory0 = null;$/gm)?.length ?? 0;
if (!views || code.match(CHECK)?.length !== views)
  throw new Error(`${file}: wasm-bindgen notices the growth of memory in another way now.`);

writeFileSync(
  file,
  code.replace(CHECK, (_, view) => `if (${view} === null || ${view}.buffer !== wasm.memory.buffer) {`),
);
