import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";

/** What stands for a secret in a text that is shown. */
const DOTS = /•+/g;

/** A masked piece of a text. A voice would read its dots one by one. */
export const piece = (page: Page, text: string): HTMLElement[] => [
  make("code", { "aria-hidden": "true" }, text),
  make("span", { class: "spoken" }, text.replace(DOTS, ` ${page.text("reviewHidden")} `)),
];
