// Every form of the engine finds the same: rule, level, and place in bytes and in UTF-16 units.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { corpus } from "./corpus.mjs";
import { FORMS } from "./forms.mjs";
import { scanNatively } from "./native.mjs";
import { openPage, servePage } from "./page.mjs";

/** In the page; a large part of it is the copying of texts. In ms. */
const PATIENCE = 60_000;

const texts = await corpus();
const expected = await scanNatively(texts);

/** @param {import("./native.mjs").Answers[]} answers */
function assertSame(answers) {
  assert.equal(answers.length, texts.length);
  for (const [index, answer] of answers.entries())
    assert.deepEqual(answer, expected[index], JSON.stringify(texts[index]));
}

test("the corpus has findings of many rules, and texts without any", () => {
  const rules = new Set(expected.flatMap(([whole]) => whole.filter((_, index) => index % 6 === 0)));
  assert.ok(rules.size > 300, `${rules.size} rules`);
  assert.ok(expected.some(([whole]) => whole.length === 0));
});

describe("In Node the engine finds what it finds natively", () => {
  for (const [name, make] of Object.entries(FORMS))
    test(`as ${name}`, () => {
      const engine = make();
      assertSame(texts.map((text) => [engine.scan(text), engine.scanMiddle(text)]));
    });
});

describeInBothBrowsers("The engine finds what it finds natively", (session) => {
  /** @type {Awaited<ReturnType<typeof servePage>>} */
  let page;
  before(async () => {
    page = await servePage(texts);
    await session.driver.manage().setTimeouts({ script: PATIENCE });
  });
  after(() => page.close());

  for (const make of ["fromWasm(patrol.wasm)", "fromScript(patrol.script)"])
    test(make, async () => {
      await openPage(session, page.origin);
      assertSame(
        await session.driver.executeScript(
          `const engine = patrol.Engine.${make};
           return patrol.texts.map((text) => [engine.scan(text), engine.scanMiddle(text)]);`,
        ),
      );
    });
});
