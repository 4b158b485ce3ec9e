import type { Page } from "../page.js";

/** Whether this is the page of personal access tokens, and Patrol acts in it. */
export const isTokenPage = (page: Page): boolean => page.acts("tokens") && page.place().surface === "tokens";
