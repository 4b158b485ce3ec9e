// Makes the JavaScript form shorter: node script/shorten.mjs FILE [BINDINGS] changes the file that wasm2js wrote, and the one that
// wasm-bindgen wrote for it.

import { readFileSync, writeFileSync } from "node:fs";

/** What wasm-bindgen calls a closure: by all its types. */
const CLOSURE = /\bwasm_bindgen_[0-9a-f]{16}_\w+/g;

const [file = "", bindings] = process.argv.slice(2);
let code = readFileSync(file, "utf8");
const closures = [...new Set(code.match(CLOSURE))];

/** @param {string | RegExp} from @param {string} to @param {string} what */
function replace(from, to, what) {
  const changed = code.replace(from, () => to);
  if (changed === code) throw new Error(`${file}: wasm2js writes ${what} in another way now.`);
  code = changed;
}

// The data as one string, a character for a byte: unlike base 64 it packs as well as the bytes themselves.
const SEGMENT = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\);/g;
const segments = [...code.matchAll(SEGMENT)].map(([, offset, base64]) => ({
  offset: Number(offset),
  bytes: Buffer.from(base64 ?? "", "base64"),
}));
const start = Math.min(...segments.map(({ offset }) => offset));
const end = Math.max(...segments.map(({ offset, bytes }) => offset + bytes.length));
const data = Buffer.alloc(end - start);
for (const { offset, bytes } of segments) bytes.copy(data, offset - start);
replace(
  /function initActiveSegments\(imports\) \{[^}]*\}/,
  `function initActiveSegments() {
  const data = ${JSON.stringify(data.toString("latin1"))};
  for (let i = 0; i < data.length; i++) bufferView[${start} + i] = data.charCodeAt(i);
}`,
  "the data",
);
replace(/var base64ReverseLookup[^]*?return uint8Array;\s*\}/, "", "the decoder of the data");

if (bindings) {
  // What the module imports comes straight from where it is: read from an object every name would stay, with the hash in it.
  replace(/^ var \S+ = imports\["[^"]*"\];$/gm, "", "what it imports");
  replace(/asmFunc\(\{[^}]*\}\)/, "asmFunc()", "the call with what it imports");
  writeFileSync(bindings, numbered(readFileSync(bindings, "utf8")));
}
writeFileSync(file, numbered(code));

/**
 * The same with a number in place of each long name.
 * @param {string} text
 */
function numbered(text) {
  return text.replace(CLOSURE, (name) => `closure${closures.indexOf(name)}`);
}
