// How each snippet of the guide is checked: the table behind what the guide says of each. Every method throws if the code does not pass, and
// tells what it used.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { runWithStandIns } from "./stand-in.mjs";

export const SNIPPETS = "crate/guide/content/snippets";
const HERE = "tests/snippets";
const WORK = "target/snippets";

/** The stores, and each language with the ending of its files. */
export const STORES = [
  "entra",
  "azure-key-vault",
  "hashicorp-vault",
  "cyberark-conjur",
  "aws-secrets-manager",
  "environment",
];
export const ENDINGS = {
  python: "py",
  javascript: "mjs",
  typescript: "ts",
  java: "java",
  csharp: "cs",
  go: "go",
  rust: "rs",
  bash: "sh",
  powershell: "ps1",
};

/** @typedef {keyof typeof ENDINGS} Language */
/** @typedef {{ tool: string, libraries?: string[] }} Used */
/** @typedef {{ how: "run" | "compiled" | "typed" | "parsed", check: (files: string[]) => Used[] }} Method */

/** @param {string} store @param {Language} language */
export const fileOf = (store, language) => `${store}.${language}.${ENDINGS[language]}`;

/** What a program prints; if it fails, that is why. @param {string} program @param {string[]} given @param {NodeJS.ProcessEnv} [env] */
function run(program, given, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(program, given, { encoding: "utf8", env });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} says:\n${stdout}${stderr}`);
  return stdout;
}

/** The first number of a version in what a program prints. @param {string} program @param {string[]} given */
function version(program, ...given) {
  return /\d+(?:\.\d+)+/.exec(run(program, given))?.[0] ?? "unknown";
}

/** @param {string} file */
const source = (file) => readFileSync(join(SNIPPETS, file), "utf8");

/** An empty folder with copies of files. @param {string} name @param {string[]} files */
function folderWith(name, files) {
  const folder = join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) cpSync(join(SNIPPETS, file), join(folder, file));
  return folder;
}

/** The version of a crate in a lock file. @param {string} lock @param {string} name */
export function locked(lock, name) {
  return new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(readFileSync(lock, "utf8"))?.[1] ?? "unknown";
}

/** Python: pyright reads the libraries themselves, also those without types. @param {string[]} files */
function python(files) {
  const folder = folderWith("python", files);
  const settings = { typeCheckingMode: "standard", venvPath: resolve(WORK), venv: "venv", include: ["."] };
  writeFileSync(join(folder, "pyrightconfig.json"), JSON.stringify(settings));
  run("node", [resolve(HERE, "node_modules/pyright/index.js"), "-p", folder]);
  const pinned = readFileSync(join(HERE, "requirements.txt"), "utf8").matchAll(/^([a-z][a-z0-9-]*)==(.+)$/gm);
  const packages = [...pinned].map(([, name = "", number = ""]) => ({ name, number }));
  const tool = `pyright ${manifest("pyright").version}, Python ${version(join(WORK, "venv/bin/python"), "--version")}`;
  return files.map((file) => {
    const imported = [...source(file).matchAll(/^(?:from|import) ([\w.]+)/gm)].map(([, name = ""]) =>
      name.replace(/[._]/g, "-"),
    );
    const used = packages.filter(({ name }) => imported.some((own) => own === name || own.startsWith(`${name}-`)));
    return { tool, libraries: used.map(({ name, number }) => `${name} ${number}`) };
  });
}

/** @param {string} name */
function manifest(name) {
  return JSON.parse(readFileSync(join(HERE, "node_modules", name, "package.json"), "utf8"));
}

/** JavaScript and TypeScript, with the types of their libraries. @param {string[]} files @param {boolean} isStrict */
function typescript(files, isStrict) {
  const folder = folderWith(isStrict ? "typescript" : "javascript", files);
  symlinkSync(resolve(HERE, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compilerOptions = {
    ...{ target: "es2023", lib: ["es2023", "dom"], module: "nodenext", types: ["node"], noEmit: true },
    ...{ strict: true, noImplicitAny: isStrict, allowJs: true, checkJs: true, skipLibCheck: true },
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, include: isStrict ? ["*.ts"] : ["*.mjs"] }),
  );
  run(join(HERE, "node_modules/.bin/tsc"), ["-p", folder]);
  return files.map((file) => {
    const imported = [...source(file).matchAll(/from "(@?[^":]+)"/g)].map(([, name = ""]) => name);
    const libraries = imported.map((name) => `${name} ${manifest(name).version}`);
    return { tool: `TypeScript ${manifest("typescript").version}`, libraries };
  });
}

/** Rust, with the real crates. @param {string[]} files */
function rust(files) {
  const folder = join(HERE, "rust");
  run("cargo", [
    "check",
    "--quiet",
    "--locked",
    "--bins",
    "--manifest-path",
    join(folder, "Cargo.toml"),
    "--target-dir",
    WORK,
  ]);
  const crates = [...readFileSync(join(folder, "Cargo.toml"), "utf8").matchAll(/^([a-z_-]+) = (?:"=|\{ version)/gm)];
  return files.map((file) => {
    const used = crates
      .map(([, name = ""]) => name)
      .filter((name) => source(file).includes(`${name.replaceAll("-", "_")}::`));
    const libraries = used.map((name) => `${name} ${locked(join(folder, "Cargo.lock"), name)}`);
    return { tool: `cargo check, Rust ${version("rustc", "--version")}`, libraries };
  });
}

/** Java that needs no library. @param {string[]} files */
function java(files) {
  return files.map((file) => {
    run("javac", ["-Xlint:all", "-Werror", "-d", folderWith("java", [file]), join(SNIPPETS, file)]);
    return { tool: `javac ${version("javac", "--version")}` };
  });
}

/** C# that needs no library. It is compiled as one, since this compiler does not know `async Main`. @param {string[]} files */
function csharp(files) {
  return files.map((file) => {
    const out = join(folderWith("csharp", [file]), "snippet.dll");
    run("mcs", ["-target:library", "-warnaserror", "-r:System.Net.Http.dll", `-out:${out}`, join(SNIPPETS, file)]);
    return { tool: `Mono C# compiler ${version("mcs", "--version")}` };
  });
}

