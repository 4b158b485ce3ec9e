// The store archives. Two builds of the same source give the same bytes: sorted names, one fixed time.

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { zipSync } from "fflate";

/** The earliest time that a zip archive can hold, in the zone of the machine. */
const TIME = new Date(1980, 0, 1);

for (const browser of ["chrome", "firefox"]) {
  const folder = join("dist", browser);
  const { version } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const names = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();
  const files = Object.fromEntries(
    names.map((path) => [relative(folder, path).split(sep).join("/"), new Uint8Array(readFileSync(path))]),
  );
  const archive = join("dist", `patrol-${version}-${browser}.zip`);
  writeFileSync(archive, zipSync(files, { level: 9, mtime: TIME }));
  console.log(archive);
}
