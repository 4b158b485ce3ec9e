// What a person does not want to be asked about again. The background keeps fingerprints of secrets that nobody can find by trying; the core
// keeps the others for the field, until the page goes.

import type { Review, SecretDigest } from "../../protocol.js";
import type { Destination, FlavouredText } from "../core.js";
import type { Page } from "../page.js";

/** How long the background may take to say what it remembers, in ms: the question must not wait long. */
const LIMIT = 400;

/** The secrets of a review that the background may keep. */
const digests = ({ groups }: Review): SecretDigest[] =>
  groups.flatMap(({ rule, digest }) => (digest === null ? [] : { rule, digest }));

/** Whether a person has said of every secret of a text that they need not be asked. A firmer question than that is always asked. */
export async function isRemembered(page: Page, review: Review): Promise<boolean> {
  const secrets = digests(review);
  const { groups, more, outcome } = review;
  if (outcome !== "ask" || more > 0 || groups.some(({ digest, allowed }) => digest === null && !allowed)) return false;
  const answer = await page.ask({ kind: "is-remembered", secrets }, "is-remembered", LIMIT);
  return answer?.remembered.length === secrets.length && answer.remembered.every(Boolean);
}

/** Remembers the secrets of a text. */
export function remember(page: Page, review: Review, texts: readonly FlavouredText[], destination: Destination): void {
  page.core.allow(texts, destination);
  const secrets = digests(review);
  if (secrets.length > 0) page.tell({ kind: "remember", secrets });
}
