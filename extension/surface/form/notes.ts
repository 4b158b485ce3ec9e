import { isColumn } from "../look/column.js";
import { type Host, makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import style from "style:./form.css";
import { RADIO_GROUP } from "./structure.js";

/** A note below a control. */
interface Note {
  host: Host;
  /** What holds its advice. */
  list: HTMLElement;
}

/** The notes below the controls of a form, by the places of these. */
export class Notes {
  readonly #column: Element;
  readonly #notes = new Map<number, Note>();

  /** @param column what the rows of the form stand in, one below the other */
  constructor(column: Element) {
    this.#column = column;
  }

  /**
   * Sees to a note below the row of a control; below the scope mode, for what follows it is long.
   * @returns what holds its advice; null where there is no such place
   */
  place(at: number, controls: readonly Element[]): HTMLElement | null {
    const note = this.#notes.get(at) ?? newNote();
    if (!note.host.element.isConnected) {
      const group = controls[at]?.closest(RADIO_GROUP);
      let row: Element | null | undefined = group ?? controls[at];
      while (row && row.parentElement !== this.#column && !(row === group && isColumn(row.parentElement))) {
        row = row.parentElement;
      }
      if (!row) return null;
      row.after(note.host.element);
    }
    this.#notes.set(at, note);
    return note.list;
  }

  /** What holds the advice of each. */
  get lists(): HTMLElement[] {
    return Array.from(this.#notes.values(), ({ list }) => list);
  }

  /** Puts notes back that the page has swept away with a control. */
  restore(controls: readonly Element[]): void {
    for (const at of this.#notes.keys()) this.place(at, controls);
  }

  /** Takes away all notes but those at these places. */
  keep(places: ReadonlySet<number>): void {
    for (const [at, { host }] of this.#notes) {
      if (places.has(at)) continue;
      host.element.remove();
      this.#notes.delete(at);
    }
  }
}

function newNote(): Note {
  const host = makeHost("patrol-note", style);
  const list = make("div", { class: "list" });
  host.root.append(list);
  return { host, list };
}
