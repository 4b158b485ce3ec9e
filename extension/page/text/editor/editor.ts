import type { Content } from "../clipboard.js";

/** A kind of editor: one file each, in this folder. */
export interface Editor {
  /** Its name; also that of its file. */
  id: string;
  /** Whether an element, the innermost one that has the focus, is of this kind. */
  owns(element: HTMLElement): boolean;
  /**
   * Inserts at the caret as the browser does when nobody else takes a paste. False when nothing was taken.
   * @param element has the focus
   */
  insert(element: HTMLElement, content: Content): boolean;
}
