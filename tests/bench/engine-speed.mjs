// How fast the engine is in each form, and the peers in the same rounds.

import { dirname } from "node:path";
import { FORMS } from "../engine/forms.mjs";
import { runNative } from "../engine/native.mjs";
import { Form } from "./engine-form.mjs";
import { ENGINE } from "./goals.mjs";
import { runProgram } from "./peers.mjs";
import { median } from "./statistics.mjs";
import { realText } from "./real-text.mjs";
import { pastedText } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */

const ROUNDS = 5;
/** Large texts take seconds: fewer rounds. */
const LARGE_ROUNDS = 3;

const MIXED = "mixed 10 MB";
const MIXED_LARGE = "mixed 100 MB";
const BENIGN_LARGE = "benign 100 MB";

/**
 * What a program is measured on when it is not `MIXED`. One is so slow that the start must do; the other takes much longer to start than to
 * scan, so it gets several files, and without findings.
 * @type {Record<string, { text: string, files: number }>}
 */
const MEASURED_ON = {
  "detect-secrets": { text: "mixed 1 MB", files: 1 },
  kingfisher: { text: BENIGN_LARGE, files: 5 },
};

const [WASM, SCRIPT] = Object.keys(FORMS);

/**
 * @param {string[]} tokens
 * @param {import("./peer.mjs").Peer} peer
 * @param {import("./peers.mjs").Program[]} programs
 * @param {(name: string, text: string) => Promise<string>} write
 * @returns {Promise<Row[]>}
 */
export async function measureSpeed(tokens, peer, programs, write) {
  const texts = textsOf(tokens);
  /** @type {Record<string, string>} */
  const files = {};
  for (const [name, text] of Object.entries(texts)) files[name] = await write(name, text);
  const line = await write("line", "nothing\n");
  /** @type {Record<string, string>} */
  const folders = {};
  for (const { name } of programs) folders[name] = await writeFolder(name, texts, write);
  const forms = Object.keys(FORMS).map((name) => new Form(name, texts));

  /** Speeds in MB/s. @type {Record<string, number[]>} */
  const series = {};
  const note = (/** @type {string} */ name, /** @type {number} */ speed) => (series[name] ??= []).push(speed);
  /** @type {Record<string, number>} */
  const findings = {};

  // Builds caches, too.
  for (const program of programs) findings[program.name] = (await runProgram(program, files[MIXED])).lines.length;
  for (let round = 0; round < ROUNDS; round++) {
    const names = Object.keys(texts).filter(
      (name) => round < LARGE_ROUNDS || name === BENIGN_LARGE || !name.includes("100 MB"),
    );
    const lines = (await runNative(["speed", ...names.map((name) => files[name])])).map((line) =>
      line.split(" ").map(Number),
    );
    const [bytes, ns] = lines.pop() ?? [];
    note("reading", (bytes / ns) * 1e3);
    for (const [at, name] of names.entries()) {
      note(`native ${name}`, (lines[at][0] / lines[at][1]) * 1e3);
      findings[`native ${name}`] = lines[at][2];
    }
    for (const form of forms)
      for (const name of names.filter((name) => form.name === WASM || name !== BENIGN_LARGE)) {
        const speeds = await form.measure(name);
        findings[`${form.name} ${name}`] = speeds.findings;
        note(`${form.name} scan ${name}`, speeds.scan);
        note(`${form.name} ${name}`, speeds.whole);
      }
    for (const name of ["mixed 10 MB", "benign 10 MB", "mixed 100 KB"]) {
      const scan = await peer.scan(texts[name]);
      note(`${peer.name} ${name}`, scan.speed);
      findings[`${peer.name} ${name}`] = scan.findings;
    }
    for (const program of programs) {
      const { text, files: count } = measuredOn(program.name);
      const idle = await runProgram(program, line);
      const { cpu } = await runProgram(program, folders[program.name]);
      note(program.name, (Buffer.byteLength(texts[text]) * count) / 1e6 / Math.max(cpu - idle.cpu, 1e-3));
    }
  }
  await Promise.all(forms.map((form) => form.stop()));
  const of = (/** @type {string} */ name) => median(series[name]);
  return [...speedRows(of, findings, peer.name), ...peerRows(series, findings, peer.name, programs), ...shareRows(of)];
}

/** @param {string} program its name */
const measuredOn = (program) => MEASURED_ON[program] ?? { text: MIXED, files: 1 };

/**
 * Writes what a program is measured on. @param {string} program its name
 * @param {Record<string, string>} texts
 * @param {(name: string, text: string) => Promise<string>} write
 * @returns {Promise<string>} the folder
 */
async function writeFolder(program, texts, write) {
  const { text, files } = measuredOn(program);
  let file = "";
  for (let number = 0; number < files; number++) file = await write(`${program}/${number}`, texts[text]);
  return dirname(file);
}

