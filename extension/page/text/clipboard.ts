// The forms in which a clipboard holds what becomes text in a page.

import type { Review } from "../../protocol.js";
import { type Core, type FlavouredText, edited } from "../core.js";

/** What is inserted: plain text, and markup where it is safe and says the same. */
export interface Content {
  plain: string;
  html: string | null;
}

/** Markup made harmless by the browser itself (`Element.setHTML`). Null in browsers without it: they get plain text. */
function sanitized(html: string): Element | null {
  const element: Element & { setHTML?: (html: string) => void } = document.createElement("div");
  if (!element.setHTML) return null;
  element.setHTML(html);
  return element;
}

const markup = (element: Element): string => (element as Element & { getHTML(): string }).getHTML();

export class Clipboard {
  readonly #plain: string;
  readonly #html: string;

  private constructor(plain: string, html: string) {
    this.#plain = plain;
    this.#html = html;
  }

  /** Reads the clipboard of an event, while the event is being handled. */
  static read(data: DataTransfer): Clipboard {
    return new Clipboard(data.getData("text/plain"), data.getData("text/html"));
  }

  /** Every form of it, for the core. */
  get texts(): FlavouredText[] {
    const texts: FlavouredText[] = [{ flavour: "plain", text: this.#plain }];
    if (this.#html) texts.push({ flavour: "html", text: this.#html });
    return texts;
  }

  /** As it is. */
  original(): Content {
    const element = this.#html ? sanitized(this.#html) : null;
    return { plain: this.#text(), html: element && markup(element) };
  }

  /**
   * Without its secrets, and what was typed behind it. Markup is kept only if nothing can be found in it any more: a secret that is split by
   * tags cannot be masked in place.
   */
  redacted(core: Core, { edits: [plain = [], html = []] }: Review, typed: string): Content[] {
    const text = this.#plain ? edited(this.#plain, plain) : core.redact(this.#text());
    const element = this.#html ? sanitized(edited(this.#html, html)) : null;
    const isClean =
      element !== null && [element.textContent, markup(element)].every((text) => core.edits(text).length === 0);
    if (!typed) return [{ plain: text, html: isClean ? markup(element) : null }];
    // The last letters of a secret may have been typed.
    const whole = text + typed;
    if (core.edits(whole).length > 0) return [{ plain: core.redact(whole), html: null }];
    return [
      { plain: text, html: isClean ? markup(element) : null },
      { plain: typed, html: null },
    ];
  }

  /** The plain text; that of the markup where there is no other. */
  #text(): string {
    if (this.#plain || !this.#html) return this.#plain;
    return sanitized(this.#html)?.textContent ?? "";
  }
}
