// A surface of a page is one file in features/: where it is, and what starts it. It is started when its place is reached and ended, by its
// signal, when that is left or Patrol is paused.

import type { Page } from "./page.js";

export interface Feature {
  /** Its name; also that of its file. */
  id: string;
  /** Whether it belongs to the page as it is now: the kind of page, the frame, the policy. Cheap; asked after every change of the page. */
  where(page: Page): boolean;
  /** Starts it. What it needs later it loads itself, when the place for it is there. */
  init(page: Page, signal: AbortSignal): void;
}

/** Starts and ends features as the page and the policy change, until the signal. */
export function keepFeatures(page: Page, features: readonly Feature[], signal: AbortSignal): void {
  const running = new Map<Feature, AbortController>();
  const keep = () => {
    for (const feature of features) {
      const ending = running.get(feature);
      const wanted = feature.where(page);
      if (wanted && !ending) {
        const started = new AbortController();
        running.set(feature, started);
        feature.init(page, started.signal);
      } else if (!wanted && ending) {
        running.delete(feature);
        ending.abort();
      }
    }
  };
  page.watch(keep, signal);
  page.onPolicy(keep, signal);
  signal.addEventListener("abort", () => {
    for (const ending of running.values()) ending.abort();
  });
}
