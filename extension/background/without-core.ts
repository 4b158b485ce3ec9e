// What is in force in a page when the core has not started, as in a browser without WebAssembly: the word of the company and the person's own,
// as far as they can be read without a rule. What cannot be read leaves the default.

import type { Level, PausedGuard, Reply } from "../protocol.js";

const LEVELS: readonly string[] = ["off", "inform", "acknowledge", "reason", "block"] satisfies Level[];

const ALL_PAUSED = (["text", "tokens", "clone"] as const).map((guard): PausedGuard => ({ guard, end: "never" }));

/** Answers what a page asks; null for what needs the core. */
export async function answerWithoutCore(
  message: unknown,
  { url, origin }: chrome.runtime.MessageSender,
): Promise<Reply | null> {
  if (field(message, "kind") !== "policy") return null;
  const { settings, company } = await chrome.storage.local.get(["settings", "company"]);
  const policy = field(company, "policy");
  /** What each party has decided of a setting, the one that holds before all others first. */
  const decided = (name: string) => {
    const { enforced, recommended } = Object(field(policy, name));
    return [enforced, field(settings, name), recommended];
  };
  const mayPause = field(policy, "pausing") !== false && field(field(policy, "pausedHosts"), "replace") !== true;
  const hosts = mayPause ? field(settings, "pausedHosts") : null;
  return {
    kind: "policy",
    policy: {
      // Of all kinds on all sites: the levels of single ones need the rules.
      text:
        decided("levels")
          .map((levels) => field(levels, "secret-in-text"))
          .find(isLevel) ?? "acknowledge",
      company: null,
      mayMute: true,
      own: "",
      patterns: "",
      // A pause of a whole host is its name. Any other needs the rules: without them the guards stay.
      paused: Array.isArray(hosts) && hosts.includes(hostOf(origin ?? url)) ? ALL_PAUSED : [],
      stopUnchecked: decided("stopUnchecked").find((value) => typeof value === "boolean") === true,
      problems: [],
    },
  };
}

const field = (record: unknown, name: string): unknown =>
  typeof record === "object" && record !== null ? (record as Record<string, unknown>)[name] : undefined;

const isLevel = (level: unknown): level is Level => typeof level === "string" && LEVELS.includes(level);

function hostOf(address: string | undefined): string {
  try {
    return new URL(address ?? "").hostname;
  } catch {
    return "";
  }
}
