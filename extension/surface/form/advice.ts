import type { Page } from "../../page/page.js";
import type { FormAdvice, TaskAdvice } from "../../protocol.js";
import { make } from "../look/make.js";

/** What can be said in the form: of what stands in it, or of a task that a token is made for. */
export type Said = FormAdvice | TaskAdvice;

/**
 * Draws a piece of advice.
 * @param pressed called when a person presses its button, with what that orders and a way to say below it how that went
 */
export function drawAdvice(
  page: Page,
  said: Said,
  pressed: (order: string, say: (sentence: string) => void) => void,
): HTMLElement {
  const { reason, safer, button, alternative } = said;
  const { rule, level, limits } = "rule" in said ? said : { rule: "", level: "inform", limits: null };
  const classes = level === "inform" ? "advice" : "advice attention";
  const what = page.sentences(reason, limits);
  const element = make("div", { class: classes, "data-rule": rule }, make("p", {}, what));
  if (alternative) {
    const attributes = { href: alternative.link, target: "_blank", rel: "noreferrer" };
    const link = make("a", attributes, page.text("formMore"));
    element.append(make("p", {}, page.localize(alternative.phrase), " ", link));
  }
  element.append(make("p", {}, page.localize(safer)));
  if (button) {
    const press = make("button", { type: "button" }, page.localize(button.label));
    const say = (sentence: string) => element.append(make("p", { class: "said" }, sentence));
    press.addEventListener("click", ({ isTrusted }) => isTrusted && pressed(button.order, say));
    element.append(press);
  }
  return element;
}
