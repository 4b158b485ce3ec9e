// Fits the bindings to the JavaScript form: node script/bindings.mjs FILE changes the file that wasm-bindgen wrote.
//
// They notice by a detached buffer that memory has grown. The JavaScript form leaves its old buffers alone: once a buffer has been detached,
// V8 asks at every access to any buffer whether that one is, and the engine is a fifth slower.
//
// And they copy a text letter by letter up to the first one that is not ASCII. For an ASCII text the encoder takes a twentieth of that time.

import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
const code = readFileSync(file, "utf8");

const CHECK = /if \((cached\w+Memory0) === null \|\| [^{]*\) \{/g;
const views = code.match(/^let cached\w+Memory0 = null;$/gm)?.length ?? 0;
if (!views || code.match(CHECK)?.length !== views)
  throw new Error(`${file}: wasm-bindgen notices the growth of memory in another way now.`);

const LETTERS =
  /const mem = getUint8ArrayMemory0\(\);\s+let offset = 0;\s+for \([^{]*\) \{[^}]*\}\s+if \(offset !== len\) \{\s+if \(offset !== 0\) \{[^}]*\}/;
if (!LETTERS.test(code)) throw new Error(`${file}: wasm-bindgen copies texts in another way now.`);

const ENCODER = `
    const first = cachedTextEncoder.encodeInto(arg, getUint8ArrayMemory0().subarray(ptr, ptr + len));
    let offset = first.written;
    if (first.read !== arg.length) {
        arg = arg.slice(first.read);`;

writeFileSync(
  file,
  code
    .replace(CHECK, (_, view) => `if (${view} === null || ${view}.buffer !== wasm.memory.buffer) {`)
    .replace(LETTERS, ENCODER.trim()),
);
