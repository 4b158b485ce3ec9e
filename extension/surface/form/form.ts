import type { OpenTokenForm, Page } from "../../page/page.js";
import type { FormVerdict, OpenForm } from "../../protocol.js";
import { look } from "./controls.js";
import { type Carried, type Described, carryOut } from "./order.js";
import { FormView } from "./view.js";

/** The form that is open: what is said of it, and what is done to it. */
export class Form implements OpenTokenForm {
  readonly #page: Page;
  #panel: Element;
  readonly #view: FormView;
  /** Its controls when it opened. */
  readonly #first: string;
  #isClosed = false;
  #isAsking = false;
  /** What was asked last. */
  #asked = "";
  /** The answer, while it holds. */
  #verdict: FormVerdict | null = null;
  /** Orders that are not carried out yet. */
  #pending = 0;
  /** They wait for one another. */
  #orders: Promise<unknown> = Promise.resolve();

  constructor(page: Page, panel: Element) {
    this.#page = page;
    this.#panel = panel;
    this.#first = look(panel).lines;
    this.#view = new FormView(page, panel, {
      order: (order) => this.#carryOut(order),
      taskChosen: () => void this.judge(),
    });
  }

  /** The task that is chosen, counted from 1; 0 is none. */
  get task(): number {
    return this.#view.task;
  }

  describe(): OpenForm {
    return this.#describe().form;
  }

  change(order: string): void {
    this.#view.order(order);
  }

  show(rules: readonly string[]): void {
    this.#view.showAdvice(rules);
  }

  /** Where it is. */
  get panel(): Element {
    return this.#panel;
  }

  /** Whether what is shown of it is still where it was put. */
  get isShown(): boolean {
    return this.#view.standsIn(this.#panel);
  }

  /** Whether it is being changed as the person has asked. */
  get isBusy(): boolean {
    return this.#pending > 0;
  }

  /** The page has drawn it anew. */
  moveTo(panel: Element): void {
    this.#panel = panel;
    this.#view.moveTo(panel);
    this.judgeAnew();
  }

  /** What is said of the form as it is at this moment; null while that is not known. */
  get verdict(): FormVerdict | null {
    return this.#asked === this.#question(this.#describe()) ? this.#verdict : null;
  }

  close(): void {
    this.#isClosed = true;
    this.#view.remove();
  }

  /** Other settings are in force: what was said, was said under the old ones. */
  judgeAnew(): void {
    this.#asked = "";
    void this.judge();
  }

  /** Asks for a verdict when something has changed, one at a time, and shows it. */
  async judge(): Promise<void> {
    const described = this.#describe();
    const { elements, form } = described;
    this.#view.restore(elements);
    const asked = this.#question(described);
    if (this.#isAsking || this.#asked === asked) return;
    this.#isAsking = true;
    this.#asked = asked;
    this.#verdict = null;
    const verdict = await this.#page.ask({ kind: "form", form, task: this.#view.task }, "form");
    this.#isAsking = false;
    if (this.#isClosed) return;
    this.#verdict = verdict;
    this.#view.show(verdict, elements);
    // It may have changed meanwhile.
    void this.judge();
  }

  #question({ form }: Described): string {
    return `${this.#view.task}\n${form.now}`;
  }

  #describe(): Described {
    const { elements, lines } = look(this.#panel);
    const organization = this.#page.place().organization ?? "";
    return { elements, form: { host: this.#page.host, organization, first: this.#first || lines, now: lines } };
  }

  #carryOut(order: string): Promise<Carried | null> {
    this.#pending += 1;
    // A panel that the page draws anew may be gone for a moment.
    const describe = () => (this.#isClosed || !this.#panel.isConnected ? null : this.#describe());
    const done = this.#orders
      .then(() => carryOut(this.#page, order, describe))
      .finally(() => {
        this.#pending -= 1;
      });
    this.#orders = done;
    return done;
  }
}
