// Writes the data of the JavaScript form as one string, a character for a byte: node script/segments.mjs FILE changes the file that wasm2js
// wrote. Its own base 64, decoded by a script, costs each start a quarter of a millisecond.

import { readFileSync, writeFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
let code = readFileSync(file, "utf8");

/** @param {RegExp} from @param {string} to @param {string} what */
function replace(from, to, what) {
  const changed = code.replace(from, () => to);
  if (changed === code) throw new Error(`${file}: wasm2js writes ${what} in another way now.`);
  code = changed;
}

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
