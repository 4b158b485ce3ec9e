// A line at the top of the page. Plain JavaScript, because it is a third of the size that the same is as compiled code.

import { text } from "./background.js";
import { make } from "./make.js";

/** The one notice of the page. @type {HTMLElement | undefined} */
let shown;

/**
 * Shows a line until the person closes it. A new line takes the place of the old one.
 * @param {[HTMLElement, ShadowRoot]} host an element in Patrol's look
 * @param {string} sentence
 */
export function show([element, root], sentence) {
  const close = make("button", {}, text("noticeClose"));
  close.addEventListener("click", (event) => event.isTrusted && element.remove());
  root.append(make("div", { class: "notice", role: "alert" }, make("p", {}, sentence), close));
  shown?.remove();
  shown = element;
  document.documentElement?.append(element);
}
