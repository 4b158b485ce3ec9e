import type { Page } from "../../page/page.js";
import type { GuideTopic } from "../../protocol.js";
import { make } from "./make.js";

/** A button that opens the guide in a tab of its own. @param label says what the guide tells there */
export function guideButton(page: Page, topic: GuideTopic, label: string): HTMLButtonElement {
  const button = make("button", { type: "button", class: "guide" }, label);
  button.addEventListener("click", ({ isTrusted }) => {
    if (isTrusted) page.tell({ kind: "open-guide", topic });
  });
  return button;
}
