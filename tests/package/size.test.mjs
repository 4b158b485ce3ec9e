// What a tab has to carry: every script of the package belongs to a part, and every part keeps its budget.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { weighParts } from "../bench/parts.mjs";

const parts = weighParts();

for (const { name, size, most } of parts) {
  test(`the ${name} keeps its budget`, (context) => {
    context.diagnostic(`${name}: ${size.toFixed(1)} of ${most} KB`);
    assert.ok(size <= most, `${size.toFixed(2)} KB, ${Math.ceil((size - most) * 1024)} bytes too many`);
  });
}

test("every script has a budget", () => {
  const scripts = readdirSync("dist/chrome", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  assert.deepEqual(scripts.sort(), parts.flatMap(({ files }) => files.map(({ file }) => file)).sort());
});
