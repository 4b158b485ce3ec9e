import type { Page } from "../../page/page.js";
import type { CloneWay, LeftOut, Shell } from "../../protocol.js";
import { guideButton } from "../look/guide.js";
import { type Host, makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import style from "style:./clone.css";
import type { ClonePlace } from "./places.js";
import type { Known } from "./ways.js";

/** Every shell, in the order in which they are offered. */
const SHELLS = { posix: "shellPosix", "power-shell": "shellPowerShell", cmd: "shellCmd" } as const satisfies Record<
  Shell,
  string
>;

/** What is said of what is in no command. */
const LEFT_OUT = {
  nothing: null,
  user: "cloneLeftOutUser",
  password: "cloneLeftOutPassword",
} as const satisfies Record<LeftOut, string | null>;

/** The panel with the ways to clone, in one place. */
export class Panel {
  readonly #page: Page;
  readonly #host: Host = makeHost("patrol-clone", style);
  /** What it was last drawn for: a button must not go from under the mouse. */
  #drawn = "";

  readonly #choose: (shell: Shell) => void;

  /** @param choose called when the person chooses a shell */
  constructor(page: Page, { parent, row }: ClonePlace, choose: (shell: Shell) => void) {
    this.#page = page;
    this.#choose = choose;
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
  show({ address }: ClonePlace, { ways, shell, note }: Known): void {
    const wanted = JSON.stringify([address, ways, shell, note]);
    if (this.#drawn === wanted) return;
    this.#drawn = wanted;
    const open = this.#opened();
    const title = this.#page.text("cloneTitle");
    const card = make("section", { class: "card", "aria-label": title }, mark(this.#page), make("h2", {}, title));
    const leftOut = LEFT_OUT[address.leftOut];
    if (leftOut) card.append(make("p", { "data-note": "left-out" }, this.#page.text(leftOut)));
    if (note) card.append(make("p", { class: "attention", "data-note": "credentials" }, this.#page.localize(note)));
    // In the cloud the longer way waits, so that the page's own controls stay in view.
    card.append(...ways.map((way, at) => this.#way(way, shell, open[at] ?? at < (address.cloud ? 1 : 2))));
    const { activeElement } = this.#host.root;
    this.#host.root.replaceChildren(card);
    if (activeElement instanceof HTMLSelectElement) card.querySelector("select")?.focus();
  }

  /** Which of the ways are open, as the person left them. */
  #opened(): boolean[] {
    return Array.from(this.#host.root.querySelectorAll("details"), ({ open }) => open);
  }

  #way({ title, commands, about, by_shell, topic }: CloneWay, shell: Shell, isOpen: boolean): HTMLElement {
    const details = make("details", {}, make("summary", {}, this.#page.localize(title)));
    details.open = isOpen;
    details.append(make("p", {}, this.#page.localize(about)));
    if (by_shell) details.append(this.#shells(shell));
    if (commands) details.append(make("div", { class: "commands" }, make("pre", {}, commands), this.#copy(commands)));
    const guide = guideButton(this.#page, topic, this.#page.text("guideSteps"));
    // Each way has one.
    guide.setAttribute("aria-label", `${guide.textContent}, ${this.#page.localize(title)}`);
    details.append(guide);
    return details;
  }

  #shells(chosen: Shell): HTMLElement {
    const select = make("select", {});
    for (const [shell, name] of Object.entries(SHELLS)) {
      select.append(make("option", { value: shell }, this.#page.text(name)));
    }
    select.value = chosen;
    select.addEventListener("change", ({ isTrusted }) => {
      if (isTrusted) this.#choose(select.value as Shell);
    });
    return make("label", { class: "shells" }, this.#page.text("cloneShell"), select);
  }

  #copy(commands: string): HTMLElement {
    const button = make(
      "button",
      { type: "button", "data-copy": "", "aria-live": "polite" },
      this.#page.text("cloneCopy"),
    );
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
