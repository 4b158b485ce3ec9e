// What Patrol shows in the form: a banner at its top, and notes below the controls that they are about.

import { noAdvice, text } from "../draw/background.js";
import { make } from "../draw/make.js";
import { stacks } from "../draw/stacks.js";
import { PANEL_CONTENT, RADIO_GROUP } from "./structure.js";

/**
 * @typedef {{ rule?: string, level: string, reason: string, safer: string, at?: number,
 *   button?: { label: string, order: string }, alternative?: { sentence: string, link: string } }} Finding
 * @typedef {{ findings: Finding[], complete: boolean, line: string, tasks: string[], task?: Finding }} Verdict
 * @typedef {(order: string, done: (said: string, touched?: Element) => void) => void} Order carries out what a button orders
 * @typedef {(tag: string) => [HTMLElement, ShadowRoot]} MakeHost an element of Patrol with its closed root, in Patrol's look
 */

export class Advice {
  #makeHost;
  #order;
  #column;
  #banner;
  /** How the last change went. */
  #said = make("p", { role: "status", class: "said" });
  /** How the form stands; a status, so that it is spoken. */
  #line = make("p", { role: "status" }, text("formLooking"));
  #tasks = make("select", { id: "task" }, make("option", {}, text("formTaskNone")));
  /** What is said of the task, and what has no place beside a control. */
  #rest = make("div", { class: "findings", "aria-live": "polite" });
  /** By the place of the control. @type {Map<number, { host: HTMLElement, list: Element }>} */
  #notes = new Map();
  /** What stands in each list of findings. @type {Map<Element, string>} */
  #filled = new Map();

  /**
   * Puts the banner at the top of what scrolls in the panel.
   * @param {Element} panel
   * @param {MakeHost} makeHost
   * @param {Order} order called when a person presses a button
   * @param {() => void} changed called when a person chooses a task
   */
  constructor(panel, makeHost, order, changed) {
    this.#makeHost = makeHost;
    this.#order = order;
    this.#column = columnIn(panel.querySelector(PANEL_CONTENT) ?? panel);
    const [banner, root] = makeHost("patrol-advice");
    const label = make("label", { for: "task" }, text("formTaskLabel"));
    root.append(
      make(
        "section",
        { class: "card", "aria-label": text("name") },
        this.#line,
        label,
        this.#tasks,
        this.#said,
        this.#rest,
      ),
    );
    this.#tasks.addEventListener("change", changed);
    this.#banner = banner;
    this.#column.prepend(banner);
  }

  /** Whether it is still where it was put. @param {Element} panel */
  standsIn(panel) {
    return panel.contains(this.#banner);
  }

  /** The task that is chosen, counted from 1; 0 is none. */
  get task() {
    return this.#tasks.selectedIndex;
  }

  /** @param {string} sentence */
  #tell(sentence) {
    if (this.#line.textContent !== sentence) this.#line.textContent = sentence;
  }

  /**
   * Shows a verdict, or says that there was none to be had.
   * @param {Verdict | null} verdict
   * @param {Element[]} controls
   */
  show(verdict, controls) {
    if (!verdict) return this.#tell(noAdvice);
    const keep = steady();
    this.#tell(verdict.line);
    if (this.#tasks.length < 2) this.#tasks.append(...verdict.tasks.map((task) => make("option", {}, task)));
    /** @type {Map<number, Finding[]>} */
    const notes = new Map();
    const rest = verdict.task ? [verdict.task] : [];
    for (const finding of verdict.findings) {
      const { at } = finding;
      if (at === undefined || !this.#place(at, controls)) rest.push(finding);
      else notes.set(at, [...(notes.get(at) ?? []), finding]);
    }
    this.#fill(this.#rest, rest);
    for (const [at, { host, list }] of this.#notes) {
      const about = notes.get(at);
      if (about) this.#fill(list, about);
      else {
        host.remove();
        this.#notes.delete(at);
      }
    }
    keep();
  }

  /** Puts notes back that the page has swept away with a control. @param {Element[]} controls */
  restore(controls) {
    for (const at of this.#notes.keys()) this.#place(at, controls);
  }

  remove() {
    this.#banner.remove();
    for (const { host } of this.#notes.values()) host.remove();
  }

  /**
   * Sees to a note below the row of a control; below the scope mode, for what follows it is long.
   * @param {number} at
   * @param {Element[]} controls
   * @returns {boolean} whether there is such a place
   */
  #place(at, controls) {
    let note = this.#notes.get(at);
    if (!note) {
      const [host, root] = this.#makeHost("patrol-note");
      note = { host, list: make("div", { class: "findings" }) };
      root.append(note.list);
    }
    if (!note.host.isConnected) {
      const group = controls[at]?.closest(RADIO_GROUP);
      let row = group ?? controls[at];
      while (row && row.parentElement !== this.#column && !(row === group && stacks(row.parentElement))) {
        row = /** @type {Element} */ (row.parentElement);
      }
      if (!row) return false;
      row.after(note.host);
    }
    this.#notes.set(at, note);
    return true;
  }

  /**
   * Draws findings, unless they stand there already: a button must not go from under the mouse.
   * @param {Element} list
   * @param {Finding[]} findings
   */
  #fill(list, findings) {
    const key = JSON.stringify(findings);
    if (this.#filled.get(list) === key) return;
    this.#filled.set(list, key);
    list.replaceChildren(...findings.map((finding) => this.#draw(finding)));
  }

  /** @param {Finding} finding */
  #draw({ rule = "", level, reason, safer, at, button, alternative }) {
    const drawn = make("div", { class: level === "inform" ? "finding" : "finding attention", "data-rule": rule });
    drawn.append(make("p", {}, reason));
    if (alternative) {
      const link = make("a", { href: alternative.link, target: "_blank", rel: "noreferrer" }, text("formMore"));
      drawn.append(make("p", {}, alternative.sentence, " ", link));
    }
    drawn.append(make("p", {}, safer));
    if (button) {
      const press = make("button", { type: "button" }, button.label);
      press.addEventListener("click", (event) => {
        if (!event.isTrusted) return;
        this.#said.textContent = "";
        this.#order(button.order, (said, touched) => {
          this.#said.textContent = said;
          // Where it was asked for, if that is still there; the button may be gone with what it was about.
          if (at !== undefined) drawn.append(make("p", { class: "said" }, said));
          const back = at === undefined ? this.#tasks : touched;
          if (back instanceof HTMLElement) back.focus();
        });
      });
      drawn.append(press);
    }
    return drawn;
  }
}

/** The first element, going inwards, that lays several children out one below the other. @param {Element} outer */
function columnIn(outer) {
  let column = outer;
  while (column.firstElementChild && (column.childElementCount < 2 || !stacks(column)))
    column = column.firstElementChild;
  return stacks(column) ? column : outer;
}

/** What the person works on stays where it is on the screen while notes come and go above it. */
function steady() {
  const focused = document.activeElement;
  const top = () => focused?.getBoundingClientRect().top ?? 0;
  const before = top();
  return () => {
    for (let outer = focused?.parentElement; outer && Math.abs(top() - before) >= 1; outer = outer.parentElement) {
      outer.scrollTop += top() - before;
    }
  };
}
