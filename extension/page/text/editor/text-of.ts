// What a field is and holds.

/** A text field of the browser. */
export type NativeField = HTMLInputElement | HTMLTextAreaElement;

export const isNative = (element: Element): element is NativeField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** The element that makes another one editable. */
export function editableRoot(element: HTMLElement): HTMLElement {
  let root = element;
  while (root.parentElement?.isContentEditable) root = root.parentElement;
  return root;
}

/** What stands in a field; empty for the element by which an editor only catches what is typed. */
export function textOf(element: HTMLElement): string {
  if (isNative(element)) return element.value;
  return element.isContentEditable ? (editableRoot(element).textContent ?? "") : "";
}
