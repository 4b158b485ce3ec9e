// What a person types on when a paste has been stopped. Their eyes are still on the field: nothing of it may answer the question that comes, nor
// get into the field before the text that it belongs behind.

import { listen } from "../listeners.js";
import { isShielded, takeKeys } from "../shield.js";

/** So much is kept, in UTF-16 units: more is typed by nobody who does not look. */
const LONGEST = 500;

/** Keys that would change the field or leave it. */
const MOVES = /^(Enter|Tab|Delete|Insert|Home|End|Page(Up|Down)|Arrow\w+)$/;

export class TypedOn {
  #text = "";
  readonly #ending = new AbortController();
  /** Physical keys that were taken as they went down: their release is not the page's either. */
  readonly #down = new Set<string>();

  /** Keeps what is typed from now on, until the end. */
  constructor() {
    const { signal } = this.#ending;
    takeKeys((event) => this.#take(event), signal);
    // Who presses something else in the page means to type there.
    listen(window, "pointerdown", (event) => event.isTrusted && !isShielded(event) && this.end(), signal);
  }

  /** What was typed. */
  get text(): string {
    return this.#text;
  }

  /** From now on keys belong to whatever has the focus. */
  end(): void {
    this.#ending.abort();
  }

  #take(event: KeyboardEvent): boolean {
    if (!event.isTrusted) return false;
    if (event.type !== "keydown") return event.type === "keyup" && this.#down.delete(event.code);
    const isTaken = this.#keep(event);
    if (isTaken) this.#down.add(event.code);
    return isTaken;
  }

  /** Whether a key is kept, or must not do what it does in a field. */
  #keep(event: KeyboardEvent): boolean {
    const { key, isComposing, ctrlKey, altKey, metaKey } = event;
    // Keys of an input method cannot be held back; the question waits for the end of its composition.
    if (isComposing || key === "Process" || key === "Dead") return false;
    const isLetter = Array.from(key).length === 1;
    // With Alt a Mac writes signs, while elsewhere Alt and a letter open a menu.
    const isShortcut =
      !event.getModifierState("AltGraph") && (ctrlKey || metaKey || (altKey && /^[a-z\d]$/i.test(key)));
    if (isLetter && !isShortcut) {
      if (this.#text.length < LONGEST) this.#text += key;
      return true;
    }
    if (key === "Backspace" && !isShortcut) {
      this.#text = Array.from(this.#text).slice(0, -1).join("");
      return true;
    }
    // In the question they move the focus, and press nothing before it takes an answer.
    return !isShielded(event) && (MOVES.test(key) || isLetter);
  }
}
