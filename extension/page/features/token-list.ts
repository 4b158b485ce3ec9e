import { countSigns, tokenTable } from "../../surface/list/structure.js";
import type { Feature } from "../feature.js";
import type { Page } from "../page.js";
import { startWhen } from "./start-when.js";
import { isTokenPage } from "./token-page.js";

/** How long the page may take to show a list that it was told of, in ms. */
const DRAWN = 2000;

/** The way to the inventory above the list of tokens. */
export const tokenList: Feature = {
  id: "token-list",
  where: isTokenPage,
  init: (page, signal) => {
    const found = new AbortController();
    page.describe("list", countSigns, signal);
    tellIfMissing(page, AbortSignal.any([found.signal, signal]));
    const isThere = () => {
      if (!tokenTable()) return false;
      found.abort();
      return true;
    };
    startWhen(page, "list", isThere, signal);
  },
};

/** Says that Patrol does not know the list where the page was told of tokens and shows none in time. It is taken back by the signal. */
function tellIfMissing(page: Page, signal: AbortSignal): void {
  const told = () => {
    if (page.token.list.tokens === 0) return;
    setTimeout(() => {
      if (!signal.aborted) page.setProblem("list-not-recognised", true);
    }, DRAWN);
  };
  page.token.onList(told, signal);
  // It can have been told before the page was known to be one of tokens.
  told();
  signal.addEventListener("abort", () => page.setProblem("list-not-recognised", false));
}
