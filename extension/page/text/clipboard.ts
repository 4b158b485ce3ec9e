// The forms in which a clipboard holds what becomes text in a page.

import type { FlavouredText } from "../core.js";

/** What is inserted. */
export interface Content {
  plain: string;
  /** Markup that says the same and that the browser may insert. */
  html: string | null;
  /** What an editor that handles pasting is given beside the plain text, by media type. It decides itself what it makes of it. */
  carried?: Readonly<Record<string, string>>;
}

/** What has no place in the middle of a page; scripts, handlers and frames the browser leaves out by itself. */
const OUTSIDE = { sanitizer: { removeElements: ["style", "link", "meta", "title", "base"] } };

/** Markup made harmless by the browser itself (`Element.setHTML`). Null in browsers without it: they get plain text. */
export function sanitized(html: string): Element | null {
  const element: Element & { setHTML?: (html: string, options: object) => void } = document.createElement("div");
  if (!element.setHTML) return null;
  element.setHTML(html, OUTSIDE);
  return element;
}

export const markup = (element: Element): string => (element as Element & { getHTML(): string }).getHTML();

export class Clipboard {
  /** The texts by media type, of which each is read. */
  readonly #texts: ReadonlyMap<string, string>;

  private constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** Reads the clipboard of an event, while the event is being handled: every form that is a text, also those that only one editor knows. */
  static read(data: DataTransfer): Clipboard {
    const types = new Set(["text/plain", "text/html", ...data.types]);
    types.delete("Files");
    return new Clipboard(new Map([...types].map((type) => [type, data.getData(type)] as const)));
  }

  get #plain(): string {
    return this.#texts.get("text/plain") ?? "";
  }

  get #html(): string {
    return this.#texts.get("text/html") ?? "";
  }

  /** The other forms that there are. */
  get #others(): [string, string][] {
    return [...this.#texts].slice(2).filter(([, text]) => text !== "");
  }

  /** Every form of it, for the core: plain text, markup, the others. */
  get texts(): FlavouredText[] {
    const texts: FlavouredText[] = [
      { flavour: "plain", text: this.#plain },
      { flavour: "html", text: this.#html },
    ];
    return [...texts, ...this.#others.map(([type, text]): FlavouredText => ({ flavour: "other", text, type }))];
  }

  /** As it is. */
  original(): Content {
    const element = this.#html ? sanitized(this.#html) : null;
    const html: [string, string][] = this.#html ? [["text/html", this.#html]] : [];
    return {
      plain: this.#text(),
      html: element && markup(element),
      carried: Object.fromEntries([...html, ...this.#others]),
    };
  }

  /** The plain text; that of the markup where there is no other. */
  #text(): string {
    if (this.#plain || !this.#html) return this.#plain;
    return sanitized(this.#html)?.textContent ?? "";
  }
}
