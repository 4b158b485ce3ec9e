import type { Page } from "../../page/page.js";
import type { Alternative, FormAdvice, TaskAdvice, Topic } from "../../protocol.js";
import { guideButton } from "../look/guide.js";
import { make } from "../look/make.js";

/** What a person orders by a press, with a way to say below it how that went. */
type Pressed = (order: string, say: (sentence: string) => void) => void;

/** What something is about, in the person's words. */
export const words = (page: Page, topics: readonly Topic[]): string =>
  topics.map((topic) => (typeof topic === "string" ? topic : page.localize(topic))).join(", ");

/** Draws what a rule says. */
export function drawAdvice(page: Page, said: FormAdvice, pressed: Pressed): HTMLElement {
  const { rule, level, reason, limits, safer, alternative } = said;
  const element = make(
    "div",
    {
      class: level === "inform" ? "advice" : "advice attention",
      "data-rule": rule,
      role: "note",
      "aria-label": `${page.text("name")}: ${words(page, said.topics)}`,
      tabindex: "-1",
    },
    make("p", {}, page.sentences(reason, limits)),
    make("p", {}, page.localize(safer)),
  );
  if (alternative) element.append(drawWay(page, alternative));
  addButton(page, element, said, pressed);
  return element;
}

/** Draws what a token for the chosen task needs. */
export function drawTask(page: Page, said: TaskAdvice, pressed: Pressed): HTMLElement {
  const element = make("div", { class: "advice", "data-rule": "" }, make("p", {}, page.localize(said.needs)));
  addButton(page, element, said, pressed);
  return element;
}

/** Draws a way without a token. */
export function drawWay(page: Page, { phrase, link, topic }: Alternative): HTMLElement {
  const guide = guideButton(page, topic, page.text("guideSteps"));
  const attributes = { href: link, target: "_blank", rel: "noreferrer" };
  return make("p", {}, page.localize(phrase), " ", guide, " · ", make("a", attributes, page.text("formMore")));
}

function addButton(page: Page, element: HTMLElement, { button }: Pick<FormAdvice, "button">, pressed: Pressed): void {
  if (!button) return;
  const press = make("button", { type: "button" }, page.localize(button.label));
  const say = (sentence: string) => element.append(make("p", { class: "said" }, sentence));
  press.addEventListener("click", ({ isTrusted }) => isTrusted && pressed(button.order, say));
  element.append(press);
}
