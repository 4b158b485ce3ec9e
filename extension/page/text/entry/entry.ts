import type { Page } from "../../page.js";

/** A way by which text enters a page: one file each, in this folder. */
export interface Entry {
  /** Its name; also that of its file. */
  id: string;
  /** Listens, for the life of the page. */
  arm(page: Page): void;
}
