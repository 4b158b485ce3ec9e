// What is in force in this frame. The background says it, and says when it changes; until then the defaults hold.

import type { PagePolicy } from "../protocol.js";
import { core } from "./core.js";
import { ask } from "./messages.js";
import { place } from "./place.js";
import { watch } from "./watch.js";

let policy: PagePolicy = {
  text: "acknowledge",
  company: null,
  mayMute: true,
  own: "",
  patterns: "",
  paused: [],
  stopUnchecked: false,
  problems: [],
};
/** How often was asked. */
let asked = 0;
const changes = new Set<() => void>();

/** What is in force now. */
export const current = (): PagePolicy => policy;

/** Calls `changed` whenever something else is in force, until the signal. */
export function onPolicy(changed: () => void, signal: AbortSignal): void {
  changes.add(changed);
  signal.addEventListener("abort", () => changes.delete(changed));
}

/** Asks the background. Without an answer what was in force stays, and that is told as a problem. */
export async function askPolicy(): Promise<void> {
  const mine = ++asked;
  const answer = await ask({ kind: "policy" }, "policy");
  // A later question is about another organization, or about what has changed since.
  if (mine !== asked) return;
  policy = answer?.policy ?? { ...policy, problems: [{ "page-problem": "settings-unavailable" }] };
  if (!core.ownRules(policy.own, policy.patterns))
    policy = { ...policy, problems: [...policy.problems, { "page-problem": "rules-damaged" }] };
  for (const changed of changes) changed();
}

/** Asks now, and again when the page goes to another organization without being loaded anew, until the signal. */
export function keepPolicy(signal: AbortSignal): void {
  let { organization } = place();
  void askPolicy();
  watch(() => {
    if (place().organization === organization) return;
    organization = place().organization;
    // What was paused there is not paused here.
    policy = { ...policy, paused: [] };
    void askPolicy();
  }, signal);
}
