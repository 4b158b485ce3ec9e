import type { Rewriting, ShownChange } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";
import { piece } from "./piece.js";
import { setUp } from "./set-up.js";

/** What can be chosen instead: the text as it would be, and what has to be set up for it. */
export interface Preview {
  box: HTMLElement;
  /** Takes it. */
  button: HTMLButtonElement;
}

/** Draws what can be offered in the place of a text. @param label the words on the button */
export function preview(page: Page, { title, changes, more, setup }: Rewriting, label: string): Preview {
  const button = make("button", { type: "button", value: "rewrite" }, label);
  const box = make(
    "section",
    { "aria-labelledby": "rewrite" },
    make("h2", { id: "rewrite" }, page.localize(title)),
    ...changes.map((shown) => change(page, shown)),
    ...(more ? [make("p", { class: "more" }, page.localize(more))] : []),
    button,
    ...setup.map((step) => setUp(page, step, copies(page))),
  );
  return { box, button };
}

/** A line as it is and as it would be. */
function change(page: Page, { line, before, after }: ShownChange): HTMLElement {
  const row = (tag: "del" | "ins", text: string, spoken: string) =>
    make(tag, {}, make("span", { class: "spoken" }, `${spoken} `), ...piece(page, text));
  return make(
    "div",
    { class: "change" },
    make("span", { class: "spoken" }, page.text("reviewLine", `${line}`)),
    make("span", { class: "number", "aria-hidden": "true" }, `${line}`),
    ...(before ? [row("del", before, page.text("rewriteBefore"))] : []),
    row("ins", after, page.text("rewriteAfter")),
  );
}

/** Copies what is to be done; the question stays. */
const copies = (page: Page): HTMLButtonElement =>
  make("button", { type: "button", "data-quiet": "copy" }, page.text("rewriteCopy"));
