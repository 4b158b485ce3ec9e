// The panel moves the focus itself, among its own controls only; to and from Patrol's the browser must do it.

const OURS = "patrol-advice, patrol-note";

/** Leaves the Tab key to the browser where it comes from something of Patrol or leads to it. */
export function leaveTab(event: KeyboardEvent, panel: Element): void {
  const stops = Array.from(
    panel.querySelectorAll<HTMLElement>(`input, button, select, textarea, a[href], [tabindex], ${OURS}`),
  ).filter((element) => element.matches(OURS) || element.tabIndex >= 0);
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.shiftKey ? -1 : 1)];
  if (at >= 0 && (stops[at]?.matches(OURS) || next?.matches(OURS))) event.stopImmediatePropagation();
}
