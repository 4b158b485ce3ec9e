// Text as people have it on their screens, from packages that are installed in fixed versions, so that it is the same on every machine.
// Only logs are made up: there are none to be had.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../driver/root.mjs";
import { number, pick, seeded } from "./texts.mjs";

/** @typedef {import("./texts.mjs").Random} Random */

/** UTF-16 units of one file at most, so that no file makes up a whole kind. */
const OF_A_FILE = 100_000;
/** UTF-16 units in a row that are of one kind. */
const STRETCH = { least: 20_000, most: 60_000 };

/** UTF-16 units from one planted token to the next. */
const APART = 30_000;

const PACKAGES = join(ROOT, "node_modules");
const MINIFIED = /\.min\.js$/;

/**
 * How much there is of each kind, in UTF-16 units of 10 million.
 * @type {{ units: number, texts: (random: Random) => Iterable<string> }[]}
 */
const KINDS = [
  { units: 900_000, texts: () => files(PACKAGES, /^(?!.*\.min\.js$).*\.m?js$/) },
  { units: 900_000, texts: () => files(PACKAGES, /\.ts$/) },
  { units: 900_000, texts: () => crates().flatMap((folder) => [...files(folder, /\.rs$/)]) },
  { units: 300_000, texts: () => files(PACKAGES, /\.md$/) },
  { units: 2_000_000, texts: () => files(PACKAGES, MINIFIED) },
  { units: 2_600_000, texts: (random) => lines(() => pick(random, LOG_LINES)(random)) },
  { units: 900_000, texts: (random) => lines(() => jsonLine(random)) },
  {
    units: 800_000,
    texts: () =>
      crates()
        .flatMap((folder) => [...files(folder, /^Cargo\.lock$/)])
        .concat(ownLocks()),
  },
  { units: 700_000, texts: () => files(join(PACKAGES, "axe-core/locales"), /\.json$/) },
];
const UNITS = KINDS.reduce((sum, { units }) => sum + units, 0);

/**
 * Code, minified code, logs, lock files and translations, a stretch of each at a time.
 * @param {number} length in UTF-16 units
 * @param {readonly string[]} [tokens] planted, one every `APART` units
 */
export function realText(length, tokens = []) {
  const random = seeded(9);
  const stretches = KINDS.flatMap(({ units, texts }) =>
    cut(random, taken(texts(random), Math.ceil((units / UNITS) * length))),
  );
  for (let at = stretches.length - 1; at > 0; at--) {
    const other = number(random, at + 1);
    [stretches[at], stretches[other]] = [stretches[other], stretches[at]];
  }
  return planted(stretches.join("\n"), tokens).slice(0, length);
}

/** How a planted token stands in a line. @type {((token: string) => string)[]} */
const CARRIED = [
  (token) => `git clone https://build:${token}@dev.azure.com/contoso/web`,
  (token) => `AZURE_DEVOPS_EXT_PAT=${token}`,
  (token) => `  "token": "${token}",`,
];

/** @param {string} text @param {readonly string[]} tokens */
function planted(text, tokens) {
  if (!tokens.length) return text;
  let since = 0;
  let count = 0;
  return text
    .split("\n")
    .flatMap((line) => {
      since += line.length;
      if (since < APART) return [line];
      since = 0;
      return [line, CARRIED[count % CARRIED.length](tokens[count++ % tokens.length])];
    })
    .join("\n");
}

/** The first so many units of the texts; all of them again if there are not as many. @param {Iterable<string>} texts @param {number} units */
function taken(texts, units) {
  let all = "";
  for (const text of texts) {
    if (all.length >= units) break;
    all += text.slice(0, OF_A_FILE);
  }
  if (!all) throw new Error("The packages that real text is taken from are not installed; run ./build.sh setup.");
  return all.repeat(Math.ceil(units / all.length)).slice(0, units);
}

