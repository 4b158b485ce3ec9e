// Runs before the page script on the sites besides Azure DevOps that a person has added, and nowhere else: only texts are checked there. The page
// script has to know that before the page's first script, so it cannot ask.

/** What the page script looks for, see `extension/page/place.ts`. */
(globalThis as { patrolSite?: true }).patrolSite = true;
