/** Whether an element lays its children out one below the other, so that one more among them disturbs nothing. */
export function isColumn(element: Element | null | undefined): boolean {
  if (!element) return false;
  const { display, flexDirection } = getComputedStyle(element);
  return display === "block" || (display === "flex" && flexDirection.startsWith("column"));
}
