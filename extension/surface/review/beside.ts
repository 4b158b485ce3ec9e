import type { Host } from "../look/host.js";

/** How far it is from the field, in CSS pixels. */
const GAP = 4;

/** What can be pressed or written in. */
const PRESSED =
  "a, button, input, label, select, summary, textarea, [contenteditable], [role=button], [role=tab], [tabindex]";

/**
 * Lets an element be put beside a field where it covers nothing that can be pressed or written in; else into a corner of the window.
 * @returns puts it there; hides it where the field is out of sight
 */
export function placeBeside({ element, sheet }: Host): (field: DOMRect | null) => void {
  const rule = sheet.cssRules[sheet.insertRule(":host{}", sheet.cssRules.length)] as CSSStyleRule;
  return (field) => {
    rule.style.setProperty("visibility", field ? "visible" : "hidden", "important");
    if (!field) return;
    const { left, top } = freePlace(element, field);
    rule.style.setProperty("left", `${left}px`, "important");
    rule.style.setProperty("top", `${top}px`, "important");
  };
}

/** Where there is room beside a field. */
function freePlace(element: HTMLElement, field: DOMRect): { left: number; top: number } {
  const { width, height } = element.getBoundingClientRect();
  const within = (at: number, length: number, most: number) => Math.max(0, Math.min(at, most - length));
  const [below, above] = [field.bottom + GAP, field.top - GAP - height];
  const [start, end] = [within(field.left, width, innerWidth), within(field.right - width, width, innerWidth)];
  const places = [below, above].flatMap((top) => [start, end].map((left) => ({ left, top })));
  const corner = { left: innerWidth - width, top: innerHeight - height };
  const isIn = ({ top }: { top: number }) => top >= 0 && top + height <= innerHeight;
  return places.find((at) => isIn(at) && isFree(element, new DOMRect(at.left, at.top, width, height))) ?? corner;
}

/** Whether nothing in a part of the window can be pressed or written in. */
function isFree(element: Element, { left, top, width, height }: DOMRect): boolean {
  const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
  return steps.every((across) =>
    steps.every((down) => {
      const there = document.elementsFromPoint(left + width * across, top + height * down);
      return !there.find((found) => found !== element)?.closest(PRESSED);
    }),
  );
}
