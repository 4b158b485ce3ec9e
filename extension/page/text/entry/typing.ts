// Typing, and what the browser fills in. It is in the field already, so nothing is stopped: when the person rests, what has changed is read, and a
// small flag beside the field says what was found.

import type { Page } from "../../page.js";
import { untilReplaced } from "../../takeover.js";
import { composed } from "../composition.js";
import { isAsking } from "../decision.js";
import { type Undecided, came, hasChanged, stoodIn, undecided } from "../entered.js";
import { endFlag, hasFlag, showFlag } from "../flags.js";
import { type TextField, textFieldOf, textOf } from "../field-text.js";
import { isRemembered } from "../remembered.js";
import { allow, note, settle } from "../settling.js";
import { change } from "../window.js";
import type { Entry } from "./entry.js";

/** How long nobody has typed when the field is read, in ms. */
const REST = 800;

/** What the ways in themselves have decided about. */
const DECIDED = /^insertFrom(Paste|Drop)/;

export const typing: Entry = {
  id: "typing",
  arm: (page) => {
    const reader = new RestReader(page);
    const on = <E extends Event>(type: string, heard: (event: E) => void) =>
      page.listen<E>(window, type, heard, untilReplaced);
    for (const type of ["focusin", "beforeinput"]) {
      on(type, (event) => {
        const field = reader.isAt(event) ? null : textFieldOf(event);
        if (field) came(field);
      });
    }
    on<InputEvent>("input", (event) => reader.changed(event, !DECIDED.test(event.inputType)));
    // What the browser fills in does not always come as input.
    on("change", (event) => reader.changed(event, true));
    on("focusout", () => reader.read());
  },
};

class RestReader {
  readonly #page: Page;
  /** The field that has changed since it was read. */
  #field: TextField | null = null;
  /** When it changed last. */
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was read last. */
  readonly #read = new WeakMap<TextField, string>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** Whether an event is about the field that waits to be read: so are all but the first keys. */
  isAt(event: Event): boolean {
    return this.#field !== null && event.isTrusted && event.composedPath()[0] === this.#field;
  }

  changed(event: Event, isTyped: boolean): void {
    if (!this.isAt(event)) {
      const field = textFieldOf(event);
      if (!field) return;
      hasChanged(field);
      if (!isTyped) return;
      this.read();
      this.#field = field;
      this.#wait(REST);
    }
    this.#last = performance.now();
  }

  /** One timer for many keys: what has come meanwhile makes it wait for the rest. */
  #wait(time: number): void {
    this.#timer = setTimeout(() => {
      const left = this.#last + REST - performance.now();
      if (left > 0) this.#wait(left);
      else this.read();
    }, time);
  }

  /** Reads what has changed. */
  read(): void {
    const field = this.#field;
    clearTimeout(this.#timer);
    this.#field = null;
    if (field) void composed().then(() => this.#look(field));
  }

  #look(field: TextField): void {
    const page = this.#page;
    if (!field.isConnected || !page.acts("text") || isAsking()) return;
    const text = textOf(field);
    const last = this.#read.get(field) ?? stoodIn(field);
    this.#read.set(field, text);
    // What a flag is about may be anywhere in the text.
    const found = undecided(page, field, hasFlag(field) ? text : change(last, text), "typing");
    if (!found) endFlag(field);
    else if (found.review.outcome === "note") note(page, found);
    else void this.#flag(found);
  }

  async #flag(found: Undecided): Promise<void> {
    const page = this.#page;
    const { field, review } = found;
    if (await isRemembered(page, review)) {
      if (review.outcome === "pass") page.record(review, "pass", "go-on");
      return allow(page, found);
    }
    // Meanwhile the person may have sent it.
    if (isAsking()) return;
    showFlag(page, field, review, () => {
      if (!isAsking()) void settle(page, field, "typing");
    });
  }
}
