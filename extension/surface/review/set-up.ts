import type { SetUp } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";

/** What is to be done so that a text works that was rewritten. @param button copies what stands before it */
export const setUp = (page: Page, { place, lines }: SetUp, button: HTMLButtonElement): HTMLElement =>
  make(
    "div",
    { class: "set-up" },
    make("p", {}, page.localize(place)),
    make("div", { class: "lines" }, make("pre", {}, lines), button),
  );
