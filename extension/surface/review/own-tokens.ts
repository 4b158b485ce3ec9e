// Which of the person's own tokens stand in a text, asked of the background by their digests, and by what else is known of them.

import type { Review } from "../../protocol.js";
import type { Page } from "../../page/page.js";

/** What is to be said of each group of a review; null where it is none of the person's tokens, or nobody knows. */
export async function ownTokens(page: Page, { groups }: Review): Promise<(string | null)[]> {
  const secrets = groups.flatMap(({ rule, digest, issued, organization }) =>
    digest === null ? [] : { rule, digest, issued, organization },
  );
  if (secrets.length === 0) return [];
  const tokens = (await page.ask({ kind: "own-tokens", secrets }, "own-tokens"))?.tokens ?? [];
  const said = new Map(secrets.map(({ digest }, place) => [digest, tokens[place]]));
  return groups.map(({ digest }) => {
    const phrase = digest === null ? null : said.get(digest);
    return phrase ? page.localize(phrase) : null;
  });
}
