import type { Found, Sign } from "../../protocol.js";

/** How many elements each selector finds. */
export function counted(selectors: { [name in Sign]?: string }, within: ParentNode | null): Found["signs"] {
  const counts = Object.entries(selectors) as [Sign, string][];
  return counts.map(([sign, selector]) => [sign, within?.querySelectorAll(selector).length ?? 0]);
}
