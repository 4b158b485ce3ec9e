// What the form shows, and the two things that can be done to a control. What it means, the background knows.

import { AREA, BOX, CHOSEN, DATE, DROPDOWN, FILLED_IN, KINDS, PANEL, RADIO, SCOPE_MODE_CUSTOM } from "./structure.js";

/**
 * The panel of the open token form: one with the scope radios, or with scope boxes and a drop-down where only some scopes are allowed.
 * Radios of which none is the known one could mean anything.
 * @returns {Element | undefined}
 */
export function find() {
  return [...document.querySelectorAll(PANEL)].find((panel) => {
    const has = (/** @type {string} */ selector) => panel.querySelector(selector);
    return has(SCOPE_MODE_CUSTOM) || (has(BOX) && has(DROPDOWN) && !has(RADIO));
  });
}

/** Whether something is open that could be the token form in another structure. */
export function isUnknown() {
  return Boolean(document.querySelector(FILLED_IN) && document.querySelector(CHOSEN));
}

/**
 * The controls of a form with what they show, in the writing of `patrol_azdo::Controls`.
 * @param {Element} panel
 * @returns {{ controls: Element[], lines: string }}
 */
export function look(panel) {
  /** @type {Element[]} */
  const controls = [];
  let lines = "";
  /** @param {string} letter @param {Element} element */
  const add = (letter, element) => {
    const is = (/** @type {string} */ name) => element.getAttribute(name) === "true";
    const input = element instanceof HTMLInputElement ? element : undefined;
    const on = is("aria-checked") || is("aria-selected") || is("aria-invalid") || input?.checked;
    const text = input ? input.value : element.textContent;
    // A line is a control; nothing that stands in one may begin another.
    lines += `${letter}${on ? 1 : 0}${(text ?? "").replace(/\p{C}+|[\u2028\u2029]/gu, " ")}\n`;
    controls.push(element);
  };
  /** @type {Element | null | undefined} */
  let last;
  for (const element of document.querySelectorAll(KINDS.map(([, selector]) => selector).join())) {
    let letter = KINDS.find(([, selector]) => element.matches(selector))?.[0] ?? "";
    if (letter !== "o" && !panel.contains(element)) continue;
    if (letter === "b") {
      const area = element.closest(AREA) ?? element.parentElement;
      if (area !== last) add("a", area?.firstElementChild ?? element);
      last = area;
    } else if (letter === "f" && element.closest(DATE)) {
      letter = "d";
    }
    add(letter, element);
  }
  return { controls, lines };
}

/**
 * Presses a control, or writes into it so that the page's framework takes it for typed: past its own setter, which is in the page's world,
 * with the events of typing and leaving.
 * @param {Element} control
 * @param {string} [text]
 */
export function touch(control, text) {
  if (!(control instanceof HTMLElement)) return;
  // As a press of the mouse does. A drop-down closes when its panel scrolls.
  control.focus({ preventScroll: true });
  if (text === undefined || !(control instanceof HTMLInputElement)) {
    control.click();
    return;
  }
  control.value = text;
  for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  control.blur();
}
