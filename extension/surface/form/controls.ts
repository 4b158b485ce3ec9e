// What the form shows, and the two things that can be done to a control. What it means, the background knows.

import {
  AREA,
  BOX,
  CHOSEN,
  DATE,
  DIALOG,
  DROPDOWN,
  FILLED_IN,
  KINDS,
  PANEL,
  RADIO,
  SCOPE_MODE_CUSTOM,
} from "./structure.js";

const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/**
 * The panel of the open token form: one with the scope radios, or with scope boxes and a drop-down where only some scopes are allowed.
 * Radios of which none is the known one could mean anything.
 */
export function findForm(): Element | null {
  // A page can leave the form that it had before in the page, out of sight; of two that are seen the last stands above.
  const panels = Array.from(document.querySelectorAll(PANEL)).filter(isSeen);
  const isForm = (panel: Element) => {
    const has = (selector: string) => panel.querySelector(selector) !== null;
    return has(SCOPE_MODE_CUSTOM) || (has(BOX) && has(DROPDOWN) && !has(RADIO));
  };
  return panels.findLast(isForm) ?? null;
}

/** Whether something is open that could be the token form in another structure. */
export function hasUnknownForm(): boolean {
  const isOpen = (selector: string) =>
    Array.from(document.querySelectorAll(selector), (control) => control.closest(DIALOG)).some(
      (dialog) => dialog !== null && isSeen(dialog),
    );
  return isOpen(FILLED_IN) && isOpen(CHOSEN);
}

/** The controls of a form, and what they show in the writing of `patrol_azdo::Controls`. */
export interface Controls {
  elements: Element[];
  lines: string;
}

/** Reads the controls of a form; the choices of an open drop-down stand elsewhere in the page. */
export function look(panel: Element): Controls {
  const elements: Element[] = [];
  let lines = "";
  const add = (letter: string, element: Element, text = textOf(element)) => {
    lines += `${letter}${isOn(element) ? 1 : 0}${text}\n`;
    elements.push(element);
  };
  let last: Element | null = null;
  for (const element of document.querySelectorAll(KINDS.map(([, selector]) => selector).join())) {
    let letter = KINDS.find(([, selector]) => element.matches(selector))?.[0] ?? "";
    if (letter !== "o" && !panel.contains(element)) continue;
    if (letter === "b") {
      const area = element.closest(AREA) ?? element.parentElement;
      const title = area?.firstElementChild ?? element;
      // An area without a title begins with a box.
      if (area !== last) add("a", title, title.contains(element) ? "" : textOf(title));
      last = area;
    } else if (letter === "f" && element.closest(DATE)) {
      letter = "d";
    }
    add(letter, element);
  }
  return { elements, lines };
}

function isOn(element: Element): boolean {
  const isTrue = (name: string) => element.getAttribute(name) === "true";
  const isChecked = element instanceof HTMLInputElement && element.checked;
  return isTrue("aria-checked") || isTrue("aria-selected") || isTrue("aria-invalid") || isChecked;
}

/** What a control shows. A line is a control; nothing that stands in one may begin another. */
function textOf(element: Element): string {
  const text = element instanceof HTMLInputElement ? element.value : element.textContent;
  return text.replace(/\p{C}+|[\u2028\u2029]/gu, " ");
}

/**
 * Presses a control, or writes into it so that the page's framework takes it for typed: past its own setter, which is in the page's world,
 * with the events of typing and leaving.
 */
export function touch(control: Element, text: string | null = null): void {
  if (!(control instanceof HTMLElement)) return;
  // As a press of the mouse does. A drop-down closes when its panel scrolls.
  control.focus({ preventScroll: true });
  if (text === null || !(control instanceof HTMLInputElement)) {
    control.click();
    return;
  }
  control.value = text;
  for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  control.blur();
}
