// Whether a field really took a text: not that it said so, but that something of it is seen.

import type { Content } from "../clipboard.js";
import { textOf } from "./text-of.js";

/** How long an editor may take to show what it took, in ms: some ask for the text only after the event. */
const LIMIT = 500;

/** So many letters of a text tell that it is there. */
const LETTERS = 16;

/** More than this in a changed element is not searched, in UTF-16 units. */
const LONGEST = 1 << 20;

const letters = (text: string): string => text.replaceAll(/[\s\u200b\ufeff]+/gu, "");

/** Watches a field from now on. */
export class Taken {
  readonly #element: HTMLElement;
  readonly #before: string;
  /** The first and the last letters of the text. */
  readonly #signs: readonly string[];
  readonly #changes = new MutationObserver((records) => this.#look(records));
  #isSeen = false;
  #seen = () => {};

  constructor(element: HTMLElement, { plain }: Content) {
    this.#element = element;
    this.#before = textOf(element);
    const text = letters(plain);
    this.#signs = text ? [text.slice(0, LETTERS), text.slice(-LETTERS)] : [];
    // An editor may show its text elsewhere than where it catches what is typed.
    this.#changes.observe(element.getRootNode(), { subtree: true, childList: true, characterData: true });
    element.addEventListener("input", this.#hear);
  }

  /** Waits until something of the text is seen; false when nothing comes. */
  async wait(): Promise<boolean> {
    if (this.now) return true;
    await Promise.race([
      new Promise<void>((seen) => (this.#seen = seen)),
      new Promise((late) => setTimeout(late, LIMIT)),
    ]);
    return this.now;
  }

  /** Whether something of the text has been seen. */
  get now(): boolean {
    this.#look(this.#changes.takeRecords());
    if (textOf(this.#element) !== this.#before) this.#isSeen = true;
    return this.#isSeen;
  }

  end(): void {
    this.#changes.disconnect();
    this.#element.removeEventListener("input", this.#hear);
  }

  readonly #hear = () => {
    this.#isSeen = true;
    this.#seen();
  };

  #look(records: readonly MutationRecord[]): void {
    if (this.#isSeen || !records.some((record) => this.#shows(record))) return;
    this.#hear();
  }

  #shows({ target, addedNodes }: MutationRecord): boolean {
    return [target, ...addedNodes].some(({ textContent }) => {
      if (!textContent || textContent.length > LONGEST) return false;
      const text = letters(textContent);
      return this.#signs.some((sign) => text.includes(sign));
    });
  }
}
