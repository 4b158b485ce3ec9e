import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";
import type { Question } from "./question.js";

/** The longest reason, in UTF-16 units. */
const LONGEST = 200;

/** What a question looks like. */
export interface Drawn {
  dialog: HTMLDialogElement;
  /** Where the person writes why, when they must. */
  reason: HTMLTextAreaElement | null;
  /** What can be chosen. */
  buttons: HTMLButtonElement[];
  /** Those that change the token form, with what they order. */
  fixes: Map<HTMLButtonElement, string>;
  /** What Enter presses where nothing else takes it. */
  recommended: HTMLButtonElement | null;
}

/** Draws a question. There is no form in it: a frame may not be allowed to submit one. */
export function draw(page: Page, { title, about, findings, more, choices, outcome }: Question): Drawn {
  const fixes = new Map<HTMLButtonElement, string>();
  const finding = ({ what, detail, fix }: Question["findings"][number]) => {
    const item = make("li", {}, make("strong", {}, what), make("span", {}, detail));
    if (fix) {
      const button = make("button", { type: "button", class: "fix" }, fix.label);
      fixes.set(button, fix.order);
      item.append(button);
    }
    return item;
  };
  const content = make(
    "div",
    { class: "content" },
    make("h1", { id: "title" }, title),
    make("p", { class: "about" }, about),
    make("ul", {}, ...findings.map(finding)),
  );
  if (more) content.append(make("p", { class: "more" }, more));
  if (outcome === "block") content.append(make("p", { class: "blocked" }, page.text("reviewBlocked")));
  let reason: HTMLTextAreaElement | null = null;
  if (outcome === "ask-reason") {
    reason = make("textarea", { id: "reason", name: "reason", rows: "2", maxlength: `${LONGEST}`, required: "" });
    content.append(
      make("div", { class: "reason" }, make("label", { for: "reason" }, page.text("reviewReason")), reason),
    );
  }
  const buttons = choices
    .filter(({ choice }) => choice !== "go-on" || outcome !== "block")
    .map(({ choice, label }) => make("button", { type: "button", value: choice }, label));
  const recommended = buttons[0] ?? null;
  recommended?.setAttribute("class", "recommended");
  content.append(make("div", { class: "buttons" }, ...buttons));
  return {
    dialog: make("dialog", { "aria-labelledby": "title" }, content),
    reason,
    buttons: [...fixes.keys(), ...buttons],
    fixes,
    recommended,
  };
}
