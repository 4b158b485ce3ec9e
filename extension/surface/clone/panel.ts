import type { Page } from "../../page/page.js";
import type { CloneWay } from "../../protocol.js";
import { type Host, makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import style from "style:./clone.css";
import type { ClonePlace } from "./places.js";
import type { Known } from "./ways.js";

/** The panel with the ways to clone, in one place. */
export class Panel {
  readonly #page: Page;
  readonly #host: Host = makeHost("patrol-clone", style);
  /** What it was last drawn for: a button must not go from under the mouse. */
  #drawn = "";

  constructor(page: Page, { parent, row }: ClonePlace) {
    this.#page = page;
    parent.insertBefore(this.#host.element, row.nextSibling);
  }

  /** Whether it still stands in a place. */
  standsIn({ parent }: ClonePlace): boolean {
    return this.#host.element.parentElement === parent;
  }

  remove(): void {
    this.#host.element.remove();
  }

  /** Shows what is to be said in its place. */
  show({ address }: ClonePlace, { ways, note }: Known): void {
    const wanted = JSON.stringify([address, ways, note]);
    if (this.#drawn === wanted) return;
    this.#drawn = wanted;
    const title = this.#page.text("cloneTitle");
    const card = make("section", { class: "card", "aria-label": title }, mark(this.#page), make("h2", {}, title));
    if (note) card.append(make("p", { class: "attention", "data-note": "credentials" }, this.#page.localize(note)));
    // In the cloud the longer way waits, so that the page's own controls stay in view.
    card.append(...ways.map((way, at) => this.#way(way, at === 0 || !address.cloud)));
    this.#host.root.replaceChildren(card);
  }

  #way({ title, commands, about }: CloneWay, isOpen: boolean): HTMLElement {
    const details = make("details", {}, make("summary", {}, this.#page.localize(title)));
    details.open = isOpen;
    details.append(make("p", {}, this.#page.localize(about)));
    if (commands) details.append(make("div", { class: "commands" }, make("pre", {}, commands), this.#copy(commands)));
    return details;
  }

  #copy(commands: string): HTMLElement {
    const button = make("button", { type: "button", "data-copy": "" }, this.#page.text("cloneCopy"));
    button.addEventListener("click", async ({ isTrusted }) => {
      if (!isTrusted) return;
      button.textContent = this.#page.text((await isCopied(commands)) ? "cloneCopied" : "cloneCopyFailed");
    });
    return button;
  }
}

async function isCopied(text: string): Promise<boolean> {
  try {
    // Missing on a server without a certificate.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
