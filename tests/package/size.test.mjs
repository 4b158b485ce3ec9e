// What a tab has to carry: every script of the package has a budget and keeps it.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { weighParts } from "../bench/parts.mjs";

const parts = weighParts();

for (const { name, size, today } of parts) {
  test(`${name} keeps its budget`, (context) => {
    context.diagnostic(`${name}: ${size.toFixed(1)} of ${today} KB`);
    assert.ok(size <= today, `${size.toFixed(2)} KB, ${Math.ceil((size - today) * 1024)} bytes too many`);
  });
}

test("every script has a budget", () => {
  const scripts = readdirSync("dist/chrome", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  assert.deepEqual(scripts.sort(), parts.flatMap(({ file }) => file ?? []).sort());
});

test("no budget is exceeded for longer than it must be", () => {
  for (const { name, size, most, today } of parts)
    assert.ok(
      today === most || size > most,
      `${name} keeps its budget again: take it out of OVER in tests/bench/goals.mjs`,
    );
});
