// Makes the JavaScript form shorter: node script/shorten.mjs FILE changes the file that wasm2js wrote.

import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
let code = readFileSync(file, "utf8");

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

writeFileSync(file, code);