/** @param {string[]} tokens @returns {Record<string, string>} */
function textsOf(tokens) {
  const mixed = realText(1e7, tokens);
  const benign = realText(1e7);
  return {
    "mixed 1 MB": realText(1e6, tokens),
    "mixed 10 MB": mixed,
    [MIXED_LARGE]: mixed.repeat(10),
    "benign 10 MB": benign,
    [BENIGN_LARGE]: benign.repeat(10),
    "mixed 100 KB": realText(1e5, tokens),
    "paste 1 KB": pastedText(tokens[0]),
  };
}

/** @typedef {(name: string) => number} Of the median speed in MB/s */

/** @param {Of} of @param {Record<string, number>} findings @param {string} peer @returns {Row[]} */
function speedRows(of, findings, peer) {
  const rows = ["mixed 10 MB", "benign 10 MB", "mixed 100 KB", "paste 1 KB"].flatMap((text) =>
    ["native", WASM, SCRIPT].map((form) => ({
      what: `${text}: ${form}${form === "native" ? "" : ", string in"}`,
      value: of(`${form} ${text}`),
      unit: "MB/s",
      detail: `${findings[`${form} ${text}`]} findings${form === "native" ? "" : `; scan alone ${of(`${form} scan ${text}`).toFixed(0)} MB/s`}`,
    })),
  );
  const theirs = ["mixed 10 MB", "benign 10 MB", "mixed 100 KB"].map((text) => ({
    what: `${text}: ${peer}`,
    value: of(`${peer} ${text}`),
    unit: "MB/s",
    detail: `${findings[`${peer} ${text}`]} findings`,
  }));
  return [...rows, ...theirs];
}

/**
 * How many times as fast as a peer: both were measured in each round, and the median of the rounds counts.
 * @param {Record<string, number[]>} series
 * @param {string} own
 * @param {string} theirs
 */
const times = (series, own, theirs) => median(series[theirs].map((speed, round) => series[own][round] / speed));

/** What a ratio may fall to. @param {number} usual */
const leastOf = (usual) => usual * (1 - ENGINE.share);

/**
 * @param {Record<string, number[]>} series
 * @param {Record<string, number>} findings
 * @param {string} peer
 * @param {import('./peers.mjs').Program[]} programs
 * @returns {Row[]}
 */
function peerRows(series, findings, peer, programs) {
  const row = (/** @type {string} */ what, /** @type {number} */ value, /** @type {number | undefined} */ usual) => ({
    what,
    value,
    unit: "×",
    least: usual && leastOf(usual),
  });
  const [theirs, own] = [`${peer} ${MIXED}`, `${WASM} ${MIXED}`];
  const programRows = programs.map(({ name }) => {
    const { text } = measuredOn(name);
    const usual = /** @type {Record<string, number>} */ (ENGINE.times)[name];
    return {
      ...row(`WebAssembly: times ${name}, ${text}`, times(series, `${WASM} ${text}`, name), usual),
      detail: `${findings[name]} findings in ${MIXED}`,
    };
  });
  return [
    row(`WebAssembly: times ${peer}`, times(series, own, theirs), ENGINE.times.secretlint),
    row(`JavaScript: times ${peer}`, times(series, `${SCRIPT} ${MIXED}`, theirs), ENGINE.times.script),
    row(`native: times ${peer}`, times(series, `native ${MIXED}`, theirs), undefined),
    ...programRows,
  ];
}

/** @param {Of} of @returns {Row[]} */
function shareRows(of) {
  const growth = ["native", `${WASM} scan`, `${SCRIPT} scan`].map((form) => {
    const speeds = [1, 10, 100].map((size) => of(`${form} mixed ${size} MB`));
    return {
      what: `growth, ${form}: time per byte at 100 MB, of that at 1 MB`,
      value: speeds[0] / speeds[2],
      unit: "×",
      detail: `linear is 1; ${speeds.map((speed) => speed.toFixed(0)).join(", ")} MB/s at 1, 10, 100 MB`,
    };
  });
  const wasm = of(`${WASM} scan mixed 10 MB`);
  return [
    {
      what: "reading memory, of WebAssembly's scan, mixed 10 MB",
      value: of("reading") / wasm,
      unit: "×",
      detail: `reading ${of("reading").toFixed(0)} MB/s`,
    },
    {
      what: "reading memory, of the native scan, mixed 10 MB",
      value: of("reading") / of("native mixed 10 MB"),
      unit: "×",
    },
    {
      what: "WebAssembly's scan: share of native",
      value: wasm / of("native mixed 10 MB"),
      unit: "×",
    },
    {
      what: "JavaScript's scan: share of WebAssembly's",
      value: of(`${SCRIPT} scan mixed 10 MB`) / wasm,
      unit: "×",
    },
    ...growth,
  ];
}
