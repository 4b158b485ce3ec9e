// The engine alone in real browsers and in Node: the first verdict of a fresh instance, and pastes with the copy of the text.

import { startReplica } from "../replica/server.mjs";
import { Session } from "../driver/session.mjs";
import { Engine } from "../engine/engine.mjs";
import { SCRIPT, WASM } from "../engine/forms.mjs";
import { openPage, servePage } from "../engine/page.mjs";
import { median } from "./statistics.mjs";
import { realText } from "./real-text.mjs";
import { pastedText } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */
/** @typedef {{ cold: number[], small: number[], large: number[] }} Times ms */

/** Without it Firefox rounds times. */
const FINE_CLOCK = { "privacy.reduceTimerPrecision": false };

/** @param {string[]} tokens @returns {Promise<Row[]>} */
export async function measureInPages(tokens) {
  const texts = [pastedText(tokens[0]), realText(1e7, tokens)];
  const forms = /** @type {const} */ (["wasm", "script"]);
  const rows = forms.flatMap((form) =>
    rowsOf("Node", form, measure(Engine, form === "wasm" ? WASM : SCRIPT.toString(), texts)),
  );
  const [page, replica] = await Promise.all([servePage(texts), startReplica()]);
  try {
    for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
      const session = new Session(browser, { preferences: FINE_CLOCK });
      try {
        await session.start(replica);
        await session.driver.manage().setTimeouts({ script: 60_000 });
        for (const form of forms) {
          await openPage(session, page.origin);
          const times = await session.driver.executeScript(
            `return (${measure})(patrol.Engine, patrol.${form}, patrol.texts)`,
          );
          rows.push(...rowsOf(browser, form, /** @type {Times} */ (times)));
        }
      } finally {
        await session.stop();
      }
    }
  } finally {
    page.close();
    await replica.close();
  }
  return rows;
}

/**
 * In the page, too, so it uses nothing from outside.
 * @param {typeof import("../engine/engine.mjs").Engine} Engine
 * @param {string | Uint8Array} form
 * @param {string[]} texts
 * @returns {Times}
 */
function measure(Engine, form, [small, large]) {
  /** A fresh instance of what no cache of compiled code knows: a comment, or a section without a meaning, is new. */
  const fresh = (/** @type {number} */ number) => {
    if (typeof form === "string") return Engine.fromScript(`${form}\n// ${performance.timeOrigin} ${number}`);
    const section = [0, 9, 1, 120, ...new Uint8Array(Float64Array.of(Math.random()).buffer).slice(0, 7)];
    const bytes = new Uint8Array(form.length + section.length);
    bytes.set(form);
    bytes.set(section, form.length);
    return Engine.fromWasm(bytes);
  };
  const timed = (/** @type {() => unknown} */ run) => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const cold = Array.from({ length: 15 }, (_, number) => timed(() => fresh(number).scan(small)));
  const engine = fresh(-1);
  const batch = () => {
    for (let i = 0; i < 200; i++) engine.scan(small);
  };
  for (let i = 0; i < 20; i++) batch(); // to warm up
  const warm = Array.from({ length: 15 }, () => timed(batch) / 200);
  for (let i = 0; i < 3; i++) engine.scan(large);
  return { cold, small: warm, large: Array.from({ length: 7 }, () => timed(() => engine.scan(large))) };
}

/** @param {string} where @param {"wasm" | "script"} form @param {Times} times @returns {Row[]} */
function rowsOf(where, form, { cold, small, large }) {
  const name = `${where}, ${form === "wasm" ? "WebAssembly" : "JavaScript"}`;
  return [
    {
      what: `${name}: fresh instance to first verdict`,
      value: median(cold),
      unit: "ms",
      detail: `the very first ${cold[0].toFixed(2)} ms`,
    },
    { what: `${name}: 1 KB, copy included`, value: median(small) * 1e3, unit: "µs" },
    { what: `${name}: 10 MB, copy included`, value: median(large), unit: "ms" },
  ];
}
