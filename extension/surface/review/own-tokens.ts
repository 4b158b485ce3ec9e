// Which of the person's own tokens stand in a text, asked of the background by their digests, and by what else is known of them.

import type { FoundSecret, Review } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";

/** One of the person's tokens that a text has, or may have. */
export interface Own {
  /** Which it is. */
  said: string;
  /** By what the background finds it again, where it can be shown in its list; null where it cannot. */
  secret: FoundSecret | null;
}

/** What is known of each text, as long as something is said about it. */
export const owned = new WeakMap<Review, (Own | null)[]>();

/** What each button shows. Nothing of it stands in the page. */
const shownBy = new WeakMap<HTMLButtonElement, FoundSecret>();

/** What is known of each group of a review; null where it is none of the person's tokens, or nobody knows. */
export async function ownTokens(page: Page, review: Review): Promise<(Own | null)[]> {
  const { groups } = review;
  const secrets = groups.flatMap(({ rule, digest, issued, organization }) =>
    digest === null ? [] : { rule, digest, issued, organization },
  );
  if (secrets.length === 0) return [];
  const tokens = (await page.ask({ kind: "own-tokens", secrets }, "own-tokens"))?.tokens ?? [];
  const found = new Map(secrets.map((secret, place) => [secret.digest, { secret, token: tokens[place] }]));
  const own = groups.map(({ digest }) => {
    const { secret, token } = (digest === null ? null : found.get(digest)) ?? {};
    return secret && token ? { said: page.localize(token.sentence), secret: token.opens ? secret : null } : null;
  });
  owned.set(review, own);
  return own;
}

/** Says below the line of each secret which of the person's tokens it is, with the way to it. */
export function sayWhose(page: Page, lines: readonly HTMLElement[], own: readonly (Own | null)[]): void {
  for (const [place, token] of own.entries()) {
    if (!token) continue;
    const id = `own-${place}`;
    lines[place]?.append(make("span", { class: "own", id }, token.said));
    if (!token.secret) continue;
    const attributes = { type: "button", class: "way", "data-quiet": "own-token", "aria-describedby": id };
    const button = make("button", attributes, page.text("inventoryOpen"));
    shownBy.set(button, token.secret);
    lines[place]?.append(button);
  }
}

/** Shows the token of a button in its list, in a tab of its own; where that does not go, the button says so. */
export async function pressedWay(page: Page, button: HTMLButtonElement): Promise<void> {
  const secret = shownBy.get(button);
  if (secret && !(await showToken(page, secret))) button.textContent = page.text("noAnswer");
}

/** Shows a token in its list, in a tab of its own. Returns whether that went. */
export const showToken = async (page: Page, secret: FoundSecret): Promise<boolean> =>
  (await page.ask({ kind: "open-own-token", secret }, "done")) !== null;
