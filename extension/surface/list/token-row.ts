// The row of a token that a person has opened from the inventory.

import { theme } from "../look/theme.js";
import { rows } from "./structure.js";

/** As the accent of `style/tokens.css`. */
const COLOUR = { light: "#1a5fb4", dark: "#8cb8ff" };

/** Marks the rows of tokens with this name and shows the first. Returns whether there is one. */
export function markRows(name: string, signal: AbortSignal): boolean {
  const found = rows().filter((row) => says(row, name));
  for (const row of found) mark(row, signal);
  const [first] = found;
  first?.scrollIntoView({ block: "center" });
  // Whoever does not see the mark goes on from there.
  first?.focus({ preventScroll: true });
  return first !== undefined;
}

/** Whether one of the texts of a row is this. */
function says(row: Element, name: string): boolean {
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.nodeValue?.trim() === name.trim()) return true;
  return false;
}

/** As an animation: nothing of the page is changed, and no policy of the page forbids it. */
function mark(row: HTMLElement, signal: AbortSignal): void {
  const frame = { outline: `3px solid ${COLOUR[theme()]}`, outlineOffset: "-3px" };
  const shown = row.animate([frame, frame], { duration: 1, fill: "forwards" });
  signal.addEventListener("abort", () => shown.cancel());
}
