// The engine alone beside a peer, on the same texts.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanNatively } from "./native.mjs";
import { median } from "./statistics.mjs";
import { KINDS, mixedText, textOf } from "./texts.mjs";

/** @typedef {import("./peer.mjs").Peer} Peer */
/** @typedef {import("./report.mjs").Row} Row */

const ROUNDS = 5;
/** MB of 1,000,000 bytes. The peer scans the middle one. */
const SIZES = [1, 10, 100];
/** Lines from one planted token to the next: there is one in about 100 KB. */
const PLANTED = 1000;

/** How many times faster memory may be read than scanned. */
const READING = 15;
/** Speed on text that is hard on the engine: a share of the speed on mixed text, and MB/s on what nearly is a token. */
const BASE64_SHARE = 0.3;
const NEAR_MISS = 10;

/**
 * @param {readonly string[]} tokens test tokens
 * @param {Peer} peer
 * @returns {Promise<Row[]>}
 */
export async function measureScan(tokens, peer) {
  const folder = await mkdtemp(join(tmpdir(), "patrol-bench-"));
  const file = join(folder, "text.txt");
  try {
    const { rows, speed } = await scanMixed(file, tokens, peer);
    return [...rows, ...(await scanKinds(file, tokens, speed))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} file @param {readonly string[]} tokens @param {Peer} peer */
async function scanMixed(file, tokens, peer) {
  const text = mixedText(SIZES[1] * 1e6, tokens, PLANTED);
  await writeFile(file, text);
  await peer.scan(text); // to warm up
  const own = /** @type {Awaited<ReturnType<typeof scanNatively>>[]} */ ([]);
  const theirs = /** @type {import("./native.mjs").Scan[]} */ ([]);
  for (let round = 0; round < ROUNDS; round++) {
    own.push(await scanNatively(file, bytes(SIZES)));
    theirs.push(await peer.scan(text));
  }
  const speeds = SIZES.map((_, size) => median(own.map(({ scans }) => scans[size].speed)));
  const read = median(own.map(({ read }) => read));
  const other = { name: peer.name, value: median(theirs.map(({ speed }) => speed)) };
  const [small, middle, large] = speeds;
  const found = `${own[0].scans[1].findings} findings; ${peer.name} ${theirs[0].findings}`;
  /** @type {Row[]} */
  const rows = [
    { what: "mixed text, 10 MB", value: middle, unit: "MB/s", peer: other, detail: found },
    { what: "mixed text, 1 MB", value: small, unit: "MB/s" },
    { what: "mixed text, 100 MB", value: large, unit: "MB/s" },
    {
      what: "growth: time per byte at 100 MB, of that at 1 MB",
      value: small / large,
      unit: "×",
      detail: "linear is 1",
    },
    {
      what: "reading memory, of the speed at 100 MB",
      value: read / large,
      unit: "×",
      budget: READING,
      detail: `reading ${read.toFixed(0)} MB/s`,
    },
  ];
  return { rows, speed: small };
}

/** @param {string} file @param {readonly string[]} tokens @param {number} mixed MB/s @returns {Promise<Row[]>} */
async function scanKinds(file, tokens, mixed) {
  /** @type {Record<string, number>} */
  const goals = { base64: BASE64_SHARE * mixed, "near-miss": NEAR_MISS };
  const rows = [];
  for (const kind of KINDS) {
    await writeFile(file, textOf(kind, SIZES[0] * 1e6, tokens));
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) runs.push((await scanNatively(file, bytes([SIZES[0]]))).scans[0]);
    rows.push({
      what: `${kind} lines, 1 MB`,
      value: median(runs.map(({ speed }) => speed)),
      unit: "MB/s",
      goal: goals[kind],
    });
  }
  return rows;
}

/** @param {number[]} sizes MB */
const bytes = (sizes) => sizes.map((size) => size * 1e6);
