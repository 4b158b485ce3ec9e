// What Patrol shows in the form: a banner at its top, and notes below the controls that they are about.

import type { Page } from "../../page/page.js";
import type { FormAdvice, FormVerdict, Line, TaskAdvice } from "../../protocol.js";
import { isColumn } from "../look/column.js";
import { makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import style from "style:./form.css";
import { drawAdvice, drawTask, drawWay, words } from "./advice.js";
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
  readonly #card: HTMLElement;
  #notes: Notes;
  /** The way without a token. */
  readonly #way = make("div", { class: "way" });
  /** How the form stands; spoken when it changes. */
  readonly #line: HTMLElement;
  readonly #tasks: HTMLSelectElement;
  /** What a task is chosen with. */
  readonly #chooser: HTMLElement;
  /** How the last change went. */
  readonly #said = make("p", { role: "status", class: "said" });
  /** What the chosen task needs, and what has no place beside a control. */
  readonly #rest = make("div", { class: "list" });
  /** What stands in each list of advice. */
  readonly #drawn = new Map<Element, string>();

  constructor(page: Page, panel: Element, handlers: Handlers) {
    this.#page = page;
    this.#handlers = handlers;
    this.#line = make("p", { role: "status", "aria-live": "polite", class: "line" }, page.text("formLooking"));
    this.#tasks = make("select", { id: "task" }, make("option", {}, page.text("formTaskNone")));
    // No script of the page reaches into the closed root, and a choice alone does nothing to the form.
    this.#tasks.addEventListener("change", () => handlers.taskChosen());
    this.#chooser = make(
      "div",
      { class: "task" },
      make("label", { for: "task" }, page.text("formTaskLabel")),
      this.#tasks,
    );
    const { element, root } = makeHost("patrol-advice", style);
    this.#card = make(
      "section",
      { class: "card", "aria-label": page.text("name") },
      mark(page),
      this.#way,
      this.#line,
      this.#chooser,
      this.#rest,
      this.#said,
    );
    root.append(this.#card);
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
    if (!verdict) return this.#tell(this.#page.text("formNoAnswer"), "plain");
    const settle = steady();
    this.#showLine(verdict.line);
    this.#showWay(verdict.question);
    if (this.#tasks.length < 2) {
      this.#tasks.append(...verdict.tasks.map((task) => make("option", {}, this.#page.localize(task))));
    }
    // An existing token has its task.
    this.#chooser.hidden = verdict.tasks.length === 0;
    const rest: (FormAdvice | TaskAdvice)[] = verdict.task ? [verdict.task] : [];
    const placed = new Map<number, { list: Element; said: FormAdvice[] }>();
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

  /** Shows what one of these rules says, the first that one click can change, and puts the focus there. */
  showAdvice(rules: readonly string[]): void {
    const lists = [...this.#notes.lists, this.#rest];
    const all = rules.flatMap((rule) =>
      lists.flatMap((list) => [...list.querySelectorAll<HTMLElement>(`[data-rule="${CSS.escape(rule)}"]`)]),
    );
    const target =
      all.map((advice) => advice.querySelector<HTMLElement>(":scope > button")).find((button) => button !== null) ??
      all[0];
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  }

  /** Carries an order out that was given elsewhere than in the form. */
  order(order: string): void {
    void this.#carryOut(order);
  }

  /** Puts notes back that the page has swept away with a control. */
  restore(controls: readonly Element[]): void {
    this.#notes.restore(controls);
  }

  remove(): void {
    this.#banner.remove();
    this.#notes.keep(new Set());
  }

  #showLine({ tone, sentence, list }: Line): void {
    const filled = { ...sentence, args: [...sentence.args.slice(0, -1), words(this.#page, list)] };
    this.#tell(this.#page.localize(list.length > 0 ? filled : sentence), tone);
  }

  #tell(sentence: string, tone: Line["tone"]): void {
    this.#card.dataset.tone = tone;
    if (this.#line.textContent !== sentence) this.#line.textContent = sentence;
  }

  /** Once, for the token as a whole. */
  #showWay({ way }: FormVerdict["question"]): void {
    const wanted = JSON.stringify(way);
    if (this.#drawn.get(this.#way) === wanted) return;
    this.#drawn.set(this.#way, wanted);
    const title = make("strong", {}, this.#page.text("formWay"));
    this.#way.replaceChildren(...(way ? [title, drawWay(this.#page, way)] : []));
  }

  /** Draws advice, unless it stands there already: a button must not go from under the mouse. */
  #fill(list: Element, advice: readonly (FormAdvice | TaskAdvice)[]): void {
    const wanted = JSON.stringify(advice);
    if (this.#drawn.get(list) === wanted) return;
    this.#drawn.set(list, wanted);
    list.replaceChildren(...advice.map((said) => this.#draw(said)));
  }

  #draw(said: FormAdvice | TaskAdvice): HTMLElement {
    const hasPlace = "at" in said && said.at !== null;
    const pressed = async (order: string, say: (sentence: string) => void) => {
      const carried = await this.#carryOut(order, hasPlace ? null : this.#tasks);
      // Where it was asked for, if that is still there; the button may be gone with what it was about.
      if (carried && hasPlace) say(carried.said);
    };
    return "needs" in said ? drawTask(this.#page, said, pressed) : drawAdvice(this.#page, said, pressed);
  }

  /** @param back what gets the focus then; the control that was changed last where there is none */
  async #carryOut(order: string, back: HTMLElement | null = null): Promise<Carried | null> {
    this.#said.textContent = "";
    const carried = await this.#handlers.order(order);
    if (!carried) return null;
    this.#said.textContent = carried.said;
    const focused = back ?? carried.touched;
    if (focused instanceof HTMLElement) focused.focus();
    return carried;
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
