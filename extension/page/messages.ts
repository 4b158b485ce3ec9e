// The one way from the page to the background.

import type { Reply, ToBackground } from "../protocol.js";

/** How long an answer may take, in ms. A browser that has stopped the background starts it again in less than one second. */
const LIMIT = 5000;

/** Sends a message and waits for the answer. Null when none came in time: the background is silent, or Patrol was updated or removed. */
export async function send(message: ToBackground, limit = LIMIT): Promise<unknown> {
  let late: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise((done) => {
    late = setTimeout(done, limit, null);
  });
  try {
    return await Promise.race([chrome.runtime.sendMessage(message), timeout]);
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

/** The background's answer, whatever its kind. */
export async function reply(message: ToBackground, limit?: number): Promise<Reply | null> {
  const answer = await send(message, limit);
  return typeof answer === "object" && answer !== null && "kind" in answer ? (answer as Reply) : null;
}

/** The background's answer of one kind; null for any other. */
export async function ask<Kind extends Reply["kind"]>(
  message: ToBackground,
  expected: Kind,
  limit?: number,
): Promise<Extract<Reply, { kind: Kind }> | null> {
  const answer = await reply(message, limit);
  return answer?.kind === expected ? (answer as Extract<Reply, { kind: Kind }>) : null;
}

/** Whether the browser still lets this script speak to the rest of Patrol: not after Patrol was updated, reloaded or removed. */
export function isConnected(): boolean {
  try {
    return Boolean(chrome.runtime?.id);
  } catch {
    return false;
  }
}