/** C# whose libraries are not to be had here. @param {string[]} files */
function csharpSyntax(files) {
  return files.map((file) => {
    run("mcs", ["--parse", join(SNIPPETS, file)]);
    return { tool: `Mono C# compiler ${version("mcs", "--version")}` };
  });
}

/** Go, with the libraries that Debian packages. @param {string[]} files */
function go(files) {
  return files.map((file) => {
    const folder = folderWith("go", [file]);
    const settings = {
      GO111MODULE: "off",
      GOPATH: "/usr/share/gocode",
      GOCACHE: resolve(WORK, "go-cache"),
      GOFLAGS: "",
    };
    run("go", ["build", "-o", join(folder, "snippet"), join(SNIPPETS, file)], { ...process.env, ...settings });
    const debian = version("dpkg-query", "-W", "-f", "${Version}", "golang-github-aws-aws-sdk-go-v2-dev");
    const libraries = source(file).includes("aws-sdk-go-v2/") ? [`aws-sdk-go-v2 ${debian}`] : [];
    return { tool: `go ${version("go", "version")}`, libraries };
  });
}

/** Go whose libraries are not to be had here. @param {string[]} files */
function goSyntax(files) {
  return files.map((file) => {
    run("gofmt", ["-e", "-l", join(SNIPPETS, file)]);
    return { tool: `gofmt ${version("go", "version")}` };
  });
}

/** Bash, with stand-ins for the commands that it calls. @param {string[]} files */
function bash(files) {
  return files.map((file) => {
    run("shellcheck", [join(SNIPPETS, file)]);
    runWithStandIns(join(SNIPPETS, file));
    return { tool: `bash ${version("bash", "--version")}, ShellCheck ${version("shellcheck", "--version")}` };
  });
}

/** Read by the build alone, with the grammar that also colours it. @param {string} grammar @returns {(files: string[]) => Used[]} */
function treeSitter(grammar) {
  const tool = `${grammar} ${locked("Cargo.lock", grammar)}`;
  return (files) => files.map(() => ({ tool }));
}

/** What is done with the snippets of a language; of some stores, where their libraries are not to be had. */
const METHODS = /** @type {[Language, string[], Method][]} */ ([
  ["python", STORES, { how: "typed", check: python }],
  ["javascript", STORES, { how: "typed", check: (files) => typescript(files, false) }],
  ["typescript", STORES, { how: "typed", check: (files) => typescript(files, true) }],
  ["java", ["cyberark-conjur", "environment"], { how: "compiled", check: java }],
  ["java", STORES, { how: "parsed", check: treeSitter("tree-sitter-java") }],
  ["csharp", ["cyberark-conjur", "environment"], { how: "compiled", check: csharp }],
  ["csharp", STORES, { how: "parsed", check: csharpSyntax }],
  ["go", ["cyberark-conjur", "aws-secrets-manager", "environment"], { how: "compiled", check: go }],
  ["go", STORES, { how: "parsed", check: goSyntax }],
  ["rust", STORES, { how: "typed", check: rust }],
  ["bash", STORES, { how: "run", check: bash }],
  ["powershell", STORES, { how: "parsed", check: treeSitter("tree-sitter-powershell") }],
]);

/** The methods, each with the files that it checks: every file has one. */
export function plan() {
  /** @type {Set<string>} */
  const planned = new Set();
  return METHODS.map(([language, stores, method]) => {
    const files = stores.map((store) => fileOf(store, language)).filter((file) => !planned.has(file));
    for (const file of files) planned.add(file);
    return { ...method, files: files.map((file) => basename(file)) };
  });
}
