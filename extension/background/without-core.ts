// What is in force in a page when the core has not started, as in a browser without WebAssembly: the person's own word, as far as it can be
// read without a rule. What cannot be read leaves the default.

import type { Level, PausedGuard, Reply } from "../protocol.js";

const LEVELS: readonly string[] = ["off", "inform", "acknowledge", "reason", "block"] satisfies Level[];

const ALL_PAUSED = (["text", "tokens", "clone"] as const).map((guard): PausedGuard => ({ guard, end: "never" }));

/** Answers what a page asks; null for what needs the core. */
export async function answerWithoutCore(
  message: unknown,
  { url, origin }: chrome.runtime.MessageSender,
): Promise<Reply | null> {
  if (field(message, "kind") !== "policy") return null;
  const { settings } = await chrome.storage.local.get("settings");
  const level = field(field(settings, "levels"), "secret-in-text");
  const hosts = field(settings, "pausedHosts");
  return {
    kind: "policy",
    policy: {
      text: isLevel(level) ? level : "acknowledge",
      // Without the rules Patrol rather asks.
      muted: [],
      // A pause of a whole host is its name. Any other needs the rules: without them the guards stay.
      paused: Array.isArray(hosts) && hosts.includes(hostOf(origin ?? url)) ? ALL_PAUSED : [],
      stopUnchecked: field(settings, "stopUnchecked") === true,
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
