// Texts that are hard on the engine: of one kind only, and what nearly is a secret of each rule.

import { runNative } from "../engine/native.mjs";
import { ENGINE } from "./goals.mjs";
import { median } from "./statistics.mjs";
import { realText } from "./real-text.mjs";
import { mixedText, oneRun, textOf } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */

const ROUNDS = 5;
const SIZE = 1e6;
const { share: SHARE, slowest: SLOWEST } = ENGINE.hard;
/** No kinds of text that people have: nearly a token in every twelfth line, or in every one. */
const MADE_UP = new Set(["decoys", "nested", "near-miss"]);
/** How many of the slowest to name. */
const NAMED = 10;

/** @param {string[]} tokens @param {(name: string, text: string) => Promise<string>} write @returns {Promise<Row[]>} */
export async function measureHard(tokens, write) {
  const texts = {
    mixed: realText(SIZE),
    decoys: mixedText(SIZE, tokens),
    "one run": oneRun(SIZE),
    ...Object.fromEntries(
      ["base64", "hex", "prose", "nested", "near-miss"].map((kind) => [kind, textOf(kind, SIZE, tokens)]),
    ),
  };
  const files = [];
  for (const [name, text] of Object.entries(texts)) files.push(await write(`hard ${name}`, text));
  /** @type {number[][]} */
  const speeds = files.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    const lines = await runNative(["speed", ...files]);
    files.forEach((_, at) => speeds[at].push(speed(lines[at].split(" "))));
  }
  const [mixed, ...others] = speeds.map(median);
  const kinds = Object.keys(texts)
    .slice(1)
    .map((name, at) => ({
      what: `${name}: share of the speed on mixed text`,
      value: others[at] / mixed,
      unit: "×",
      least: MADE_UP.has(name) ? undefined : SHARE,
      detail: `${others[at].toFixed(0)} MB/s, mixed ${mixed.toFixed(0)}`,
    }));
  return [...kinds, ...(await nearMisses())];
}

/** @returns {Promise<Row[]>} */
async function nearMisses() {
  const results = (await runNative(["near-miss"])).map((line) => {
    const [bytes, ns, , rule, shape] = line.split(" ");
    return { speed: speed([bytes, ns]), name: `${rule} ${shape}` };
  });
  results.sort((a, b) => a.speed - b.speed);
  const below = results.filter(({ speed }) => speed < SLOWEST);
  const rules = new Set(below.map(({ name }) => name.split(" ")[0]));
  const worst = results.filter(
    ({ name }, at) => results.findIndex((other) => other.name.split(" ")[0] === name.split(" ")[0]) === at,
  );
  return [
    {
      what: "nearly a secret: slowest of all",
      value: results[0].speed,
      unit: "MB/s",
      least: SLOWEST,
      detail: `${results[0].name}; ${below.length} of ${results.length} texts of ${rules.size} rules are below ${SLOWEST}`,
    },
    { what: "nearly a secret: median", value: median(results.map(({ speed }) => speed)), unit: "MB/s" },
    ...worst
      .slice(1, NAMED)
      .map(({ speed, name }) => ({ what: "  slowest of the next rule", value: speed, unit: "MB/s", detail: name })),
  ];
}

/** MB/s. @param {string[]} figures */
const speed = ([bytes, ns]) => (Number(bytes) / Number(ns)) * 1e3;
