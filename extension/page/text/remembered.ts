// What a person does not want to be asked about again. The background keeps fingerprints of secrets that nobody can find by trying; the core
// keeps the others for the field, until the page goes.

import type { Group, Review, SecretDigest } from "../../protocol.js";
import type { Destination, FlavouredText } from "../core.js";
import type { Page } from "../page.js";

/** How long the background may take to say what it remembers, in ms: the question must not wait long. */
const LIMIT = 400;

/** The secrets of a review that the background may keep; the core knows of the others that they may enter the field. */
const digests = (groups: readonly Group[]): SecretDigest[] =>
  groups.flatMap(({ rule, digest }) => (digest === null ? [] : { rule, digest }));

/** Of each secret, which patterns of exceptions it matches. */
export const patternsOf = (groups: readonly Group[]): string[][] => groups.map(({ patterns }) => patterns);

/**
 * Whether a person has said of every secret of a text that they need not be asked, or exceptions let them pass: then that is the outcome. A firmer
 * question than that is always asked.
 */
export async function isRemembered(page: Page, review: Review): Promise<boolean> {
  const { more, outcome } = review;
  const groups = review.groups.filter(({ allowed }) => !allowed);
  if (outcome !== "ask" || more > 0) return false;
  const rules = groups.map(({ rule }) => rule);
  const [allowed, known] = await Promise.all([
    page.ask({ kind: "are-excepted", rules, patterns: patternsOf(groups) }, "are-excepted", LIMIT),
    page.ask({ kind: "is-remembered", secrets: digests(groups) }, "is-remembered", LIMIT),
  ]);
  // The history tells what nobody decided from what a person did.
  if (allowed?.excepted) review.outcome = "pass";
  return review.outcome === "pass" || (known?.remembered.length === groups.length && known.remembered.every(Boolean));
}

/** Remembers the secrets of a text. */
export async function remember(
  page: Page,
  review: Review,
  texts: readonly FlavouredText[],
  destination: Destination,
): Promise<void> {
  page.core.allow(texts, destination);
  const secrets = digests(review.groups);
  if (secrets.length === 0) return;
  const reply = await page.reply({ kind: "remember", secrets });
  // As in a private window, or where nothing can be stored.
  if (reply?.kind === "refused") page.line(page.localize(reply.phrase));
}
