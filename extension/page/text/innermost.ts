// The element that really has the focus: that of a page tells only the outermost.

/** What browsers have for extensions, to look into every shadow root. */
type Opened = HTMLElement & { openOrClosedShadowRoot?: ShadowRoot | null };

/** The shadow root of an element, also a closed one. */
function shadowRoot(element: Opened): ShadowRoot | null {
  return (
    element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot
  );
}

/** The innermost element that has the focus, from an element on. */
export function innermost(element: Element | null): HTMLElement | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  const inner = shadowRoot(element)?.activeElement;
  return inner ? innermost(inner) : element;
}
