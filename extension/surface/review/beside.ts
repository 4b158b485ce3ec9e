import type { Page } from "../../page/page.js";
import type { Host } from "../look/host.js";

/** How far it is from the field, in CSS pixels. */
const GAP = 4;

/** How far apart the places are that are tried in the rest of the window, in CSS pixels. */
const STEP = 24;

/** What can be pressed or written in. */
const CONTROLS =
  "a, button, input, label, select, summary, textarea, [contenteditable], [role=button], [role=tab], [tabindex]";

/** An element beside a field. */
export interface Beside {
  /** Puts it there; hides it where the field is out of sight. */
  put(field: DOMRect | null): void;
  /** Whether it covers a control of the page: one may have come since. */
  covers(field: DOMRect): boolean;
}

/** Lets an element be put where it covers nothing that can be pressed or written in: beside a field, else as near to it as there is room. */
export function placeBeside({ element, sheet }: Host): Beside {
  const rule = sheet.cssRules[sheet.insertRule(":host{}", sheet.cssRules.length)] as CSSStyleRule;
  return {
    put: (field) => {
      rule.style.setProperty("visibility", field ? "visible" : "hidden", "important");
      if (!field) return;
      const { left, top } = freePlace(element.getBoundingClientRect(), field);
      rule.style.setProperty("left", `${left}px`, "important");
      rule.style.setProperty("top", `${top}px`, "important");
    },
    covers: (field) => !isFree(element.getBoundingClientRect(), controls(field)),
  };
}

/** Calls `place` now, and whenever a field can have moved in the window, until the signal. */
export function whenMoved(page: Page, place: () => void, signal: AbortSignal): void {
  page.listen(window, "scroll", place, signal);
  page.listen(window, "resize", place, signal);
  page.watch(place, signal);
}

/** Where there is room. */
function freePlace({ width, height }: DOMRect, field: DOMRect): DOMRect {
  const taken = controls(field);
  const at = (left: number, top: number) => new DOMRect(left, top, width, height);
  const within = (left: number) => Math.max(0, Math.min(left, innerWidth - width));
  const lefts = [within(field.left), within(field.right - width)];
  const beside = [field.bottom + GAP, field.top - GAP - height].flatMap((top) => lefts.map((left) => at(left, top)));
  const isRoom = (place: DOMRect) => isFree(place, taken) && place.top >= 0 && place.bottom <= innerHeight;
  const found = beside.find(isRoom);
  if (found) return found;
  const corner = at(innerWidth - width, innerHeight - height);
  const others = [corner];
  for (let top = 0; top + height <= innerHeight; top += STEP)
    for (let left = 0; left + width <= innerWidth; left += STEP) others.push(at(left, top));
  const free = others.filter(isRoom).sort((one, other) => distance(one, field) - distance(other, field));
  // Of a field that fills the window a part is covered, rather than a button.
  return free.find((place) => !overlaps(place, field)) ?? free[0] ?? corner;
}

/** Where the controls of the page are; without the field, and what it stands in. */
const controls = (field: DOMRect): DOMRect[] =>
  Array.from(document.querySelectorAll(CONTROLS), (control) =>
    control.checkVisibility({ visibilityProperty: true }) ? control.getBoundingClientRect() : new DOMRect(),
  ).filter((box) => !contains(box, field));

const isFree = (place: DOMRect, taken: readonly DOMRect[]): boolean => !taken.some((box) => overlaps(box, place));

const overlaps = (one: DOMRect, other: DOMRect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

const contains = (outer: DOMRect, inner: DOMRect): boolean =>
  outer.left <= inner.left && outer.right >= inner.right && outer.top <= inner.top && outer.bottom >= inner.bottom;

/** How far two parts of the window are from each other, in CSS pixels. */
const distance = (one: DOMRect, other: DOMRect): number =>
  Math.hypot(
    Math.max(0, one.left - other.right, other.left - one.right),
    Math.max(0, one.top - other.bottom, other.top - one.bottom),
  );
