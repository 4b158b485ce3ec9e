// Whether a page is light or dark is told from the colour behind its text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { transform } from "esbuild";

/** @type {(colour: string) => number | null} */
let luminance;

before(async () => {
  const { code } = await transform(readFileSync("extension/surface/look/luminance.ts", "utf8"), { loader: "ts" });
  ({ luminance } = await import(`data:text/javascript,${encodeURIComponent(code)}`));
});

for (const [colour, isDark] of /** @type {[string, boolean][]} */ ([
  ["rgb(255, 255, 255)", false],
  ["rgb(32, 31, 30)", true],
  ["rgba(0, 0, 0, 1)", true],
  ["rgb(0 0 0 / 1)", true],
  ["rgb(250.5, 249, 248)", false],
])) {
  test(`${colour} is ${isDark ? "dark" : "light"}`, () => {
    const light = luminance(colour);
    assert.ok(light !== null);
    assert.equal(light < 128, isDark);
  });
}

for (const colour of ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0.3)", "transparent", "", "rgb()"]) {
  test(`"${colour}" tells nothing`, () => {
    assert.equal(luminance(colour), null);
  });
}
