// Whether any peer finds an Azure DevOps secret that Patrol misses.

import { FORMS } from "../engine/forms.mjs";
import { testTokens } from "../engine/native.mjs";
import { runProgram } from "./peers.mjs";
import { plantedText } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */

/** Tokens of each form: every carrier carries some of each. */
const EACH = 48;

/**
 * @param {import("./peer.mjs").Peer} peer
 * @param {import("./peers.mjs").Program[]} programs
 * @param {(name: string, text: string) => Promise<string>} write
 * @returns {Promise<Row[]>}
 */
export async function measureFound(peer, programs, write) {
  const { text, lines } = plantedText(await testTokens(EACH));
  const file = await write("planted", text);
  const planted = new Set(lines);
  const hits = (/** @type {number[]} */ found) => new Set(found.filter((line) => planted.has(line)));
  const starts = Object.values(FORMS)[0]()
    .scan(text)
    .filter((_, index) => index % 6 === 4);
  const ours = hits(starts.map((start) => lineOf(text, start)));
  const theirs = [{ name: peer.name, found: hits(await peer.lines(text)) }];
  for (const program of programs)
    theirs.push({ name: program.name, found: hits((await runProgram(program, file)).lines) });
  const missed = theirs.flatMap(({ name, found }) =>
    [...found].filter((line) => !ours.has(line)).map((line) => `${name}: line ${line}`),
  );
  return [
    { what: "found by Patrol", value: ours.size, unit: `of ${planted.size}`, least: planted.size },
    ...theirs.map(({ name, found }) => ({ what: `found by ${name}`, value: found.size, unit: `of ${planted.size}` })),
    {
      what: "found by a peer and not by Patrol",
      value: missed.length,
      unit: "",
      most: 0,
      detail: missed.join("; ") || "none",
    },
  ];
}

/** From 1. @param {string} text @param {number} at */
const lineOf = (text, at) => text.slice(0, at).split("\n").length;