/** @param {Random} random @param {string} text */
function cut(random, text) {
  const parts = [];
  for (let at = 0; at < text.length;) {
    const next = at + STRETCH.least + number(random, STRETCH.most - STRETCH.least);
    // Half a character, where it is cut through, becomes a whole one.
    parts.push(Buffer.from(text.slice(at, next)).toString());
    at = next;
  }
  return parts;
}

/** The texts of the files with such a name, in the order of their paths. @param {string} folder @param {RegExp} name @returns {Iterable<string>} */
function* files(folder, name) {
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const whole = join(folder, path);
    if (name.test(path.slice(path.lastIndexOf("/") + 1)) && statSync(whole).isFile()) yield readFileSync(whole, "utf8");
  }
}

/** The folders of all crates that Patrol is built with. */
function crates() {
  const output = execFileSync("cargo", ["metadata", "--format-version=1", "--locked"], {
    cwd: ROOT,
    maxBuffer: 1e9,
    stdio: ["ignore", "pipe", "ignore"],
  });
  /** @type {{ packages: { manifest_path: string, source: string | null }[] }} */
  const { packages } = JSON.parse(output.toString());
  return packages.filter(({ source }) => source).map(({ manifest_path }) => dirname(manifest_path));
}

const ownLocks = () =>
  ["package-lock.json", "tests/replica/package-lock.json"].map((path) => readFileSync(join(ROOT, path), "utf8"));

const NOUNS =
  "order payment build pipeline branch merge review worker cache session queue timeout retry request user item release deploy stage agent".split(
    " ",
  );
/** @param {Random} random */
const noun = (random) => pick(random, NOUNS);
/** @param {Random} random */
const time = (random) =>
  `2026-03-${10 + number(random, 20)}T1${number(random, 10)}:${10 + number(random, 50)}:${10 + number(random, 50)}.${100 + number(random, 900)}Z`;
/** @param {Random} random @param {number} digits */
const hex = (random, digits) => Array.from({ length: digits }, () => number(random, 16).toString(16)).join("");
/** @param {Random} random */
const uuid = (random) => [8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join("-");

/** @type {((random: Random) => string)[]} */
const LOG_LINES = [
  (r) =>
    `${time(r)} INFO  [${noun(r)}-${number(r, 64)}] com.contoso.${noun(r)}.${noun(r)}Service - Done ${number(r, 1e6)} in ${number(r, 900)} ms`,
  (r) =>
    `10.${number(r, 256)}.${number(r, 256)}.7 - - [11/Mar/2026:10:${10 + number(r, 50)}:07 +0000] "GET /api/v1/${noun(r)}/${number(r, 1e6)}?page=${number(r, 40)} HTTP/1.1" 200 ${number(r, 9e4)} "https://contoso.example/${noun(r)}" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"`,
  (r) => `${time(r)} ##[section]Starting: ${noun(r)} ${noun(r)}`,
  (r) =>
    `${time(r)} WARN  request_id=${uuid(r)} ${noun(r)} ${noun(r)} failed: connection refused (attempt ${number(r, 5)} of 5)`,
  (r) =>
    `${time(r)}   at com.contoso.${noun(r)}.internal.${noun(r)}.${noun(r)}Handler.handle(${noun(r)}Handler.java:${number(r, 900)})`,
  (r) =>
    `${time(r)} DEBUG [${noun(r)}] trace=${hex(r, 32)} span=${hex(r, 16)} ${noun(r)}=${number(r, 1e5)} ${noun(r)}=${noun(r)}`,
];

/** @param {Random} random */
const jsonLine = (random) =>
  JSON.stringify({
    timestamp: time(random),
    level: "info",
    logger: `contoso.${noun(random)}.${noun(random)}`,
    message: `${noun(random)} ${noun(random)} done`,
    traceId: hex(random, 32),
    durationMs: number(random, 900),
    properties: { user: noun(random), id: uuid(random), path: `/api/${noun(random)}/${number(random, 1e6)}` },
  });

/** Lines without end. @param {() => string} line */
function* lines(line) {
  for (;;) yield `${line()}\n`;
}
