// Beside a clone address: the ways to use it that need no token.

import type { Page } from "../../page/page.js";
import { provide } from "../../page/part.js";
import { countSigns } from "./count.js";
import { Panel } from "./panel.js";
import { findPlaces } from "./places.js";
import { Ways } from "./ways.js";
import { WORDS } from "./words.js";

provide("clone", { start }, WORDS);

/** Keeps one panel in every place that shows a clone address, and none elsewhere. */
function start(page: Page, signal: AbortSignal): void {
  let panels: Panel[] = [];
  const ways = new Ways(page, look);

  function look(): void {
    const places = signal.aborted ? [] : findPlaces(page);
    if (!places.length) ways.forget();
    const kept: Panel[] = [];
    for (const place of places) {
      const known = ways.of(place);
      if (!known.ways.length) continue;
      const panel =
        panels.find((panel) => panel.standsIn(place)) ?? new Panel(page, place, (shell) => ways.choose(shell));
      panel.show(place, known);
      kept.push(panel);
    }
    for (const panel of panels) if (!kept.includes(panel)) panel.remove();
    panels = kept;
  }

  page.describe("clone", () => countSigns(page), signal);
  page.watch(look, signal);
  signal.addEventListener("abort", look);
}
