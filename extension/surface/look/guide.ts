import type { Page } from "../../page/page.js";
import type { GuideTopic } from "../../protocol.js";
import { make } from "./make.js";

/** A button that opens the guide in a tab of its own. @param label says what the guide tells there */
export function guideButton(page: Page, topic: GuideTopic, label: string): HTMLButtonElement {
  return way(label, () => page.tell({ kind: "open-guide", topic }));
}

/** A button that opens the guide where it says what to do about secrets that got out. @param rules those that found them */
export function planButton(page: Page, rules: string[], label: string): HTMLButtonElement {
  return way(label, () => page.tell({ kind: "open-plan", rules }));
}

function way(label: string, open: () => void): HTMLButtonElement {
  const button = make("button", { type: "button", class: "guide" }, label);
  button.addEventListener("click", ({ isTrusted }) => {
    if (isTrusted) open();
  });
  return button;
}
