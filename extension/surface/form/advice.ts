import type { Page } from "../../page/page.js";
import type { Advice } from "../../protocol.js";
import { make } from "../look/make.js";

/** What stands in the page for one piece of advice. */
export interface DrawnAdvice {
  element: HTMLElement;
  /** Says in it how the change went that its button has ordered. */
  say(sentence: string): void;
}

/**
 * Draws a piece of advice.
 * @param order called when a person presses its button
 */
export function drawAdvice(page: Page, advice: Advice, order: (drawn: DrawnAdvice) => void): HTMLElement {
  const { rule, level, reason, safer, button, alternative } = advice;
  const classes = level === "inform" ? "advice" : "advice attention";
  const element = make("div", { class: classes, "data-rule": rule ?? "" }, make("p", {}, page.localize(reason)));
  if (alternative) {
    const attributes = { href: alternative.link, target: "_blank", rel: "noreferrer" };
    element.append(make("p", {}, page.localize(alternative.phrase), " ", make("a", attributes, page.text("formMore"))));
  }
  element.append(make("p", {}, page.localize(safer)));
  if (button) {
    const press = make("button", { type: "button" }, page.localize(button.label));
    const say = (sentence: string) => element.append(make("p", { class: "said" }, sentence));
    press.addEventListener("click", ({ isTrusted }) => isTrusted && order({ element, say }));
    element.append(press);
  }
  return element;
}
