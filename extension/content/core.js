// The content script: Patrol's core as JavaScript made from its WebAssembly, so that it runs at once and under any policy of the page.

import "./table.js";
import * as glue from "../../target/wasm/page/patrol_page_bg.js";
import * as core from "../../target/wasm/page/patrol_page_bg.wasm.js";

/** @type {{ patrolCore?: "running" | "stopped", patrolStopped?: () => void }} */
const world = /** @type {any} */ (globalThis);

/**
 * Nothing can be trusted after the core has failed in the middle of something: it is never entered again, and sentinel.js, in the
 * same world, tells the person.
 * @param {(...values: unknown[]) => unknown} enter
 */
const guarded =
  (enter) =>
  (/** @type {unknown[]} */ ...values) => {
    if (world.patrolCore === "stopped") return undefined;
    try {
      return enter(...values);
    } catch (error) {
      world.patrolCore = "stopped";
      world.patrolStopped?.();
      throw error;
    }
  };

const entries = Object.entries(core).map(([name, part]) => [name, typeof part === "function" ? guarded(part) : part]);
glue.__wbg_set_wasm(Object.fromEntries(entries));
guarded(core.__wbindgen_start)();
if (world.patrolCore !== "stopped") world.patrolCore = "running";
