// What the adapters have found in the page, for a report that a person copies. What it means, nobody here knows.

import type { Adapter, Found } from "../protocol.js";
import { hasStopped } from "./core.js";

const adapters = new Map<Adapter, () => Found["signs"]>();

/** Lets an adapter describe what it has found, until the signal. `count` is called for each report. */
export function describe(adapter: Adapter, count: () => Found["signs"], signal: AbortSignal): void {
  adapters.set(adapter, count);
  signal.addEventListener("abort", () => adapters.delete(adapter));
}

/** What each adapter that is at work here has found; null when the core has stopped, which some of them need. */
export const found = (): Found[] | null =>
  hasStopped() ? null : Array.from(adapters, ([adapter, count]) => ({ adapter, signs: count() }));
