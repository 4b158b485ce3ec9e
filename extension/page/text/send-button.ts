// What sends the text of a field: told by structure, never by a label. See docs/page-structure.md.

import type { TextField } from "./field-text.js";

/** The main button of a form, a dialog or a section: the browser's own, and that of Azure DevOps' component library. */
const MAIN = "button.bolt-button.primary, .bolt-button.primary[role=button]";

/** A button that sends its form. */
function isSubmit(element: Element): element is HTMLButtonElement | HTMLInputElement {
  if (element instanceof HTMLButtonElement) return element.type === "submit" && element.form !== null;
  return element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type) && element.form !== null;
}

/** The button that an event presses, if it is one that sends. */
export const sendButtonOf = (event: Event): HTMLElement | null =>
  event
    .composedPath()
    .find(
      (target): target is HTMLElement => target instanceof HTMLElement && (isSubmit(target) || target.matches(MAIN)),
    ) ?? null;

/** Whether a field belongs to a form. */
export const isIn = (form: HTMLFormElement, field: TextField): boolean =>
  (field as HTMLInputElement).form === form || form.contains(field);

/** Whether a button sends a field: that of its form, or the main button that is nearest to it. */
export function sends(button: HTMLElement, field: TextField): boolean {
  if (isSubmit(button) && button.form && isIn(button.form, field)) return true;
  if (!button.matches(MAIN)) return false;
  for (let scope: Node | null = field; scope; scope = scope instanceof ShadowRoot ? scope.host : scope.parentNode) {
    if (scope instanceof Element && scope.querySelector(MAIN)) return scope.contains(button);
  }
  return false;
}
