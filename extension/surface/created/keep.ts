import type { Page } from "../../page/page.js";

/** The request whose token was handed on last: each makes one. */
let last: Page["token"]["sent"] | null = null;

/**
 * Lets the background keep a fingerprint of the new token, so that a question can say later which one it is. Only the digest of the value, which the
 * core makes, leaves the page.
 */
export function keep(page: Page, value: string): void {
  const { sent } = page.token;
  if (!sent.fields || sent === last || !page.isTop || page.isPaused("tokens")) return;
  const review = page.core.review([{ flavour: "plain", text: value }], {
    source: "paste",
    field: "text",
    levels: "acknowledge",
  });
  const [group, ...others] = review?.groups ?? [];
  if (!group || group.digest === null || others.length > 0) return;
  last = sent;
  const { rule, confidence, digest } = group;
  page.tell({ kind: "keep-own-token", fields: sent.fields, token: { rule, confidence, digest } });
}
