// The peers that are programs: how to install them, run them, and read which lines they found something on.

import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../driver/root.mjs";

const FOLDER = join(ROOT, "target/peers");
const PYTHON = join(FOLDER, "python/bin");
const REPORT = join(FOLDER, "report.json");
const RIPSECRETS = ["ripsecrets", "--version", "0.1.11"];
const DETECT_SECRETS = "detect-secrets==1.5.0";

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} path of the program
 * @property {(file: string) => string[]} command its arguments
 * @property {(output: string, report: string) => number[]} lines on which it found something, from 1
 */

/** No program asks anybody over the network whether a secret is alive. @type {Program[]} */
const PROGRAMS = [
  {
    name: "kingfisher",
    path: join(PYTHON, "kingfisher"),
    command: (file) => [
      ...["scan", file, "--no-validate", "--no-update-check", "--no-dedup", "--jobs", "1"],
      ...["--rule-cache-dir", join(FOLDER, "kingfisher"), "--format", "json", "--output", REPORT],
    ],
    lines: (_, report) => lastLine(report).findings.map((/** @type {any} */ { finding }) => finding.line),
  },
  {
    name: "gitleaks",
    path: join(PYTHON, "gitleaks"),
    command: (file) => [
      "dir",
      file,
      "--no-banner",
      "--log-level",
      "error",
      "--report-format",
      "json",
      "--report-path",
      REPORT,
    ],
    lines: (_, report) => JSON.parse(report).map((/** @type {any} */ { StartLine }) => StartLine),
  },
  {
    name: "ripsecrets",
    path: join(FOLDER, "bin/ripsecrets"),
    command: (file) => [file],
    lines: (output) => [...output.matchAll(/^[^:\n]+:(\d+):/gm)].map(([, line]) => Number(line)),
  },
  {
    name: "detect-secrets",
    path: join(PYTHON, "detect-secrets"),
    command: (file) => ["scan", "--no-verify", "--all-files", file],
    lines: (output) =>
      Object.values(JSON.parse(output).results).flatMap((found) =>
        found.map((/** @type {any} */ { line_number: line }) => line),
      ),
  },
];

/** @param {string} report of JSON lines */
const lastLine = (report) => JSON.parse(report.trim().split("\n").at(-1) ?? "");

/** Installs what can be had. @returns {Promise<{ programs: Program[], missing: string[] }>} */
export async function preparePrograms() {
  const run = promisify(execFile);
  const pip = (/** @type {string[]} */ ...what) =>
    run(join(PYTHON, "pip"), ["install", "--quiet", "--disable-pip-version-check", ...what]);
  const steps = [
    () =>
      run("cargo", [
        "install",
        "--quiet",
        "--locked",
        "--root",
        FOLDER,
        "--target-dir",
        join(FOLDER, "build"),
        ...RIPSECRETS,
      ]),
    () => run("python3", ["-m", "venv", join(FOLDER, "python")]),
    () => pip(DETECT_SECRETS),
    () => pip("--no-deps", "--require-hashes", "--requirement", join(import.meta.dirname, "peers.txt")),
  ];
  const isThere = (/** @type {Program} */ { path }) => existsSync(path);
  if (!PROGRAMS.every(isThere)) {
    for (const step of steps) await step().catch((error) => console.error(String(error)));
  }
  const missing = PROGRAMS.filter((program) => !isThere(program)).map(({ name }) => name);
  return { programs: PROGRAMS.filter(isThere), missing };
}

/**
 * @param {Program} program
 * @param {string} file
 * @returns {Promise<{ cpu: number, lines: number[], report: string }>} seconds on all processors
 */
export async function runProgram({ path, command, lines }, file) {
  await rm(REPORT, { force: true });
  const timed = `TIMEFORMAT='%3U %3S'; { time "$@" 2>/dev/null; } 2>&3`;
  const child = spawn("bash", ["-c", timed, "bash", path, ...command(file)], {
    stdio: ["ignore", "pipe", "inherit", "pipe"],
    cwd: tmpdir(),
  });
  const read = (/** @type {any} */ stream) => stream.setEncoding("utf8").toArray();
  const [output, times] = await Promise.all([read(child.stdout), read(child.stdio[3])]);
  const [user, system] = times.join("").trim().split(" ").map(Number);
  const report = existsSync(REPORT) ? await readFile(REPORT, "utf8") : "";
  return { cpu: user + system, lines: lines(output.join(""), report), report };
}

/** Gives a folder for texts, and removes it. @template T @param {(write: (name: string, text: string) => Promise<string>) => Promise<T>} body */
export async function withTexts(body) {
  const folder = await mkdtemp(join(tmpdir(), "patrol-bench-"));
  try {
    return await body(async (name, text) => {
      const file = join(folder, `${name}.txt`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
