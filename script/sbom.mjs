// The bill of materials of the extension, in the form of CycloneDX (cyclonedx.org), and the digests of all that is published. The same source
// gives the same bytes, so there is neither a time nor a random number in it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is compiled into the extension. Everything else that Cargo.lock names only builds or tests it. */
const SHIPPED = ["patrol-core", "patrol-background", "patrol-panel"];

/** @returns {{ name: string, version: string, license: string }[]} the crates of others in the extension, by name */
function crates() {
  const tree =
    "tree --locked --edges normal,no-proc-macro --target wasm32-unknown-unknown --prefix none --format {p}|{l}";
  const packages = SHIPPED.flatMap((crate) => ["--package", crate]);
  const lines = execFileSync("cargo", [...tree.split(" "), ...packages], { encoding: "utf8" });
  const found = new Map();
  for (const line of lines.split("\n")) {
    const [, name, version, rest, license] = /^(\S+) v(\S+)( \([^|]*\))?\|(.*?)(?: \(\*\))?$/.exec(line) ?? [];
    if (name && !rest) found.set(`${name} ${version}`, { name, version, license });
  }
  return [...found.values()].sort((one, other) =>
    `${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1,
  );
}

/** Rust's own library, which is compiled in too; no registry has it. */
function standardLibrary() {
  const [, version = ""] = /^rustc (\S+)/.exec(execFileSync("rustc", ["--version"], { encoding: "utf8" })) ?? [];
  const licenses = [{ expression: "MIT OR Apache-2.0" }];
  return { type: "library", "bom-ref": "std", name: "std", version, licenses, purl: `pkg:generic/rust-std@${version}` };
}

/** @returns {Map<string, string>} what the registry says the archive of each crate has as SHA-256, by name and version */
function checksums() {
  const lock = readFileSync("Cargo.lock", "utf8");
  const entries = lock.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"$/gm);
  return new Map([...entries].map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}

/** @param {string} path */
const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

const { version } = JSON.parse(readFileSync("dist/chrome/manifest.json", "utf8"));
const digests = checksums();
const bill = `patrol-${version}.cdx.json`;
writeFileSync(
  join("dist", bill),
  JSON.stringify(
    {
      $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: {
        component: {
          type: "application",
          "bom-ref": "patrol",
          name: "patrol",
          version,
          licenses: [{ license: { id: "MIT" } }],
        },
      },
      components: [
        standardLibrary(),
        ...crates().map(({ name, version: its, license }) => ({
          type: "library",
          "bom-ref": `pkg:cargo/${name}@${its}`,
          name,
          version: its,
          hashes: [{ alg: "SHA-256", content: digests.get(`${name} ${its}`) }],
          licenses: [{ expression: license }],
          purl: `pkg:cargo/${name}@${its}`,
        })),
      ],
    },
    null,
    2,
  ) + "\n",
);

const published = readdirSync("dist")
  .sort()
  .filter((name) => /\.(zip|tar\.gz|cdx\.json)$/.test(name));
writeFileSync("dist/SHA256SUMS", published.map((name) => `${sha256(join("dist", name))}  ${name}\n`).join(""));
console.log(join("dist", bill));
console.log("dist/SHA256SUMS");
