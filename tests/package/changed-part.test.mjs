// What is read of a long text after somebody has typed in it.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { build } from "esbuild";

/** @type {(before: string, now: string) => string} */
let change;
before(async () => {
  const { outputFiles } = await build({ entryPoints: ["extension/page/text/window.ts"], write: false, format: "esm" });
  ({ change } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`));
});

const LINES = Array.from({ length: 5000 }, (_, line) => `line ${line} of a long text`);
const LONG = LINES.join("\n");
const TYPED = "typed here";

test("the part holds what was typed, wherever that is, with whole lines around it", () => {
  for (let at = 0; at <= LONG.length; at += 997) {
    const now = LONG.slice(0, at) + TYPED + LONG.slice(at);
    const part = change(LONG, now);
    assert.ok(part.includes(now.slice(Math.max(0, at - 4000), at + TYPED.length + 4000)), `at ${at}`);
    assert.ok(part.length < 20_000, `at ${at}: ${part.length}`);
    const from = now.indexOf(part);
    assert.ok(from === 0 || now[from - 1] === "\n", `at ${at}: it begins within a line`);
    assert.ok(from + part.length === now.length || now[from + part.length] === "\n", `at ${at}: it ends within a line`);
  }
});

test("a text of one line is cut all the same", () => {
  const line = "x".repeat(1e6);
  const part = change(line, `${line.slice(0, 5e5)}${TYPED}${line.slice(5e5)}`);
  assert.ok(part.includes(TYPED) && part.length < 20_000, `${part.length}`);
});

test("what was taken out, and what replaced all, is read as it is now", () => {
  assert.ok(change(LONG, LINES.with(2500, "").join("\n")).includes(`${LINES[2499]}\n\n${LINES[2501]}`));
  assert.equal(change(LONG, TYPED), TYPED);
  assert.equal(change("", LONG), LONG);
  assert.equal(change(TYPED, ""), "");
});
