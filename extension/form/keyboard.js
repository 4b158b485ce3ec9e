// The panel moves the focus itself, among its own controls only; to and from Patrol's the browser must do it.

const OURS = "patrol-advice, patrol-note";

/**
 * Leaves the Tab key to the browser where it comes from something of Patrol or leads to it.
 * @param {KeyboardEvent} event
 * @param {Element} panel
 */
export function leaveTab(event, panel) {
  const stops = [...panel.querySelectorAll(`input, button, select, textarea, a[href], [tabindex], ${OURS}`)].filter(
    (element) => element.matches(OURS) || /** @type {HTMLElement} */ (element).tabIndex >= 0,
  );
  const at = stops.indexOf(/** @type {Element} */ (document.activeElement));
  const next = stops[at + (event.shiftKey ? -1 : 1)];
  if (at >= 0 && (stops[at]?.matches(OURS) || next?.matches(OURS))) event.stopImmediatePropagation();
}
