// How fast the engine is in each form, and the peers in the same rounds.

import { FORMS } from "../engine/forms.mjs";
import { runNative } from "../engine/native.mjs";
import { Form } from "./engine-form.mjs";
import { runProgram } from "./peers.mjs";
import { median } from "./statistics.mjs";
import { realText } from "./real-text.mjs";
import { pastedText } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */

const ROUNDS = 5;
/** Peers that take seconds: fewer rounds, and of the slowest one the start of the text. */
const SLOW_ROUNDS = 3;
const SLOWEST = "detect-secrets";

const MIXED_LARGE = "mixed 100 MB";
const BENIGN_LARGE = "benign 100 MB";

const [WASM, SCRIPT] = Object.keys(FORMS);

/** What is thought good, as ratios within one run. */
const GOOD = {
  secretlint: 12,
  gitleaks: 500,
  kingfisher: 3,
  scriptToSecretlint: 5,
  reading: 15,
  native: 0.85,
  script: 0.2,
};

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
  const forms = Object.keys(FORMS).map((name) => new Form(name, texts));

  /** Speeds in MB/s. @type {Record<string, number[]>} */
  const series = {};
  const note = (/** @type {string} */ name, /** @type {number} */ speed) => (series[name] ??= []).push(speed);
  /** @type {Record<string, number>} */
  const findings = {};

  for (const program of programs) await runProgram(program, line); // builds caches
  for (let round = 0; round < ROUNDS; round++) {
    const names = Object.keys(texts).filter((name) => round < SLOW_ROUNDS || !name.includes("100 MB"));
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
    if (round >= SLOW_ROUNDS) continue;
    for (const program of programs) {
      const text = program.name === SLOWEST ? "mixed 1 MB" : "mixed 10 MB";
      const idle = await runProgram(program, line);
      const { cpu, lines, report } = await runProgram(program, files[text]);
      findings[program.name] = lines.length;
      if (program.clock) {
        note(`own clock, ${text}`, program.clock(report));
        note(`own clock, ${BENIGN_LARGE}`, program.clock((await runProgram(program, files[BENIGN_LARGE])).report));
      } else {
        note(program.name, Buffer.byteLength(texts[text]) / 1e6 / Math.max(cpu - idle.cpu, 1e-3));
      }
    }
  }
  await Promise.all(forms.map((form) => form.stop()));
  const of = (/** @type {string} */ name) => median(series[name]);
  return [...speedRows(of, findings, peer.name), ...peerRows(of, findings, peer.name, programs), ...shareRows(of)];
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

/** @param {Of} of @param {Record<string, number>} findings @param {string} peer @param {import('./peers.mjs').Program[]} programs @returns {Row[]} */
function peerRows(of, findings, peer, programs) {
  const own = of(`${WASM} mixed 10 MB`);
  const beside = programs
    .filter(({ clock }) => !clock)
    .map(({ name }) => ({
      what: `WebAssembly, string in: times ${name} (processor time)`,
      value: own / of(name),
      unit: "×",
      goal: name === "gitleaks" ? GOOD.gitleaks : undefined,
      detail: `${name} ${of(name).toPrecision(3)} MB/s, ${findings[name]} findings`,
    }));
  const clocked = programs
    .filter(({ clock }) => clock)
    .flatMap(({ name }) =>
      ["mixed 10 MB", BENIGN_LARGE].map((text) => ({
        what: `WebAssembly, string in: times ${name} by its own clock, ${text}`,
        value: of(`${WASM} ${text}`) / of(`own clock, ${text}`),
        unit: "×",
        goal: text === BENIGN_LARGE ? GOOD.kingfisher : undefined,
        detail: `${name} ${of(`own clock, ${text}`).toFixed(0)} MB/s${text === BENIGN_LARGE ? "" : `, ${findings[name]} findings`}`,
      })),
    );
  const secretlint = of(`${peer} mixed 10 MB`);
  return [
    { what: `WebAssembly, string in: times ${peer}`, value: own / secretlint, unit: "×", goal: GOOD.secretlint },
    {
      what: `JavaScript, scan alone: times ${peer}`,
      value: of(`${SCRIPT} scan mixed 10 MB`) / secretlint,
      unit: "×",
      goal: GOOD.scriptToSecretlint,
    },
    { what: `native: times ${peer}`, value: of("native mixed 10 MB") / secretlint, unit: "×" },
    ...beside,
    ...clocked,
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
      budget: GOOD.reading,
      detail: `reading ${of("reading").toFixed(0)} MB/s`,
    },
    {
      what: "reading memory, of the native scan, mixed 10 MB",
      value: of("reading") / of("native mixed 10 MB"),
      unit: "×",
      budget: GOOD.reading,
    },
    {
      what: "WebAssembly's scan: share of native",
      value: wasm / of("native mixed 10 MB"),
      unit: "×",
      goal: GOOD.native,
    },
    {
      what: "JavaScript's scan: share of WebAssembly's",
      value: of(`${SCRIPT} scan mixed 10 MB`) / wasm,
      unit: "×",
      goal: GOOD.script,
    },
    ...growth,
  ];
}
