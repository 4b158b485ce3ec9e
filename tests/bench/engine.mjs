// The engine alone: in all its forms, beside peers, on the same texts and by turns.

import { gzipSync } from "node:zlib";
import { FORMS, SCRIPT, WASM } from "../engine/forms.mjs";
import { testTokens } from "../engine/native.mjs";
import { ENGINE } from "./goals.mjs";
import { measureFound } from "./engine-found.mjs";
import { measureHard } from "./engine-hard.mjs";
import { measureInPages } from "./engine-page.mjs";
import { measureSpeed } from "./engine-speed.mjs";
import { realText } from "./real-text.mjs";
import { preparePeer } from "./peer.mjs";
import { preparePrograms, withTexts } from "./peers.mjs";

const SIZES = [
  { what: "WebAssembly with SIMD, gzip", bytes: WASM },
  { what: "JavaScript, gzip", bytes: SCRIPT },
];

/** @returns {Promise<import("./report.mjs").Subject[]>} */
export async function measureEngine() {
  const [tokens, peer, { programs, missing }] = await Promise.all([testTokens(3), preparePeer(), preparePrograms()]);
  return withTexts(async (write) => {
    const speed = await measureSpeed(tokens, peer, programs, write);
    const hard = await measureHard(tokens, write);
    const found = await measureFound(peer, programs, write);
    return [
      {
        title: `Engine beside peers${missing.length ? `; not to be had here: ${missing.join(", ")}` : ""}`,
        rows: speed,
      },
      { title: "Engine on texts that are hard, 1 MB each, native", rows: hard },
      { title: "Planted Azure DevOps secrets", rows: found },
      { title: "Engine in a page, warm", rows: await measureInPages(tokens) },
      { title: "Engine: what it weighs", rows: weights() },
    ];
  });
}

function weights() {
  const sizes = SIZES.map(({ what, bytes }) => ({
    what,
    value: gzipSync(bytes, { level: 9 }).length / 1024,
    unit: "KB",
  }));
  const memory = Object.entries(FORMS).flatMap(([name, make]) =>
    Object.entries({ "1 KB": "x".repeat(1e3), "10 MB": realText(1e7) }).map(([size, text]) => {
      const engine = make();
      engine.scan(text);
      return { what: `${name}, memory after ${size}`, value: engine.memory / 1024, unit: "KB", most: ENGINE.memory };
    }),
  );
  return [...sizes, ...memory];
}
