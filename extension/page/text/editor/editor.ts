import type { Content } from "../clipboard.js";

/** A kind of editor: one file each, in this folder. */
export interface Editor {
  /** Its name; also that of its file. */
  id: string;
  /** Whether an element, the innermost one that has the focus, is of this kind. */
  owns(element: HTMLElement): boolean;
  /** A copy of the caret or selection that must be put back after a dialog; undefined where the field keeps its own. */
  selection(): Range | undefined;
  /** Inserts at the caret as if it had been pasted, so that undo, caret and the editor's own model stay right. False when nothing was taken. */
  insert(element: HTMLElement, content: Content): boolean;
}
