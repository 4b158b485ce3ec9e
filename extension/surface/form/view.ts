// What Patrol shows in the form: a banner at its top, and notes below the controls that they are about.

import type { Page } from "../../page/page.js";
import type { FormVerdict } from "../../protocol.js";
import { isColumn } from "../look/column.js";
import { makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import style from "style:./form.css";
import { type Said, drawAdvice } from "./advice.js";
import { Notes } from "./notes.js";
import type { Carried } from "./order.js";
import { steady } from "./steady.js";
import { PANEL_CONTENT } from "./structure.js";

/** What a person can do in it. */
export interface Handlers {
  /** They press a button. Gives how its order went; null when the form went meanwhile. */
  order(order: string): Promise<Carried | null>;
  /** They choose a task. */
  taskChosen(): void;
}

export class FormView {
  readonly #page: Page;
  readonly #handlers: Handlers;
  readonly #banner: HTMLElement;
  #notes: Notes;
  /** How the form stands; a status, so that it is spoken. */
  readonly #line: HTMLElement;
  readonly #tasks: HTMLSelectElement;
  /** How the last change went. */
  readonly #said = make("p", { role: "status", class: "said" });
  /** What is said of the task, and what has no place beside a control. */
  readonly #rest = make("div", { class: "list", "aria-live": "polite" });
  /** What stands in each list of advice. */
  readonly #drawn = new Map<Element, string>();

  constructor(page: Page, panel: Element, handlers: Handlers) {
    this.#page = page;
    this.#handlers = handlers;
    this.#line = make("p", { role: "status" }, page.text("formLooking"));
    this.#tasks = make("select", { id: "task" }, make("option", {}, page.text("formTaskNone")));
    // No script of the page reaches into the closed root, and a choice alone does nothing to the form.
    this.#tasks.addEventListener("change", () => handlers.taskChosen());
    const { element, root } = makeHost("patrol-advice", style);
    root.append(
      make(
        "section",
        { class: "card", "aria-label": page.text("name") },
        this.#line,
        make("label", { for: "task" }, page.text("formTaskLabel")),
        this.#tasks,
        this.#said,
        this.#rest,
      ),
    );
    this.#banner = element;
    this.#notes = this.#put(panel);
  }

  /** Puts it into a panel that the page has drawn anew. */
  moveTo(panel: Element): void {
    this.#notes.keep(new Set());
    this.#notes = this.#put(panel);
  }

  /** Puts the banner at the top of what scrolls in the panel. @returns where the notes go */
  #put(panel: Element): Notes {
    const column = columnIn(panel.querySelector(PANEL_CONTENT) ?? panel);
    column.prepend(this.#banner);
    return new Notes(column);
  }

  /** Whether it is still where it was put. */
  standsIn(panel: Element): boolean {
    return panel.contains(this.#banner);
  }

  /** The task that is chosen, counted from 1; 0 is none. */
  get task(): number {
    return this.#tasks.selectedIndex;
  }

  /** Shows a verdict, or says that there was none to be had. */
  show(verdict: FormVerdict | null, controls: readonly Element[]): void {
    if (!verdict) return this.#tell(this.#page.text("formNoAnswer"));
    const settle = steady();
    this.#tell(this.#page.localize(verdict.line));
    if (this.#tasks.length < 2) {
      this.#tasks.append(...verdict.tasks.map((task) => make("option", {}, this.#page.localize(task))));
    }
    const rest: Said[] = verdict.task ? [verdict.task] : [];
    const placed = new Map<number, { list: Element; said: Said[] }>();
    for (const advice of verdict.advice) {
      const list = advice.at === null ? null : this.#notes.place(advice.at, controls);
      if (advice.at === null || !list) rest.push(advice);
      else placed.set(advice.at, { list, said: [...(placed.get(advice.at)?.said ?? []), advice] });
    }
    this.#fill(this.#rest, rest);
    for (const { list, said } of placed.values()) this.#fill(list, said);
    this.#notes.keep(new Set(placed.keys()));
    settle();
  }

  /** Puts notes back that the page has swept away with a control. */
  restore(controls: readonly Element[]): void {
    this.#notes.restore(controls);
  }

  remove(): void {
    this.#banner.remove();
    this.#notes.keep(new Set());
  }

  #tell(sentence: string): void {
    if (this.#line.textContent !== sentence) this.#line.textContent = sentence;
  }

  /** Draws advice, unless it stands there already: a button must not go from under the mouse. */
  #fill(list: Element, advice: readonly Said[]): void {
    const wanted = JSON.stringify(advice);
    if (this.#drawn.get(list) === wanted) return;
    this.#drawn.set(list, wanted);
    list.replaceChildren(...advice.map((said) => this.#draw(said)));
  }

  #draw(said: Said): HTMLElement {
    const hasPlace = "at" in said && said.at !== null;
    return drawAdvice(this.#page, said, async (order, say) => {
      this.#said.textContent = "";
      const carried = await this.#handlers.order(order);
      if (!carried) return;
      this.#said.textContent = carried.said;
      // Where it was asked for, if that is still there; the button may be gone with what it was about.
      if (hasPlace) say(carried.said);
      const back = hasPlace ? carried.touched : this.#tasks;
      if (back instanceof HTMLElement) back.focus();
    });
  }
}

/** The first element, going inwards, that lays several children out one below the other. */
function columnIn(outer: Element): Element {
  let column = outer;
  while (column.firstElementChild && (column.childElementCount < 2 || !isColumn(column))) {
    column = column.firstElementChild;
  }
  return isColumn(column) ? column : outer;
}
